import Digests
import Domain
import Store

/// 全部退出 - an officer ends all sessions, or all but the present one.
package struct SignOutEverywhere: Action {
    package static let name = "sign_out_everywhere"
    package static let permission = Permission.keepOwnAccess

    /// The session that goes on; nil for none.
    package var keeping: Int64?

    package init(keeping: Int64? = nil) { self.keeping = keeping }

    package func write(to request: inout CanonicalBytes) {
        if let keeping { request.append(keeping) } else { request.appendNone() }
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let ended = try await tx.endSessions(
            of: context.actor.id, except: keeping, at: context.at)
        if ended == 0 { context.leaveNoLeaf() }
        context.note("sessions_ended", ended)
        return Done()
    }
}
