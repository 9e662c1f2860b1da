import Domain
import Postgres
import Synchronization
import Vault

/// The county's database: the one door through which `Casework` opens a transaction.
package final class Database: Sendable {
    private let pool: Pool
    private let turn = Atomic<Int>(0)
    private let keyCase: KeyCase

    /// - Parameter directory: where newer keys are found when others have exchanged them; nil for
    ///   keys that are kept in memory only.
    package init(pool: Pool, keys: Keys, directory: KeyDirectory? = nil) {
        self.pool = pool
        self.keyCase = KeyCase(keys: keys, directory: directory, pool: pool)
    }

    /// The keys that it works with at the moment.
    package var keys: Keys { keyCase.keys }

    /// Takes the keys that the database is written with by now.
    /// - Throws: ``KeysOutdated`` where one of them is not in this daemon's directory.
    package func reloadKeys() async throws { try await keyCase.reload() }

    /// The key that is to follow the newest one, made where it was not made before. It makes
    /// nothing until it is recorded.
    package func nextKey(_ kind: KeyKind) async throws -> KeyFingerprint {
        try await keyCase.next(kind)
    }

    /// Removes a key's file. The database must have said that nothing is left of it.
    package func destroyKey(_ kind: KeyKind, id: Int) throws {
        try keyCase.destroy(kind, id: id)
    }

    /// Runs `body` with the keys, and once more with newer ones where others have exchanged them
    /// meanwhile: nothing that it did before stays.
    private func withKeys<Value: Sendable>(
        _ body: (Keys) async throws -> Value
    ) async throws -> Value {
        do {
            return try await body(keys)
        } catch is KeysOutdated {
            try await keyCase.reload()
        } catch VaultError.unknownKey {
            try await keyCase.reload()
        }
        return try await body(keys)
    }

    /// Runs `body` in one transaction and commits it. On a serialization failure or a deadlock the
    /// whole of it runs again, at most three times, so it must do nothing but through `tx`.
    ///
    /// - Parameters:
    ///   - scope: whose households it sees and may write; nil for none.
    ///   - onLoop: on the thread of the connections, which saves two changes of thread for every
    ///     statement. For what computes briefly: other connections' answers wait meanwhile.
    package func write<Value: Sendable>(
        within scope: Scope?, onLoop: Bool = false,
        _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await withTaskExecutorPreference(onLoop ? nextLoop() : nil) {
            try await withKeys { keys in
                try await pool.transaction {
                    try await body(Transaction($0, keys, within: scope))
                }
            }
        }
    }

    /// Runs `body` in a read-only transaction that sees one moment of the database.
    ///
    /// - Parameters:
    ///   - scope: whose households it sees; nil for none.
    ///   - onLoop: as for ``write(within:onLoop:_:)``.
    package func read<Value: Sendable>(
        within scope: Scope?, onLoop: Bool = false,
        _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await withTaskExecutorPreference(onLoop ? nextLoop() : nil) {
            try await withKeys { keys in
                try await pool.transaction(isolation: .repeatableRead, readOnly: true) {
                    try await body(Transaction($0, keys, within: scope))
                }
            }
        }
    }

    /// Runs `body` in a transaction that is rolled back whatever comes of it: a dry run.
    /// - Parameter scope: whose households it sees and may write; nil for none.
    package func rehearse<Value: Sendable>(
        within scope: Scope?, _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        do {
            return try await withKeys { keys in
                try await pool.transaction {
                    throw Rehearsed(outcome: try await body(Transaction($0, keys, within: scope)))
                }
            }
        } catch let rehearsed as Rehearsed<Value> {
            return rehearsed.outcome
        }
    }

    /// The pool's loops in turn. On a large machine there are several, and a connection may live on
    /// another than the one that its caller runs on.
    private func nextLoop() -> EventLoop {
        pool.loops[turn.wrappingAdd(1, ordering: .relaxed).oldValue % pool.loops.count]
    }

    /// Connections: open, idle, and how many callers wait for one.
    package var connections: (open: Int, idle: Int, waiting: Int) { pool.usage }

    package func close() async { await pool.close() }
}

extension PostgresError: TemporaryFault {}

/// Carries an outcome out of a transaction that must not commit.
private struct Rehearsed<Outcome: Sendable>: Error {
    let outcome: Outcome
}

/// One transaction, with the keys that its sealed columns need. Every query of the project is a
/// method of this type, in the file of the table family that it reads or writes.
package struct Transaction: Sendable {
    private(set) var sql: Postgres.Transaction
    package let keys: Keys
    /// Whose households it sees; nil for none.
    package let scope: Scope?

    /// Takes a transaction that has just begun. Without a scope PostgreSQL shows no household's
    /// rows, so nothing is seen where the scope was forgotten.
    init(_ sql: Postgres.Transaction, _ keys: Keys, within scope: Scope?) async throws {
        self.sql = sql
        self.keys = keys
        self.scope = scope
        if let scope { try await sql.send(scope.statement(forTransaction: true)) }
    }

    /// The transaction before its last statement, which takes COMMIT with it to the server: for
    /// readings of a single statement. Whatever came after it would be refused.
    package var ending: Transaction {
        var ending = self
        ending.sql = sql.ending
        return ending
    }

    /// Copies rows into a table under row security, as the role that may do that and read nothing.
    func copyIn(
        _ statement: Statement, caller: isolated (any _Concurrency.Actor)? = #isolation,
        _ body: (CopyWriter) async throws -> Void
    ) async throws {
        try await sql.send("set local role fangpin_import")
        try await sql.copyIn(statement, body)
        try await sql.send("set local role fangpin_app")
    }
}

extension Scope {
    /// Tells PostgreSQL whose rows are seen (migrations 0015 and 0027).
    func statement(forTransaction isLocal: Bool) -> Statement {
        let (area, insurer) = settings
        return """
            select set_config('fangpin.area', \("/" + area), \(isLocal)),
                set_config('fangpin.insurer', \("/" + insurer), \(isLocal)),
                set_config('fangpin.blind', \(blind?.rawValue ?? ""), \(isLocal))
            """
    }
}
