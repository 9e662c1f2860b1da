import Digests
import Domain
import Store
import Vault

/// Everybody who is registered, and whether they may sign in.
package struct OfficerList: GuardedInquiry {
    package static let name = "list_officers"
    package static let permission = Permission.seeOfficers

    package init() {}
    package func answer(in tx: Transaction) async throws -> [RegisteredOfficer] {
        try await tx.officerRows()
    }
}

/// The tokens of systems, the newest first, at most a thousand.
package struct TokenList: GuardedInquiry {
    package static let name = "list_tokens"
    package static let permission = Permission.administerAccess

    package init() {}
    package func answer(in tx: Transaction) async throws -> [TokenRow] { try await tx.tokens() }
}

/// The certificates that stand for accounts, the newest first, at most a thousand.
package struct CertificateList: GuardedInquiry {
    package static let name = "list_certificates"
    package static let permission = Permission.administerAccess

    package init() {}
    package func answer(in tx: Transaction) async throws -> [CertificateRow] {
        try await tx.certificates()
    }
}

/// Those that wait for their second person, for whoever that may be.
package struct WaitingCertificates: GuardedInquiry {
    package static let name = "list_waiting_certificates"
    package static let permission = Permission.confirmAppointments

    package init() {}
    package func answer(in tx: Transaction) async throws -> [CertificateRow] {
        try await tx.certificates().filter { $0.confirmedBy == nil && $0.revokedAt == nil }
    }
}

/// An officer's sessions that still count, the last used first.
package struct OpenSessions: GuardedInquiry {
    package static let name = "list_own_sessions"
    package static let permission = Permission.keepOwnAccess

    package var officer: OfficerID
    package var now: Instant

    package init(of officer: OfficerID, at now: Instant) {
        self.officer = officer
        self.now = now
    }

    package func answer(in tx: Transaction) async throws -> [SessionRow] {
        try await tx.sessions(of: officer, at: now)
    }
}

/// What an officer signs in with; for the office alone.
struct CredentialOf: Inquiry {
    var officer: OfficerID

    init(_ officer: OfficerID) { self.officer = officer }

    func answer(in tx: Transaction) async throws -> Credential? {
        try await tx.credential(of: officer, locking: false)
    }
}

/// The second factor that an officer has begun to enrol and not confirmed; for the office alone.
struct FactorOf: Inquiry {
    var officer: OfficerID

    init(_ officer: OfficerID) { self.officer = officer }

    func answer(in tx: Transaction) async throws -> OneTimeCode? {
        guard let credential = try await tx.credential(of: officer, locking: false),
            !credential.hasFactor
        else { return nil }
        return try tx.factor(of: credential)
    }
}

// Whether a secret that was made for a request is the one that is kept: not where the request was
// repeated under its key. For the office alone.

/// Whether a token's number is that of this token.
struct IsToken: Inquiry {
    var id: Int64
    var token: Digest

    func answer(in tx: Transaction) async throws -> Bool {
        try await tx.isToken(id, token)
    }
}

/// Whether a recovery code is an officer's.
struct IsRecoveryCode: Inquiry {
    var officer: OfficerID
    var code: Digest

    func answer(in tx: Transaction) async throws -> Bool {
        try await tx.isRecoveryCode(code, of: officer)
    }
}

/// Whether an outcome is kept under a key.
struct IsKept: Inquiry {
    var key: String

    func answer(in tx: Transaction) async throws -> Bool { try await tx.isKept(key) }
}
