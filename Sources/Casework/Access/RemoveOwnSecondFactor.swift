import Digests
import Domain
import Store

/// 更换动态验证码 - an officer takes the own second factor away with a last code of it, to enrol
/// another. All sessions end, the present one too: one that was stepped up would otherwise go on.
///
/// ``Casework/removeOwnSecondFactor(password:code:in:key:)`` asks for the password before.
package struct RemoveOwnSecondFactor: Action {
    package static let name = "remove_own_second_factor"
    package static let permission = Permission.keepOwnAccess

    /// A code of the moment, or a recovery code.
    package var code: String

    package init(code: String) { self.code = code }

    package func write(to request: inout CanonicalBytes) { request.append(code) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let officer = context.actor.id
        guard let credential = try await tx.credential(of: officer, locking: true),
            credential.hasFactor
        else { throw Refusal.secondFactorMissing }
        guard !credential.inside.isLocked(at: context.at),
            try await Casework.accept(code, of: credential, at: context.at, in: tx)
        else { throw Refusal.codeWrong }
        try await tx.removeFactor(of: officer)
        let ended = try await tx.endSessions(of: officer, at: context.at)
        context.note("sessions_ended", ended)
        return Done()
    }
}
