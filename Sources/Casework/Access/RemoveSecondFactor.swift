import Digests
import Domain
import Store

/// 解除动态验证码 - an administrator takes a second factor away whose telephone is lost. The
/// officer's sessions end: one that was stepped up would otherwise go on. It is the security
/// administrator's: the system administrator gives passwords, and whoever did both could act in the
/// officer's name. The operator of the machine may where there is no other security administrator.
package struct RemoveSecondFactor: Action {
    package static let name = "remove_second_factor"
    package static let permission = Permission.removeSecondFactors

    package var officer: OfficerID

    package init(officer: OfficerID) { self.officer = officer }

    package func write(to request: inout CanonicalBytes) { request.append(officer.rawValue) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard officer != context.actor.id else { throw Refusal.ownAccess(officer) }
        if context.actor.isOperator {
            let others = try await tx.confirmers().security.subtracting([officer])
            guard others.isEmpty else { throw Refusal.administrationFounded }
        }
        guard let credential = try await tx.credential(of: officer, locking: true),
            credential.factor != nil
        else { throw Refusal.secondFactorMissing }
        try await tx.removeFactor(of: officer)
        let ended = try await tx.endSessions(of: officer, at: context.at)
        context.note("officer", officer.rawValue)
        context.note("sessions_ended", ended)
        return Done()
    }
}
