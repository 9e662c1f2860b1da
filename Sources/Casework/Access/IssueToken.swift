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

    package var officer: OfficerID
    package var label: String
    package var permissions: Set<Permission>
    package var days: Int32
    package var token: Digest

    /// The token's number, by which it is revoked.
    package struct Outcome: Codable, Sendable, Equatable {
        package var id: Int64
    }

    package init(
        officer: OfficerID, label: String, permissions: Set<Permission>, days: Int32, token: Digest
    ) {
        self.officer = officer
        self.label = label
        self.permissions = permissions
        self.days = days
        self.token = token
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(officer.rawValue)
        request.append(label)
        request.appendList { list in
            for name in permissions.map(\.rawValue).sorted() { list.append(name) }
        }
        request.append(Int64(days))
        request.append(token)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        guard !label.isEmpty else { throw Refusal.nameMissing }
        guard !permissions.isEmpty else { throw Refusal.tokenWithoutPermissions }
        guard (1...TokenTerms.longestDays).contains(days) else {
            throw Refusal.tokenTooLong(days: days)
        }
        let owner = try await tx.actor(officer)
        for permission in permissions.sorted(by: { $0.rawValue < $1.rawValue })
        where permission == .keepOwnAccess || !owner.may(permission) {
            throw Refusal.tokenBeyondOfficer(permission)
        }
        let id = try await tx.addToken(
            token, of: officer, label: label, permissions: permissions, by: context.actor.id,
            expiresAt: context.at.advanced(bySeconds: Int64(days) * 86_400), at: context.at)
        context.note("token", Int(id))
        context.note("officer", officer.rawValue)
        context.note(
            "permissions", permissions.map(\.rawValue).sorted().joined(separator: " "))
        context.note("days", Int(days))
        return Outcome(id: id)
    }
}
