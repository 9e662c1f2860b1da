import Digests
import Domain
import Store

/// 吊销系统令牌 - a token ends before its time.
package struct RevokeToken: Action {
    package static let name = "revoke_token"
    package static let permission = Permission.administerAccess

    package var token: Int64

    package init(token: Int64) { self.token = token }

    package func write(to request: inout CanonicalBytes) { request.append(token) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard try await tx.revokeToken(token, at: context.at) else {
            throw Refusal.tokenNotFound(token)
        }
        context.note("token", Int(token))
        return Done()
    }
}
