/// 会话 - somebody who has signed in, or a system with its token, as the database has them at the
/// moment of one request.
package struct Session: Sendable, Equatable {
    /// How the caller has shown who it is.
    package enum Kind: String, CaseIterable, Sendable {
        /// 人员会话: with a password, by a cookie.
        case person
        /// 系统令牌: with a token of its own in every request.
        case system
        /// 客户端证书: with a certificate in the handshake of the connection.
        case device
    }

    package var kind: Kind
    /// The row's number, which is no secret.
    package var id: Int64
    /// With the roles that the officer's row has now.
    package var actor: Actor
    package var name: String
    package var beganAt: Instant
    package var expiresAt: Instant
    /// When it was last used, as far as that was written; nil for never.
    package var usedAt: Instant?
    /// When the second factor was last presented.
    package var steppedUpAt: Instant?
    /// Whether the password was given by an administrator, or has become too old.
    package var mustChangePassword: Bool
    /// Whether a second factor is enrolled and confirmed.
    package var hasSecondFactor: Bool
    /// Whether the session opens nothing but the own account until the second factor is presented.
    package var mustPresentFactor = false
    /// What forms and programs send back to show that they are this session's own pages; empty
    /// for systems, which no browser sends anything for by itself.
    package var formToken: String

    package init(
        kind: Kind, id: Int64, actor: Actor, name: String, beganAt: Instant, expiresAt: Instant,
        usedAt: Instant? = nil, steppedUpAt: Instant? = nil, mustChangePassword: Bool = false,
        hasSecondFactor: Bool = false, formToken: String = ""
    ) {
        self.kind = kind
        self.id = id
        self.actor = actor
        self.name = name
        self.beganAt = beganAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
        self.steppedUpAt = steppedUpAt
        self.mustChangePassword = mustChangePassword
        self.hasSecondFactor = hasSecondFactor
        self.formToken = formToken
    }

    /// Whether this use is to be written: the last was ``SessionTerms/touchSeconds`` ago.
    package func isUseDue(at now: Instant) -> Bool {
        guard let usedAt else { return true }
        return now >= usedAt.advanced(bySeconds: SessionTerms.touchSeconds)
    }

    /// Whether the second factor was presented within the last ``SessionTerms/stepUpSeconds``.
    package func isSteppedUp(at now: Instant) -> Bool {
        guard let steppedUpAt else { return false }
        return now < steppedUpAt.advanced(bySeconds: SessionTerms.stepUpSeconds)
    }

    /// Whether who sits there has shown who it is within the last
    /// ``SessionTerms/stepUpSeconds``: by the second factor, or by signing in.
    package func hasJustShown(at now: Instant) -> Bool {
        isSteppedUp(at: now) || now < beganAt.advanced(bySeconds: SessionTerms.stepUpSeconds)
    }

    /// The one question that every door asks before it acts for a session.
    ///
    /// - Throws: ``Refusal/notPermitted(_:)``; ``Refusal/passwordChangeNeeded`` until a password
    ///   that somebody else knows, or that is too old, was changed; ``Refusal/stepUpNeeded(_:)``
    ///   for what needs a second factor, which a system never has, and for everything while
    ///   ``mustPresentFactor``.
    package func demand(_ permission: Permission, at now: Instant) throws(Refusal) {
        guard actor.may(permission) else { throw .notPermitted(permission) }
        if permission != .keepOwnAccess, mustChangePassword { throw .passwordChangeNeeded }
        if permission.needsStepUp, !isSteppedUp(at: now) { throw .stepUpNeeded(permission) }
        if permission != .keepOwnAccess, mustPresentFactor { throw .stepUpNeeded(permission) }
    }

    /// As ``demand(_:at:)``, for what is only shown or not.
    package func mayPerform(_ permission: Permission, at now: Instant) -> Bool {
        do { try demand(permission, at: now) } catch { return false }
        return true
    }
}

/// 会话期限 - how long what was shown counts. Sources: OWASP ASVS 5.0 7.3 and 7.5.3, NIST SP
/// 800-63B-4 2.2.3 (AAL2: at most 24 hours, one hour idle), and the 20 to 30 minutes idle that 等保
/// assessors ask for.
package enum SessionTerms {
    /// A working day with its overtime.
    package static let absoluteSeconds: Int64 = 12 * 3_600
    package static let idleSeconds: Int64 = 30 * 60
    /// The last use is written at most so often: a session's requests would otherwise all write.
    package static let touchSeconds: Int64 = 60
    package static let stepUpSeconds: Int64 = 10 * 60
}

/// 令牌期限 - what may be asked for a system's token, or for a certificate that stands for one.
package enum TokenTerms {
    /// A year, a leap day included: whoever runs the system is asked again whether it still does.
    package static let longestDays: Int32 = 366
    /// What a token begins with, so that a leaked one is found by searching for it.
    package static let prefix = "fp_"
}

extension Permission {
    /// Whether the second factor must have been presented: for what spends money, what decides who
    /// may, and what shows or destroys personal data (ASVS 5.0 7.5.3).
    package var needsStepUp: Bool {
        switch self {
        case .approve, .orderPayments, .operate, .administerAccess, .removeSecondFactors,
            .keepAccounts, .proposeAppointments, .confirmAppointments, .seeOfficers, .reveal,
            .proposeErasure, .erase:
            true
        default: false
        }
    }
}
