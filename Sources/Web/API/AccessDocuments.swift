import Casework
import Domain

/// Who is calling, and what the caller may do now.
struct OwnAccountDocument: Encodable {
    var id: String
    var name: String
    var kind: String
    var roles: [String]
    var permissions: [String]
    var area: String?
    var insurer: String?
    var expiresAt: String
    var mustChangePassword: Bool
    var hasSecondFactor: Bool
    /// Until when the second factor counts; absent where it was not presented, or too long ago.
    var steppedUpUntil: String?

    init(_ session: Session, at now: Instant) {
        let actor = session.actor
        self.id = actor.id.rawValue
        self.name = session.name
        self.kind = session.kind.rawValue
        self.roles = actor.roles.map(\.rawValue).sorted()
        self.permissions = Permission.allCases.filter(actor.may).map(\.rawValue)
        self.area = actor.scope.area?.rawValue
        self.insurer = actor.scope.insurer
        self.expiresAt = session.expiresAt.description
        self.mustChangePassword = session.mustChangePassword
        self.hasSecondFactor = session.hasSecondFactor
        if session.isSteppedUp(at: now) {
            self.steppedUpUntil =
                session.steppedUpAt?.advanced(bySeconds: SessionTerms.stepUpSeconds).description
        }
    }

    static let shape = Shape.object(
        [
            "id": .text, "name": .text, "kind": .choice(Session.Kind.self),
            "roles": .list(.choice(Role.self)), "permissions": .list(.choice(Permission.self)),
            "expires_at": .moment, "must_change_password": .flag, "has_second_factor": .flag,
        ], optional: ["area": .text, "insurer": .text, "stepped_up_until": .moment])
}

/// One's own sessions, the last used first.
struct OwnSessionsDocument: Encodable {
    var sessions: [Item]

    struct Item: Encodable {
        var id: Int64
        var beganAt: String
        var usedAt: String
        var address: String
        var isCurrent: Bool
    }

    init(_ rows: [SessionRow], of session: Session) {
        self.sessions = rows.map {
            Item(
                id: $0.id, beganAt: $0.beganAt.description, usedAt: $0.usedAt.description,
                address: $0.address, isCurrent: $0.id == session.id)
        }
    }

    static let shape = Shape.object([
        "sessions": .list(
            .object([
                "id": .integer, "began_at": .moment, "used_at": .moment, "address": .text,
                "is_current": .flag,
            ]))
    ])
}

/// A token that was issued; without the token where the request is repeated.
struct IssuedTokenDocument: Encodable {
    var id: Int64
    var token: String?
}

/// A system's token, without the token.
struct TokenDocument: Encodable {
    var id: Int64
    var officer: String
    var label: String
    var permissions: [String]
    var issuedBy: String
    var expiresAt: String
    var usedAt: String?
    var revokedAt: String?

    init(_ row: TokenRow) {
        self.id = row.id
        self.officer = row.officer.rawValue
        self.label = row.label
        self.permissions = row.permissions
        self.issuedBy = row.issuedBy.rawValue
        self.expiresAt = row.expiresAt.description
        self.usedAt = row.usedAt?.description
        self.revokedAt = row.revokedAt?.description
    }

    static let shape = Shape.object(
        [
            "id": .integer, "officer": .text, "label": .text, "permissions": .list(.text),
            "issued_by": .text, "expires_at": .moment,
        ], optional: ["used_at": .moment, "revoked_at": .moment])
}

/// A client certificate that stands for an account.
struct CertificateDocument: Encodable {
    var id: Int64
    var fingerprint: String
    var officer: String
    var label: String
    var permissions: [String]
    var boundBy: String
    var expiresAt: String
    var confirmedBy: String?
    var usedAt: String?
    var revokedAt: String?

    init(_ row: CertificateRow) {
        self.id = row.id
        self.fingerprint = row.fingerprint.hex
        self.officer = row.officer.rawValue
        self.label = row.label
        self.permissions = row.permissions
        self.boundBy = row.boundBy.rawValue
        self.expiresAt = row.expiresAt.description
        self.confirmedBy = row.confirmedBy?.rawValue
        self.usedAt = row.usedAt?.description
        self.revokedAt = row.revokedAt?.description
    }

    static let shape = Shape.object(
        [
            "id": .integer, "fingerprint": .text, "officer": .text, "label": .text,
            "permissions": .list(.text), "bound_by": .text, "expires_at": .moment,
        ], optional: ["confirmed_by": .text, "used_at": .moment, "revoked_at": .moment])
}

/// Somebody who is registered.
struct OfficerDocument: Encodable {
    var id: String
    var name: String
    var roles: [String]
    var isActive: Bool
    var hasPassword: Bool
    var hasSecondFactor: Bool
    var lockedUntil: String?

    init(_ officer: RegisteredOfficer) {
        self.id = officer.id.rawValue
        self.name = officer.name
        self.roles = officer.roles
        self.isActive = officer.isActive
        self.hasPassword = officer.hasPassword
        self.hasSecondFactor = officer.hasSecondFactor
        self.lockedUntil = officer.lockedUntil?.description
    }

    static let shape = Shape.object(
        [
            "id": .text, "name": .text, "roles": .list(.text), "is_active": .flag,
            "has_password": .flag, "has_second_factor": .flag,
        ], optional: ["locked_until": .moment])
}

/// What somebody holds, has held or is to hold; without a decision it waits for one.
struct AppointmentDocument: Encodable {
    var id: Int64
    var officer: String
    var roles: [String]
    var area: String?
    var insurer: String?
    var reason: String
    var proposedBy: String
    var decision: String?
    var decidedBy: String?
    var from: String?
    var until: String?

    init(_ appointment: Appointment) {
        self.id = appointment.number
        self.officer = appointment.officer.rawValue
        self.roles = appointment.roles.map(\.rawValue).sorted()
        self.area = appointment.scope.area?.rawValue
        self.insurer = appointment.scope.insurer
        self.reason = appointment.reason
        self.proposedBy = appointment.proposedBy.rawValue
        self.decision = appointment.decision?.rawValue
        self.decidedBy = appointment.decidedBy?.rawValue
        self.from = appointment.from?.description
        self.until = appointment.until?.description
    }

    static let shape = Shape.object(
        [
            "id": .integer, "officer": .text, "roles": .list(.choice(Role.self)),
            "reason": .text, "proposed_by": .text,
        ],
        optional: [
            "area": .text, "insurer": .text, "decision": .choice(Appointment.Decision.self),
            "decided_by": .text, "from": .moment, "until": .moment,
        ])
}
