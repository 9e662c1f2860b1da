import Domain
import Postgres
import Synchronization

/// The county's database: the one door through which `Casework` opens a transaction.
package final class Database: Sendable {
    private let pool: Pool
    private let turn = Atomic<Int>(0)
    package let keys: Keys

    package init(pool: Pool, keys: Keys) {
        self.pool = pool
        self.keys = keys
    }

    /// Runs `body` in one transaction and commits it. On a serialization failure or a deadlock the
    /// whole of it runs again, at most three times, so it must do nothing but through `tx`.
    ///
    /// - Parameter onLoop: on the thread of the connections, which saves two changes of thread for
    ///   every statement. For what computes briefly: other connections' answers wait meanwhile.
    package func write<Value: Sendable>(
        onLoop: Bool = false, _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        let keys = keys
        return try await withTaskExecutorPreference(onLoop ? nextLoop() : nil) {
            try await pool.transaction { try await body(Transaction($0, keys)) }
        }
    }

    /// Runs `body` in a read-only transaction that sees one moment of the database.
    package func read<Value: Sendable>(
        _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        let keys = keys
        return try await pool.transaction(isolation: .repeatableRead, readOnly: true) {
            try await body(Transaction($0, keys))
        }
    }

    /// Runs `body` in a transaction that is rolled back whatever comes of it: a dry run.
    package func rehearse<Value: Sendable>(
        _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        let keys = keys
        do {
            return try await pool.transaction {
                throw Rehearsed(outcome: try await body(Transaction($0, keys)))
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
    let sql: Postgres.Transaction
    package let keys: Keys

    init(_ sql: Postgres.Transaction, _ keys: Keys) {
        self.sql = sql
        self.keys = keys
    }
}
