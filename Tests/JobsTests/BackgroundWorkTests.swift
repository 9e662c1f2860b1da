import Casework
import Domain
import Jobs
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@Suite struct BackgroundWorkTests {
    /// Runs one piece of a daemon's background work until something holds.
    private func run(
        _ name: String, in office: TestOffice, holder: String = "daemon",
        noteHead: @escaping @Sendable (TrailHead) -> Void = { _ in },
        until condition: () async throws -> Bool
    ) async throws {
        let background = BackgroundWork(
            casework: office.casework, holder: holder, logger: TestDatabase.silence,
            memory: TrailMemory(
                noteHead: noteHead, lastSigned: { office.lastSigned },
                noteSigned: { office.note(signed: $0) }))
        let work: any Service =
            name == "due_work"
            ? background.dueWork
            : try #require(background.leasedWork.first { $0.name == name })
        let running = Task { try await work.run() }
        _ = try await wait(until: condition)
        running.cancel()
        _ = await running.result
        await background.stop()
        #expect(try await condition())
    }

    @Test func noticesComeDownWhenTheirDaysAreOver() async throws {
        try await withOffice { office in
            let due = try await office.given.claim(.posted)
            let open = try await office.given.claim(.posted)
            _ = try await office.casework.perform(
                RaiseObjection(claim: open, raisedOn: Dates.posted), by: Staff.town)
            let later = try await office.given.claim(.reviewed)
            _ = try await office.casework.perform(
                PostNotice(claim: later, postedOn: Dates.posted + 1), by: Staff.town)
            office.clock.set(Dates.takenDown)
            try await run("due_work", in: office) {
                try await office.state(of: due) == .noticed
            }
            #expect(try await office.state(of: open) == .posted)
            #expect(try await office.state(of: later) == .posted)
            let notice = try await office.casework.read(OpenCase(due, for: office.casework))
                .notices[0]
            #expect(notice.takenDownOn == Dates.takenDown)
            // A daemon that slept for a week ends them on the day on which they were due.
            office.clock.set(Dates.takenDown + 8)
            try await run("due_work", in: office) {
                try await office.state(of: later) == .noticed
            }
            let second = try await office.casework.read(OpenCase(later, for: office.casework))
                .notices[0]
            #expect(second.takenDownOn == Dates.takenDown + 1)
            #expect(try await office.state(of: open) == .posted)
        }
    }

    @Test func twoClocksEndANoticeOnce() async throws {
        try await withOffice { office in
            var claims: [Claim.ID] = []
            for _ in 0..<4 { claims.append(try await office.given.claim(.posted)) }
            let daemons = ["one", "two"].flatMap { holder in
                BackgroundWork(
                    casework: office.casework, holder: holder, logger: TestDatabase.silence,
                    memory: office.memory
                ).services
            }
            let running = daemons.map { work in Task { try await work.run() } }
            for claim in claims {
                _ = try await wait { try await office.state(of: claim) == .noticed }
            }
            for task in running {
                task.cancel()
                _ = await task.result
            }
            for holder in ["one", "two"] { try await office.casework.releaseLeases(of: holder) }
            #expect(
                try await office.number(
                    "select count(*) from action_log where action = 'close_notice'") == 4)
            #expect(try await office.number("select count(*) from refused_attempt") == 0)
        }
    }

    @Test func whatIsOverdueIsRemindedOfOnce() async throws {
        try await withOffice { office in
            func reminders() async throws -> Int64 {
                try await office.number("select count(*) from reminder")
            }
            _ = try await office.given.claim(.accepted)
            // The leads' five working days after 1 September end on the 8th, the visit's a day
            // later. That no plan makes it is told two working days before.
            office.clock.set(Day(2026, 9, 8)!)
            for raised in [1, 0] {
                #expect(
                    try await office.casework.perform(RaiseReminders(), by: .daemon).raised
                        == raised)
            }
            office.clock.set(Day(2026, 9, 9)!)
            try await run("overdue_work", in: office) { try await reminders() == 64 }
            office.clock.set(Day(2026, 9, 10)!)
            try await run("overdue_work", in: office) { try await reminders() == 65 }
            #expect(
                try await office.casework.perform(RaiseReminders(), by: .daemon).raised == 0)
            #expect(
                try await office.number(
                    "select count(*) from action_log where action = 'raise_reminders'") == 3)
        }
    }

    @Test func checksRunOnceANight() async throws {
        try await withOffice { office in
            let night = Day(2026, 9, 21)!
            func runs() async throws -> Int64 {
                try await office.number(
                    "select count(*) from check_run where name = 'journal_is_balanced'")
            }
            func turn(_ seconds: Int64, expecting count: Int64, on day: Day) async throws {
                office.clock.set(Instant(day, secondsAfterMidnight: seconds))
                if try await runs() < count {
                    try await run("nightly_checks", in: office) { try await runs() == count }
                } else {
                    // Long enough for a turn that should not have been.
                    var looks = 0
                    try await run("nightly_checks", in: office) {
                        looks += 1
                        return looks > 10
                    }
                }
                #expect(try await runs() == count)
            }
            // They never ran: last night's are made up for, whatever the hour.
            try await turn(1 * 3_600, expecting: 1, on: night)
            try await turn(2 * 3_600, expecting: 2, on: night)
            try await turn(9 * 3_600, expecting: 2, on: night)
            try await turn(1 * 3_600, expecting: 2, on: night + 1)
            try await turn(2 * 3_600 + 1, expecting: 3, on: night + 1)
        }
    }

    @Test func theSealerNotesEveryHeadOutside() async throws {
        try await withOffice { office in
            let heads = Mutex<[TrailHead]>([])
            _ = try await office.given.claim(.eligible)
            func isSealed() async throws -> Bool {
                try await office.number(
                    "select (select count(*) from action_log) - (select count(*) from sealed_leaf)")
                    == 0
            }
            let note: @Sendable (TrailHead) -> Void = { head in heads.withLock { $0.append(head) } }
            try await run("sealer", in: office, noteHead: note, until: isSealed)
            _ = try await office.given.claim(.eligible)
            try await run("sealer", in: office, noteHead: note, until: isSealed)
            let noted = heads.withLock { $0 }
            #expect(noted.count >= 2)
            let answer = try await office.casework.read(VerifyTrail(witnessed: noted))
            #expect(answer.defects == [])
            #expect(answer.head == noted.last?.root)
            // The first head was signed, and the second came within the minute.
            #expect(try await office.number("select count(*) from checkpoint") == 1)
            #expect(office.lastSigned != nil)
        }
    }

    /// The alarm is raised once for each reason, and again when it comes back.
    @Test func aRefusalToSignIsHeardOnce() {
        let log = TestLog()
        let alarm = SigningAlarm(logger: log.logger)
        let refusals: [Signing] = [
            .refused(.memory), .refused(.memory), .refused(.history(size: 3)), .nothing,
            .refused(.history(size: 3)), .signed(size: 4), .refused(.memory),
        ]
        for signing in refusals { alarm.hear(signing) }
        #expect(log.text.split(separator: "\n").count == 4)
    }
}
