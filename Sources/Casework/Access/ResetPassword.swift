import Digests
import Domain
import Store

/// 重置口令 - an administrator gives an officer an initial password, of which only the hash comes
/// here: the first, or another. It must be changed at once; all sessions end, all locks are lifted,
/// and no browser is known any more.
package struct ResetPassword: Action {
    package static let name = "reset_password"
    package static let permission = Permission.administerAccess

    package var officer: OfficerID
    package var hash: String

    package init(officer: OfficerID, hash: String) {
        self.officer = officer
        self.hash = hash
    }

    /// The password is made for the request, anew each time, and no part of it.
    package func write(to request: inout CanonicalBytes) { request.append(officer.rawValue) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard officer != context.actor.id else { throw Refusal.ownAccess(officer) }
        // Only who is active may get one.
        _ = try await tx.actor(officer)
        try await tx.setPassword(of: officer, hash: hash, mustChange: true, at: context.at)
        try await tx.keepInside(Lockout(), of: officer)
        try await tx.forgetDevices(of: officer)
        let ended = try await tx.endSessions(of: officer, at: context.at)
        context.note("officer", officer.rawValue)
        context.note("sessions_ended", ended)
        return Done()
    }
}
