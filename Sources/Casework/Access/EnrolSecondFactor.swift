import Digests
import Domain
import Store

/// 绑定动态验证码 - an officer begins to enrol a second factor: the secret is kept sealed and
/// counts for nothing until ``ConfirmSecondFactor``. One that was begun and not confirmed is
/// replaced.
package struct EnrolSecondFactor: Action {
    package static let name = "enrol_second_factor"
    package static let permission = Permission.keepOwnAccess

    package var secret: [UInt8]

    package init(secret: [UInt8]) { self.secret = secret }

    /// The secret is made for the request, anew each time, and no part of it.
    package func write(to request: inout CanonicalBytes) {}

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let officer = context.actor.id
        guard let credential = try await tx.credential(of: officer, locking: true) else {
            throw Refusal.officerNotFound(officer)
        }
        guard !credential.hasFactor else { throw Refusal.secondFactorPresent }
        try await tx.keepFactor(secret, of: officer)
        return Done()
    }
}
