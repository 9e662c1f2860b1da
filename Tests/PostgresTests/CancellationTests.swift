import Postgres
import Seeding
import Synchronization
import TestSupport
import Testing

@Suite struct CancellationTests {
    /// Tasks are cancelled at random moments. A cancel request must never hit the statement after
    /// the one that was meant, so the statement of the one that is not cancelled must always
    /// succeed.
    @Test func aStormNeverHitsTheNextStatement() async throws {
        try await withScratchPool(Pool.Limits(size: 1)) { pool in
            try await pool.withConnection { connection in
                var generator = Seeded(7)
                var cancelled = 0
                for number in 0..<(TestRun.isWhole ? 10_000 : 200) {
                    let pause = Double.random(in: 0...6_000, using: &generator)
                    let victim = Task {
                        try await connection.query("select pg_sleep(0.005), \(number)")
                    }
                    let killer = Task {
                        try await Task.sleep(for: .microseconds(pause))
                        victim.cancel()
                    }
                    do { _ = try await victim.value } catch is CancellationError { cancelled += 1 }
                    let next = try await connection.query("select \(number)").decode(Int.self)
                    #expect(next == [number])
                    _ = try? await killer.value
                }
                #expect(cancelled > 10)
                #expect(connection.isOpen)
            }
        }
    }

    @Test func aCancelledTransactionRollsBack() async throws {
        try await withScratchPool { pool in
            try await pool.withConnection { try await $0.simple("create table t (a int)") }
            let task = Task {
                try await pool.transaction { tx in
                    try await tx.execute("insert into t values (1)")
                    try await tx.query("select pg_sleep(30)")
                }
            }
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let count = try await pool.withConnection {
                try await $0.query("select count(*) from t").decode(Int.self)
            }
            #expect(count == [0])
            #expect(pool.usage.open == 1)
        }
    }

    @Test func aTimeoutCancelsTheStatement() async throws {
        try await withScratchConnection { connection in
            let began = ContinuousClock.now
            let error = await fault {
                try await connection.query("select pg_sleep(30)", timeout: .milliseconds(200))
            }
            #expect(error?.kind == .timeout)
            #expect(error?.sqlstate == "57014")
            #expect(ContinuousClock.now - began < .seconds(5))
            #expect(try await connection.query("select 1").decode(Int32.self) == [1])
            // A limit that is not reached leaves no trace.
            try await connection.query("select 1", timeout: .milliseconds(150))
            #expect(try await connection.query("select 2 from pg_sleep(0.3)").count == 1)
        }
    }

    @Test func waitingForTheConnectionCanBeCancelled() async throws {
        try await withScratchConnection { connection in
            let first = Task { try await connection.query("select pg_sleep(0.3)") }
            try await Task.sleep(for: .milliseconds(50))
            let second = Task { try await connection.query("select 1") }
            try await Task.sleep(for: .milliseconds(50))
            second.cancel()
            await #expect(throws: CancellationError.self) { try await second.value }
            _ = try await first.value
        }
    }

    @Test func aCopyCanBeCancelled() async throws {
        try await withScratchConnection { connection in
            try await connection.simple("create table t (a int)")
            let task = Task {
                try await connection.copyIn("copy t from stdin (format binary)") { writer in
                    while true { try await writer.row(1 as Int32) }
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await connection.query("select count(*) from t").decode(Int.self) == [0])
        }
    }
}
