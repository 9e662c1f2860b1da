import Casework
import Domain
import Jobs
import Store
import Synchronization
import TestSupport
import Testing

extension DueWork.Kind {
    fileprivate static let count = DueWork.Kind(rawValue: "count")
    fileprivate static let stumble = DueWork.Kind(rawValue: "stumble")
}

/// How often each subject was done.
private final class Tally: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    var all: [String: Int] { counts.withLock { $0 } }
    func add(_ work: DueWork) -> Int {
        counts.withLock { counts in
            counts[work.subject, default: 0] += 1
            return counts[work.subject]!
        }
    }
}

extension TestOffice {
    fileprivate func enqueue(_ works: [DueWork]) async throws {
        try await database.write(within: nil) { try await $0.enqueue(works) }
    }

    fileprivate func dueWork() async throws -> Int64 {
        try await number("select count(*) from due_work")
    }

    /// A runner that works while `body` does.
    fileprivate func running(
        _ handlers: [DueWork.Kind: DueWorkRunner.Handler], runners: Int = 1,
        _ body: () async throws -> Void
    ) async throws {
        let tasks = (0..<runners).map { _ in
            let runner = DueWorkRunner(
                casework: casework, handlers: handlers, logger: TestDatabase.silence)
            return Task { try await runner.run() }
        }
        try await body()
        for task in tasks {
            task.cancel()
            try await task.value
        }
    }
}

@Suite struct DueWorkRunnerTests {
    private func works(_ count: Int, at moment: Instant) -> [DueWork] {
        (0..<count).map { DueWork(.count, "\($0)", dueAt: moment) }
    }

    @Test func threeRunnersDoEachPieceOnce() async throws {
        try await withOffice { office in
            let tally = Tally()
            try await office.enqueue(works(3_000, at: office.casework.now))
            try await office.running(
                [
                    .count: { work in
                        _ = tally.add(work)
                        return .done
                    }
                ], runners: 3
            ) {
                try await wait { try await office.dueWork() == 0 }
            }
            #expect(try await office.dueWork() == 0)
            #expect(tally.all.count == 3_000)
            #expect(tally.all.values.allSatisfy { $0 == 1 })
        }
    }

    @Test func nothingIsDoneBeforeItsMomentNorWhatNobodyKnows() async throws {
        try await withOffice { office in
            let tally = Tally()
            let now = office.casework.now
            try await office.enqueue([
                DueWork(.count, "now", dueAt: now),
                DueWork(.count, "tomorrow", dueAt: TestClock.morning(of: now.day + 1)),
                DueWork(.stumble, "of a newer daemon", dueAt: now),
            ])
            let handlers: [DueWork.Kind: DueWorkRunner.Handler] = [
                .count: { work in
                    _ = tally.add(work)
                    return .done
                }
            ]
            try await office.running(handlers) {
                try await wait { try await office.dueWork() == 2 }
                // Another look at least.
                try await Task.sleep(for: DueWorkRunner.lookInterval * 1.5)
                #expect(tally.all == ["now": 1])
                office.clock.set(now.day + 1)
                try await wait { try await office.dueWork() == 1 }
                #expect(tally.all == ["now": 1, "tomorrow": 1])
            }
        }
    }

    /// The pauses grow; after the last attempt it is parked, and an operator sends it again.
    @Test func whatFailsIsTriedLaterAndAtLastParked() async throws {
        try await withOffice { office in
            let tally = Tally()
            let isMended = Mutex(false)
            try await office.enqueue([
                DueWork(.stumble, "9", dueAt: office.casework.now)
            ])
            let handlers: [DueWork.Kind: DueWorkRunner.Handler] = [
                .stumble: { work in
                    if isMended.withLock({ $0 }) { return .done }
                    _ = tally.add(work)
                    throw Refusal.nothingToOrder
                }
            ]
            try await office.running(handlers) {
                for attempt in 1...DueWorkRunner.attempts {
                    try await wait {
                        try await office.number(
                            """
                            select coalesce(max(attempts) filter (where held_until is null), 0)
                            from due_work
                            """) == attempt
                    }
                    let now = office.casework.now.microseconds
                    let wakeAt = try await office.number(
                        "select (extract(epoch from wake_at) * 1000000)::bigint from due_work")
                    let isLast = attempt == DueWorkRunner.attempts
                    let pause = isLast ? 0 : min(1 << attempt, 3_600) * 1_000_000
                    // The test's clock goes on by a microsecond whenever it is read.
                    #expect((0..<10_000).contains(now - (wakeAt - Int64(pause))), "\(attempt)")
                    office.clock.set(Instant(microseconds: wakeAt))
                    office.casework.dueWorkBell.ring()
                }
                #expect(tally.all == ["9": DueWorkRunner.attempts])
                let parked = try await office.casework.read(ParkedWorks(limit: 10))
                #expect(parked.map(\.fault) == ["nothing_to_order"])
                #expect(parked.map(\.attempts) == [DueWorkRunner.attempts])
                isMended.withLock { $0 = true }
                _ = try await office.casework.perform(
                    RetryWork(.stumble, "9"), by: .operator)
                try await wait { try await office.dueWork() == 0 }
            }
            #expect(try await office.dueWork() == 0)
            #expect(
                try await office.refusal(of: RetryWork(.stumble, "9"), by: .operator)
                    == "work_not_parked")
            #expect(
                try await office.refusal(of: RetryWork(.stumble, "9"), by: Staff.handler)
                    == "not_permitted")
        }
    }

    /// Work that is written down again while somebody is at it is done once more.
    @Test func aNewMomentWhileItIsDoneIsNotLost() async throws {
        try await withOffice { office in
            let tally = Tally()
            let work = DueWork(.count, "1", dueAt: office.casework.now)
            try await office.enqueue([work])
            let handlers: [DueWork.Kind: DueWorkRunner.Handler] = [
                .count: { work in
                    if tally.add(work) == 1 { try await office.enqueue([work]) }
                    return .done
                }
            ]
            try await office.running(handlers) {
                try await wait { tally.all == ["1": 2] }
                try await wait { try await office.dueWork() == 0 }
            }
            #expect(tally.all == ["1": 2])
            #expect(try await office.dueWork() == 0)
        }
    }

    @Test func anActionRingsForWhatItMakesDue() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.reviewed)
            let rings = office.casework.dueWorkBell.rings
            _ = try await office.casework.perform(
                PostNotice(claim: claim, postedOn: Dates.posted), by: Staff.town, dryRun: true)
            #expect(office.casework.dueWorkBell.rings == rings)
            _ = try await office.casework.perform(
                PostNotice(claim: claim, postedOn: Dates.posted), by: Staff.town)
            #expect(office.casework.dueWorkBell.rings == rings + 1)
            #expect(try await office.dueWork() == 1)
        }
    }

    /// A daemon that stops gives back what it has not begun, and ends what it has.
    @Test func whoStopsGivesBack() async throws {
        try await withOffice { office in
            let begun = Tally()
            try await office.enqueue(works(40, at: office.casework.now))
            let handlers: [DueWork.Kind: DueWorkRunner.Handler] = [
                .count: { work in
                    _ = begun.add(work)
                    try? await Task.sleep(for: .milliseconds(300))
                    return .done
                }
            ]
            try await office.running(handlers) {
                try await wait { begun.all.count >= 4 }
            }
            let left = try await office.number(
                "select count(*) from due_work where held_until is null and attempts = 0")
            #expect(try await office.dueWork() == left)
            #expect(Int(left) + begun.all.count == 40)
        }
    }
}
