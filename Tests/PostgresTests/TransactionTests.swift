import Postgres
import Synchronization
import Testing

@Suite struct TransactionTests {
    private struct Stop: Error {}

    @Test func committedOrNot() async throws {
        try await withScratchPool { pool in
            try await pool.withConnection { try await $0.simple("create table t (a int)") }
            let answer = try await pool.transaction { tx in
                try await tx.execute("insert into t values (1), (2)")
            }
            #expect(answer == 2)
            await #expect(throws: Stop.self) {
                try await pool.transaction { tx in
                    try await tx.execute("insert into t values (3)")
                    throw Stop()
                }
            }
            let count = try await pool.transaction(readOnly: true) { tx in
                try await tx.query("select count(*) from t").decode(Int.self)
            }
            #expect(count == [2])
            let refused = await fault {
                try await pool.transaction(readOnly: true) { tx in
                    try await tx.execute("insert into t values (4)")
                }
            }
            #expect(refused?.sqlstate == "25006")
        }
    }

    /// With its last statement a transaction that reads is over: COMMIT went along.
    @Test func theLastStatementTakesCommitAlong() async throws {
        try await withScratchPool(Pool.Limits(size: 1)) { pool in
            let (own, state) = try await pool.transaction(
                isolation: .repeatableRead, readOnly: true
            ) { tx in
                try await tx.send("set local work_mem = '7MB'")
                let last = try await tx.ending.query(
                    "select pg_backend_pid(), current_setting('work_mem')")[0]
                let refused = await fault { try await tx.query("select 1") }
                #expect(refused?.kind == .misuse)
                let again = await fault { try await tx.ending.query("select 1") }
                #expect(again?.kind == .misuse)
                return try last.decode((Int32, String).self)
            }
            #expect(state == "7MB")
            // The connection is free and clean, and it is the same one.
            let (next, after) = try await pool.withConnection {
                try await $0.query("select pg_backend_pid(), current_setting('work_mem')")[0]
                    .decode((Int32, String).self)
            }
            #expect(next == own && after != "7MB")
        }
    }

    @Test func aLastStatementThatFailsOrWritesLeavesNothingOpen() async throws {
        try await withScratchPool(Pool.Limits(size: 1)) { pool in
            let broken = await fault {
                try await pool.transaction(readOnly: true) { tx in
                    try await tx.ending.query("select 1 / 0")
                }
            }
            #expect(broken?.sqlstate == "22012")
            let writing = await fault {
                try await pool.transaction { tx in try await tx.ending.query("select 1") }
            }
            #expect(writing?.kind == .misuse)
            // The one connection is in no transaction: there is nothing to save a point of.
            let open = await fault {
                try await pool.withConnection { try await $0.simple("savepoint here") }
            }
            #expect(open?.sqlstate == "25P01")
        }
    }

    /// The server keeps the plan of a limit that it knows.
    @Test func aLimitIsText() {
        let statement: Statement = "select a from t where a < \(5) limit \(rows: 51)"
        #expect(statement.sql == "select a from t where a < $1 limit 51")
    }

    /// Two transactions that each read what the other writes: one of them has to be run again.
    @Test func serializationFailuresAreRunAgain() async throws {
        try await withScratchPool { pool in
            try await pool.withConnection {
                try await $0.simple("create table t (a int); insert into t values (1), (2)")
            }
            let runs = Counter()
            let meeting = Meeting(2)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...2 {
                    group.addTask {
                        try await pool.transaction(isolation: .serializable, retries: 8) { tx in
                            runs.value.add(1, ordering: .relaxed)
                            _ = try await tx.query("select sum(a) from t")
                            await meeting.arrive()
                            try await tx.execute("insert into t values (\(number))")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.value.load(ordering: .relaxed) > 2)
            let count = try await pool.withConnection {
                try await $0.query("select count(*) from t").decode(Int.self)
            }
            #expect(count == [4])
        }
    }

    @Test func deadlocksAreRunAgain() async throws {
        try await withScratchPool { pool in
            try await pool.withConnection {
                try await $0.simple("create table t (a int); insert into t values (1), (2)")
            }
            let meeting = Meeting(2)
            let runs = Counter()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...2 {
                    group.addTask {
                        try await pool.transaction(setup: ["set local deadlock_timeout = '50ms'"]) {
                            runs.value.add(1, ordering: .relaxed)
                            try await $0.execute("update t set a = a where a = \(number)")
                            await meeting.arrive()
                            try await $0.execute("update t set a = a where a = \(3 - number)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.value.load(ordering: .relaxed) > 2)
        }
    }

    @Test func retriesEnd() async throws {
        try await withScratchPool { pool in
            let runs = Counter()
            let error = await fault {
                try await pool.transaction(retries: 2) { tx in
                    runs.value.add(1, ordering: .relaxed)
                    try await tx.simple(
                        "do $$ begin raise exception 'x' using errcode = '40001'; end $$")
                }
            }
            #expect(error?.sqlstate == "40001")
            #expect(runs.value.load(ordering: .relaxed) == 3)
        }
    }

    /// A deferred trigger runs inside COMMIT; what it does decides how COMMIT ends.
    private func deferred(_ action: String, _ connection: Connection) async throws {
        try await connection.simple(
            """
            create table t (a int);
            create function act() returns trigger language plpgsql as
                $$ begin \(action); return null; end $$;
            create constraint trigger act after insert on t deferrable initially deferred
                for each row execute function act();
            """)
    }

    @Test func aLostConnectionDuringCommitIsAnErrorOfItsOwn() async throws {
        try await withScratchPool { pool in
            try await pool.withConnection {
                try await deferred("perform pg_terminate_backend(pg_backend_pid())", $0)
            }
            let error = await fault {
                try await pool.transaction { try await $0.execute("insert into t values (1)") }
            }
            #expect(error?.kind == .commitUnknown)
            #expect(error?.phase == .commit)
            #expect("\(error!)" == "PostgreSQL: commit unknown, SQLSTATE 57P01, during commit")
            let count = try await pool.withConnection {
                try await $0.query("select count(*) from t").decode(Int.self)
            }
            #expect(count == [0])
        }
    }

    @Test func aRefusedCommitIsAServerError() async throws {
        try await withScratchPool { pool in
            try await pool.withConnection { try await deferred("raise exception 'no'", $0) }
            let error = await fault {
                try await pool.transaction { try await $0.execute("insert into t values (1)") }
            }
            #expect(error?.kind == .server)
            #expect(error?.phase == .commit)
            #expect(error?.sqlstate == "P0001")
        }
    }

    @Test func aFailureThatWasPassedOverIsNotACommit() async throws {
        try await withScratchPool { pool in
            let error = await fault {
                try await pool.transaction { tx in _ = try? await tx.query("select 1/0") }
            }
            #expect(error?.kind == .rolledBack)
            #expect(pool.usage.idle == 1)
        }
    }

    @Test func aTransactionIsNotUsedAfterItsEnd() async throws {
        try await withScratchPool { pool in
            let tx = try await pool.transaction { $0 }
            #expect(await fault { try await tx.query("select 1") }?.kind == .misuse)
            let copy = await fault { try await tx.copyIn("copy t from stdin") { _ in } }
            #expect(copy?.kind == .misuse)
            let nested = await fault {
                try await pool.withConnection { connection in
                    try await connection.transaction { _ in
                        try await connection.transaction { _ in }
                    }
                }
            }
            #expect(nested?.kind == .misuse)
            #expect(nested?.phase == .begin)
        }
    }

    @Test func aSavepointFailsAlone() async throws {
        try await withScratchPool { pool in
            let rows = try await pool.transaction { tx in
                try await tx.simple("create table t (a int)")
                try await tx.savepoint { try await $0.execute("insert into t values (1)") }
                await #expect(throws: Stop.self) {
                    try await tx.savepoint { inner in
                        try await inner.execute("insert into t values (2)")
                        _ = try? await inner.query("select 1/0")
                        throw Stop()
                    }
                }
                return try await tx.query("select a from t").decode(Int.self)
            }
            #expect(rows == [1])
        }
    }

    @Test func setupRunsWithBegin() async throws {
        try await withScratchPool { pool in
            let value = try await pool.transaction(
                setup: [
                    "select set_config('county.area', \("341282"), true)",
                    "set local timezone = 'UTC'",
                ]
            ) { try await $0.query("select current_setting('county.area')").decode(String.self) }
            #expect(value == ["341282"])
            let error = await fault { try await pool.transaction(setup: ["selec"]) { _ in } }
            #expect(error?.phase == .begin)
            #expect(error?.sqlstate == "42601")
            #expect(pool.usage.idle == 1)
        }
    }
}

/// Lets tasks go on together once so many have come; later ones pass.
actor Meeting {
    private var missing: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { missing = count }

    func arrive() async {
        if missing == 0 { return }
        missing -= 1
        if missing > 0 {
            await withCheckedContinuation { waiting.append($0) }
        } else {
            for task in waiting { task.resume() }
            waiting = []
        }
    }
}
