import Digests
import Domain
import Store

/// 修改口令 - an officer takes another password, of which only the hash comes here. All other
/// sessions of the officer end: whoever had the old password is out.
///
/// ``Casework/changePassword(from:to:in:)`` checks the old one and makes the hash.
package struct ChangePassword: Action {
    package static let name = "change_password"
    package static let permission = Permission.keepOwnAccess

    /// The hash that the old password was checked against, and that of the new.
    package var old: String
    package var new: String
    /// The session that goes on.
    package var session: Int64

    package init(old: String, new: String, session: Int64) {
        self.old = old
        self.new = new
        self.session = session
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(old)
        request.append(new)
        request.append(session)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let officer = context.actor.id
        // Another may have changed it since.
        guard let credential = try await tx.credential(of: officer, locking: true),
            credential.hash == old
        else { throw Refusal.signInRefused }
        try await tx.setPassword(of: officer, hash: new, mustChange: false, at: context.at)
        let ended = try await tx.endSessions(of: officer, except: session, at: context.at)
        context.note("sessions_ended", ended)
        return Done()
    }
}
