/// An officer who may sign in, for whoever administers them.
package struct RegisteredOfficer: Sendable, Equatable {
    package var id: OfficerID
    package var name: String
    package var roles: [String]
    package var isActive: Bool
    package var hasPassword: Bool
    package var hasSecondFactor: Bool
    package var lockedUntil: Instant?

    package init(
        id: OfficerID, name: String, roles: [String], isActive: Bool, hasPassword: Bool,
        hasSecondFactor: Bool, lockedUntil: Instant?
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.isActive = isActive
        self.hasPassword = hasPassword
        self.hasSecondFactor = hasSecondFactor
        self.lockedUntil = lockedUntil
    }
}

/// One of an officer's sessions that still count.
package struct SessionRow: Sendable, Equatable {
    package var id: Int64
    package var beganAt: Instant
    package var usedAt: Instant
    package var address: String

    package init(id: Int64, beganAt: Instant, usedAt: Instant, address: String) {
        self.id = id
        self.beganAt = beganAt
        self.usedAt = usedAt
        self.address = address
    }
}

/// A system's token, without the token.
package struct TokenRow: Sendable, Equatable {
    package var id: Int64
    package var officer: OfficerID
    package var label: String
    package var permissions: [String]
    package var issuedBy: OfficerID
    package var expiresAt: Instant
    package var usedAt: Instant?
    package var revokedAt: Instant?

    package init(
        id: Int64, officer: OfficerID, label: String, permissions: [String], issuedBy: OfficerID,
        expiresAt: Instant, usedAt: Instant?, revokedAt: Instant?
    ) {
        self.id = id
        self.officer = officer
        self.label = label
        self.permissions = permissions
        self.issuedBy = issuedBy
        self.expiresAt = expiresAt
        self.usedAt = usedAt
        self.revokedAt = revokedAt
    }
}
