import Digests
import Domain
import Store

/// 不予删除 - the second person leaves a household as it is.
package struct RejectErasure: Action {
    package static let name = "reject_erasure"
    package static let permission = Permission.erase

    package var erasure: Erasure.Number
    package var reason: String

    package init(_ erasure: Erasure.Number, reason: String) {
        self.erasure = erasure
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(erasure)
        request.append(reason)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        try context.demandReason(reason)
        let proposal = try await context.waitingErasure(erasure, in: tx)
        try await tx.decideErasure(erasure, .rejected, by: context.actor.id, at: context.at)
        context.note("erasure", Int(proposal.number))
        context.note("reason", reason)
        return Done()
    }
}
