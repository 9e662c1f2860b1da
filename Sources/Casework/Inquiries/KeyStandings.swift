import Domain
import Store

/// Every key that can be exchanged, and how far that has come.
package struct KeyStandings: GuardedInquiry {
    package static let name = "key_standings"
    package static let permission = Permission.operate

    package init() {}

    package func answer(in tx: Transaction) async throws -> [KeyStanding] {
        try await tx.keyStandings()
    }
}

/// Whether this daemon has the keys that the database is written with.
package struct KeysAreCurrent: Inquiry {
    package init() {}

    package func answer(in tx: Transaction) async throws -> Bool {
        try await tx.demandCurrentKeys()
        return true
    }
}
