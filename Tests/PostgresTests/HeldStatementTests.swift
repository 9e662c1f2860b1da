import Postgres
import TestSupport
import Testing

/// Statements that go to the server with the next one.
@Suite struct HeldStatementTests {
    private struct Stop: Error {}

    private func withTable(_ body: (Pool) async throws -> Void) async throws {
        try await withScratchPool { pool in
            try await pool.withConnection {
                try await $0.simple("create table t (place serial, a int primary key)")
            }
            try await body(pool)
        }
    }

    private func rows(_ pool: Pool) async throws -> [Int32] {
        try await pool.withConnection {
            try await $0.query("select a from t order by place").decode(Int32.self)
        }
    }

    /// Whatever comes between them, and however many there are.
    @Test(arguments: [0, 1, 2, 127, 128, 129, 1_000])
    func theyGoInOrder(count: Int) async throws {
        try await withTable { pool in
            try await pool.transaction { tx in
                for number in 0..<count {
                    try await tx.send("insert into t (a) values (\(number))")
                    if number % 300 == 7 {
                        let held = try await tx.query("select count(*) from t").decode(Int.self)
                        #expect(held == [number + 1])
                    }
                }
            }
            let kept = try await rows(pool)
            #expect(kept == (0..<Int32(count)).map { $0 })
        }
    }

    @Test func theyGoBeforeScriptsCopiesBatchesAndSavepoints() async throws {
        try await withTable { pool in
            try await pool.transaction { tx in
                try await tx.send("insert into t (a) values (1)")
                try await tx.simple("insert into t (a) values (2)")
                try await tx.send("insert into t (a) values (3)")
                try await tx.copyIn("copy t (a) from stdin (format binary)") {
                    try await $0.row(Int32(4))
                }
                try await tx.send("insert into t (a) values (5)")
                _ = try await tx.pipeline(["insert into t (a) values (6)"])
                try await tx.send("insert into t (a) values (7)")
                await #expect(throws: Stop.self) {
                    try await tx.savepoint {
                        try await $0.send("insert into t (a) values (8)")
                        throw Stop()
                    }
                }
                try await tx.savepoint { try await $0.send("insert into t (a) values (9)") }
            }
            let kept = try await rows(pool)
            #expect(kept == [1, 2, 3, 4, 5, 6, 7, 9])
        }
    }

    @Test func oneThatFailsIsToldByTheNext() async throws {
        try await withTable { pool in
            let error = await fault {
                try await pool.transaction { tx in
                    try await tx.send("insert into t (a) values (1)")
                    try await tx.send("insert into t (a) values (1)")
                    _ = try await tx.query("select 1")
                }
            }
            #expect(error?.sqlstate == "23505")
            #expect(error?.phase == .body)
            #expect(error?.statement == "insert into t (a) values (1)")
            let kept = try await rows(pool)
            #expect(kept == [])
            #expect(pool.usage.idle == 1)
        }
    }

    /// With or without a statement before it, and though the body knows nothing of the failure.
    @Test(arguments: [false, true])
    func oneThatFailsLastIsToldByTheTransaction(behindAnother: Bool) async throws {
        try await withTable { pool in
            let error = await fault {
                try await pool.transaction { tx in
                    if behindAnother { _ = try await tx.query("select 1") }
                    try await tx.send("insert into t (a) values (1)")
                    try await tx.send("insert into t (a) values (1)")
                }
            }
            #expect(error?.sqlstate == "23505")
            #expect(error?.phase == .body)
            let kept = try await rows(pool)
            #expect(kept == [])
            let (idle, open) = (pool.usage.idle, pool.usage.open)
            #expect(idle == 1 && open == 1)
        }
    }

    @Test func aPlaceInABatchIsTheCallers() async throws {
        try await withTable { pool in
            let error = await fault {
                try await pool.transaction { tx in
                    try await tx.send("insert into t (a) values (1)")
                    _ = try await tx.pipeline(["select 1", "select 1/0"])
                }
            }
            #expect(error?.index == 1)
            #expect(error?.phase == nil)
        }
    }

    @Test func whatIsHeldIsForgottenWithItsTransaction() async throws {
        try await withTable { pool in
            await #expect(throws: Stop.self) {
                try await pool.transaction { tx in
                    try await tx.send("insert into t (a) values (1)")
                    throw Stop()
                }
            }
            let kept = try await rows(pool)
            #expect(kept == [])
            let ended = try await pool.transaction { $0 }
            #expect(await fault { try await ended.send("select 1") }?.kind == .misuse)
        }
    }

    /// The server hears of a transaction with its first statement, and of an empty one never.
    @Test func beginGoesWithTheFirstStatement() async throws {
        try await withTable { pool in
            let observer = try await Connection.open(pool.configuration)
            func state(of process: Int32) async throws -> String {
                try await observer.query(
                    "select state from pg_stat_activity where pid = \(process)"
                )[0].decode(String.self)
            }
            try await pool.withConnection { connection in
                let process = connection.processID
                try await connection.transaction { tx in
                    #expect(try await state(of: process) == "idle")
                    _ = try await tx.query("select 1")
                    #expect(try await state(of: process) == "idle in transaction")
                }
            }
            await observer.close()
        }
    }

    /// An idle connection that the server closed is found out before COMMIT can be on its way.
    @Test func aLostIdleConnectionIsReplaced() async throws {
        try await withTable { pool in
            let observer = try await Connection.open(pool.configuration)
            for number in 0..<20 {
                let process = try await pool.withConnection { $0.processID }
                try await observer.execute("select pg_terminate_backend(\(process))")
                try await pool.transaction {
                    try await $0.send("insert into t (a) values (\(number))")
                }
            }
            await observer.close()
            let kept = try await rows(pool)
            #expect(kept.count == 20)
        }
    }

    /// A change of the schema makes a statement's plan stale while it is held; the whole of the
    /// transaction is then run again, with a fresh one.
    @Test func aStalePlanIsMadeAnew() async throws {
        try await withTable { pool in
            func touch() async throws {
                try await pool.transaction { tx in
                    try await tx.send(
                        "insert into t (a) values (1) on conflict do nothing returning *")
                }
            }
            try await touch()
            try await pool.withConnection {
                try await $0.simple("alter table t add column b int")
            }
            try await touch()
            let kept = try await rows(pool)
            #expect(kept == [1])
        }
    }
}
