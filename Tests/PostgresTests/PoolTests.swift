import Postgres
import Synchronization
import TestSupport
import Testing

@Suite struct PoolTests {
    @Test func noMoreConnectionsThanAllowed() async throws {
        let limits = Pool.Limits(size: 3, waiting: 100)
        try await withScratchPool(limits) { pool in
            let now = Counter()
            let most = Counter()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        try await pool.withConnection { connection in
                            let count = now.value.add(1, ordering: .relaxed).newValue
                            most.value.max(count, ordering: .relaxed)
                            try await connection.query("select pg_sleep(0.005)")
                            now.value.subtract(1, ordering: .relaxed)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(most.value.load(ordering: .relaxed) == 3)
            #expect(pool.usage == (3, 3, 0))
        }
    }

    @Test func waitingIsBounded() async throws {
        let limits = Pool.Limits(size: 1, waiting: 2, waitTimeout: .milliseconds(300))
        try await withScratchPool(limits) { pool in
            try await pool.withConnection { _ in
                let began = ContinuousClock.now
                let errors = await withTaskGroup(of: PostgresError?.self) { group in
                    for _ in 0..<5 {
                        group.addTask {
                            await fault { try await pool.withConnection { _ in } }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(errors.allSatisfy { $0?.kind == .poolExhausted })
                // Three at once, for the queue is full; two after the time was up.
                #expect(errors.filter { $0?.message.contains("already") == true }.count == 3)
                #expect(ContinuousClock.now - began >= .milliseconds(300))
            }
            try await pool.withConnection { _ in }
        }
    }

    @Test func aCancelledWaiterLeavesTheQueue() async throws {
        try await withScratchPool(Pool.Limits(size: 1)) { pool in
            try await pool.withConnection { _ in
                let waiter = Task { try await pool.withConnection { _ in } }
                while pool.usage.waiting == 0 { await Task.yield() }
                waiter.cancel()
                await #expect(throws: CancellationError.self) { try await waiter.value }
                #expect(pool.usage.waiting == 0)
            }
            #expect(pool.usage == (1, 1, 0))
        }
    }

    @Test func lostConnectionsAreReplaced() async throws {
        try await withScratchPool { pool in
            let meeting = Meeting(2)
            let processes = try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        try await pool.withConnection { connection in
                            await meeting.arrive()
                            return connection.processID
                        }
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(pool.usage == (2, 2, 0))
            // The one that is lent kills the other, which is idle; the pool hears of it.
            let killer = try await pool.withConnection { connection in
                for victim in processes where victim != connection.processID {
                    try await connection.query("select pg_terminate_backend(\(victim), 5000)")
                }
                return connection.processID
            }
            for _ in 0..<200 where pool.usage.open > 1 {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(pool.usage == (1, 1, 0))
            #expect(try await pool.withConnection({ $0.processID }) == killer)
        }
    }

    @Test func aConnectionThatDiesInUseIsNotKept() async throws {
        try await withScratchPool { pool in
            let error = await fault {
                try await pool.withConnection {
                    try await $0.query("select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)")
                }
            }
            #expect(error?.kind == .connection)
            #expect(error?.sqlstate == "57P01", "\(String(reflecting: error))")
            #expect(pool.usage.open == 0)
            let isOpen = try await pool.withConnection { $0.isOpen }
            #expect(isOpen)
        }
    }

    @Test func anOpenTransactionIsRolledBack() async throws {
        try await withScratchPool(Pool.Limits(size: 1)) { pool in
            try await pool.withConnection {
                try await $0.simple("create table t (a int)")
                try await $0.simple("begin; insert into t values (1)")
            }
            let count = try await pool.withConnection {
                try await $0.query("select count(*) from t").decode(Int.self)
            }
            #expect(count == [0])
        }
    }

    @Test func aClosedPoolRefuses() async throws {
        try await withScratchPool { pool in
            try await pool.withConnection { _ in }
            await pool.close()
            let refused = await fault { try await pool.withConnection { _ in } }
            #expect(refused?.kind == .poolClosed)
            #expect(pool.usage.open == 0)
        }
    }

    @Test func whoWaitsIsToldWhenNoServerIsThere() async throws {
        let pool = Pool(Configuration(url: "host=/nonexistent dbname=x user=y"))
        let error = await fault { try await pool.withConnection { _ in } }
        #expect(error?.kind == .connection)
        #expect(pool.usage == (0, 0, 0))
        let begin = await fault { try await pool.transaction { _ in } }
        #expect(begin?.kind == .connection)
    }

    @Test func idleConnectionsAreCheckedAndGrowOld() async throws {
        let limits = Pool.Limits(
            size: 4, idleCheck: .milliseconds(50), idleLifetime: .milliseconds(100))
        try await withScratchPool(limits) { pool in
            let meeting = Meeting(4)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { try? await pool.withConnection { _ in await meeting.arrive() } }
                }
            }
            #expect(pool.usage.open == 4)
            for _ in 0..<200 where pool.usage.open > 1 {
                try await Task.sleep(for: .milliseconds(25))
            }
            #expect(pool.usage.open == 1)
        }
    }
}
