import Digests
import Domain
import Store

/// 发放系统令牌 - a system gets a token in the name of an officer or of a department's account, for
/// some of what that account may do and for a time. Only the token's digest comes here.
///
/// ``Casework/issueToken(of:label:permissions:days:by:)`` makes the token.
package struct IssueToken: Action {
    package static let name = "issue_token"
    package static let permission = Permission.administerAccess

    package var grant: SystemGrant
    package var token: Digest

    /// The token's number, by which it is revoked.
    package struct Outcome: Codable, Sendable, Equatable {
        package var id: Int64
    }

    package init(_ grant: SystemGrant, token: Digest) {
        self.grant = grant
        self.token = token
    }

    /// The token is made for the request, anew each time, and no part of it.
    package func write(to request: inout CanonicalBytes) { grant.write(to: &request) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        try await grant.check(in: tx)
        let id = try await tx.addToken(
            token, of: grant.officer, label: grant.label, permissions: grant.permissions,
            by: context.actor.id, expiresAt: grant.end(from: context.at), at: context.at)
        context.note("token", Int(id))
        context.note(grant)
        return Outcome(id: id)
    }
}
