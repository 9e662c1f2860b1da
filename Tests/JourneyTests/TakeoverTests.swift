import Glibc
import Postgres
import TestSupport
import Testing

/// Two daemons on one database, one killed with -9: the other takes over, and nothing happens
/// twice.
@Suite struct TakeoverTests {
    @Test func aKilledDaemonIsReplacedWithinFifteenSeconds() async throws {
        try await Journey.with { journey in
            let replay = try await journey.fangpin("replay", Journey.exampleCounty)
            try #require(replay.status == 0, "\(replay.messages)")
            let daemons = [
                try await journey.daemon(port: FreePort.next()),
                try await journey.daemon(port: FreePort.next()),
            ]
            let database = Evidence(journey)
            try await wait(seconds: 10) { try await database.reminders > 0 }
            let raised = try await database.reminders
            let holder = try await database.holder
            let first = try #require(daemons.firstIndex { holder.hasSuffix("/\($0.id)") })

            daemons[first].kill()
            #expect(try await daemons[first].end() == .signalled(SIGKILL))
            // The work of the dead: all that is overdue has not been reminded of.
            try await database.forgetReminders()
            let taken = try await wait(seconds: 30) {
                try await database.reminders == raised
            }
            #expect(taken <= .seconds(15), "taken over after \(taken)")
            #expect(try await database.holder.hasSuffix("/\(daemons[1 - first].id)"))

            // Long enough for each piece of work to come round again.
            try await Task.sleep(for: .seconds(6))
            #expect(try await database.reminderActions == 2)
            #expect(try await database.checkRuns == [1])
            daemons[1 - first].kill(SIGTERM)
            #expect(try await daemons[1 - first].end() == .exited(0))
            await database.close()
            try await journey.expectSound()
        }
    }
}

/// What the database shows of the daemons' work, seen by its superuser.
private struct Evidence {
    let pool: Pool

    init(_ journey: Journey) {
        pool = TestDatabase.pool(journey.database, role: nil, size: 1)
    }

    var reminders: Int64 {
        get async throws { try await number("select count(*) from reminder") }
    }

    var reminderActions: Int64 {
        get async throws {
            try await number("select count(*) from action_log where action = 'raise_reminders'")
        }
    }

    /// How often each of the nightly checks ran, each number once.
    var checkRuns: [Int64] {
        get async throws {
            let rows = try await pool.withConnection {
                try await $0.query(
                    "select distinct count(*) from check_run group by name order by 1")
            }
            return try rows.map { try $0.decode(Int64.self) }
        }
    }

    /// Who reminds of what is overdue.
    var holder: String {
        get async throws {
            let rows = try await pool.withConnection {
                try await $0.query("select holder from lease where name = 'overdue_work'")
            }
            return try rows[0].decode(String.self)
        }
    }

    func forgetReminders() async throws {
        try await pool.withConnection { try await $0.simple("truncate reminder") }
    }

    func close() async { await pool.close() }

    private func number(_ sql: Statement) async throws -> Int64 {
        try await pool.withConnection { try await $0.queryOne(sql) }!.decode(Int64.self)
    }
}
