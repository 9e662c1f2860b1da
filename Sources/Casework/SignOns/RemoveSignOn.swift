import Digests
import Domain
import Store

/// 解除统一认证 - an account belongs to nobody of the county's sign-on any more. The officer's sessions
/// end: which of them began there is not known.
package struct RemoveSignOn: Action {
    package static let name = "remove_sign_on"
    package static let permission = Permission.administerAccess

    package var officer: OfficerID

    package init(_ officer: OfficerID) { self.officer = officer }

    package func write(to request: inout CanonicalBytes) { request.append(officer.rawValue) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard try await tx.endSignOns(of: officer, at: context.at) > 0 else {
            throw Refusal.signOnMissing(officer)
        }
        let ended = try await tx.endSessions(of: officer, at: context.at)
        context.note("officer", officer.rawValue)
        context.note("sessions_ended", ended)
        return Done()
    }
}
