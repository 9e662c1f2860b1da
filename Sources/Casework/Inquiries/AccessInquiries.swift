import Domain
import Store
import Vault

/// Everybody who is registered, and whether they may sign in.
package struct OfficerList: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> [RegisteredOfficer] {
        try await tx.officerRows()
    }
}

/// The tokens of systems, the newest first, at most a thousand.
package struct TokenList: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> [TokenRow] { try await tx.tokens() }
}

/// An officer's sessions that still count, the last used first.
package struct OpenSessions: Inquiry {
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
