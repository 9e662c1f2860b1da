import Digests
import Domain
import Store

/// 系统授权 - what a system may do in the name of an officer or of a department's account, and how
/// long, whatever it shows itself with: a token or a certificate.
package struct SystemGrant: Sendable, Equatable {
    package var officer: OfficerID
    /// Which system, and what for.
    package var label: String
    package var permissions: Set<Permission>
    package var days: Int32

    package init(
        officer: OfficerID, label: String, permissions: Set<Permission>, days: Int32
    ) {
        self.officer = officer
        self.label = label
        self.permissions = permissions
        self.days = days
    }

    func write(to request: inout CanonicalBytes) {
        request.append(officer.rawValue)
        request.append(label)
        request.appendList { list in
            for name in names { list.append(name) }
        }
        request.append(Int64(days))
    }

    /// - Throws: ``Refusal/nameMissing``, ``Refusal/tokenWithoutPermissions``,
    ///   ``Refusal/tokenTooLong(days:)``, ``Refusal/tokenBeyondOfficer(_:)``,
    ///   ``Refusal/officerNotFound(_:)``.
    func check(in tx: Transaction) async throws {
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
    }

    /// The moment from which it is good no longer.
    func end(from start: Instant) -> Instant {
        start.advanced(bySeconds: Int64(days) * 86_400)
    }

    /// The permissions as the database and the trail have them.
    var names: [String] { permissions.map(\.rawValue).sorted() }
}

extension Context {
    /// Notes what a system was given.
    mutating func note(_ grant: SystemGrant) {
        note("officer", grant.officer.rawValue)
        note("permissions", grant.names.joined(separator: " "))
        note("days", Int(grant.days))
    }
}
