import Digests
import Domain
import Store

/// 重新执行 - an operator sends work again that the daemon gave up, once its cause is mended.
package struct RetryWork: Action {
    package static let name = "retry_work"
    package static let permission = Permission.operate

    package var kind: DueWork.Kind
    package var subject: String

    package init(_ kind: DueWork.Kind, _ subject: String) {
        self.kind = kind
        self.subject = subject
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(kind.rawValue)
        request.append(subject)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard let parked = try await tx.lockParked(kind, subject) else {
            throw Refusal.workNotParked(kind, subject)
        }
        try await context.makeDue(parked, in: tx)
        context.note("kind", kind.rawValue)
        context.note("subject", subject)
        return Done()
    }
}
