import Domain
import Scheduling
import Synchronization
import Testing

/// Counts how often it is asked, and ends the search at a given time of asking.
private final class Counter: Sendable {
    private let count = Mutex(0)
    var asked: Int { count.withLock { $0 } }

    func deadline(after times: Int) -> Deadline {
        Deadline {
            self.count.withLock {
                $0 += 1
                return $0 > times ? 1 : 0
            }
        }
    }
}

/// The same problem, seed and threads give the same plan; a search ends when it is told to.
@Suite struct RepeatabilityTests {
    @Test(arguments: [1, 2, 3])
    func theSameAgain(threads: Int) throws {
        let problem = ProblemShape.ordinary.problem(11, visits: 60)
        func once(_ seed: UInt64) throws -> PlanResult {
            try plan(problem, options: PlanOptions(threads: threads, seed: seed, steps: 4_000))
        }
        let first = try once(5)
        let second = try once(5)
        #expect(first.plan == second.plan)
        #expect(first.steps == second.steps)
        #expect(first.steps == 4_000 * threads)
        #expect(!first.deadlineBore)
    }

    @Test func anotherSeedSearchesElsewhere() throws {
        let problem = ProblemShape.ordinary.problem(11, visits: 60)
        let plans = try (0..<4 as Range<UInt64>).map {
            try plan(problem, options: PlanOptions(seed: $0, steps: 500)).plan
        }
        #expect(Set(plans).count > 1)
    }

    @Test func moreStepsArePlannedForMoreTime() throws {
        let problem = ProblemShape.ordinary.problem(11, visits: 5)
        let brief = try plan(problem, options: PlanOptions(seconds: 0.001))
        let longer = try plan(problem, options: PlanOptions(seconds: 0.01))
        #expect(brief.steps > 0)
        #expect(longer.steps > brief.steps)
    }

    @Test(arguments: [1, 2])
    func aDeadlineEndsTheSearch(threads: Int) throws {
        let problem = ProblemShape.ordinary.problem(12, visits: 60)
        let counter = Counter()
        let result = try plan(
            problem, options: PlanOptions(threads: threads, steps: 1_000_000_000),
            deadline: counter.deadline(after: 20))
        #expect(result.deadlineBore)
        #expect(result.steps < 1_000_000)
        #expect(counter.asked > 20)
        #expect(PlanChecker(result.plan, of: problem).broken == [])
    }

    @Test func aDeadlineThatIsOverStillGivesAPlan() throws {
        let problem = ProblemShape.ordinary.problem(12, visits: 30)
        let result = try plan(problem, deadline: Deadline { 2 })
        #expect(PlanChecker(result.plan, of: problem).broken == [])
        #expect(result.plan.unassigned.count < 30)
    }

    @Test func aCancelledSearchEnds() throws {
        let problem = ProblemShape.ordinary.problem(12, visits: 30)
        let counter = Counter()
        let cancelled = counter.deadline(after: 3)
        let deadline = Deadline.after(seconds: 1_000_000) { cancelled.spent() >= 1 }
        let result = try plan(
            problem, options: PlanOptions(steps: 1_000_000_000), deadline: deadline)
        #expect(result.deadlineBore)
        #expect(counter.asked == 4)
        #expect(Deadline.after(seconds: 0).spent() >= 1)
        #expect(Deadline.after(seconds: 1_000_000).spent() < 1)
    }

    @Test func aSlowClockDoesNotBear() throws {
        let problem = ProblemShape.ordinary.problem(12, visits: 30)
        let options = PlanOptions(seed: 1, steps: 2_000)
        let counted = try plan(problem, options: options)
        let timed = try plan(problem, options: options, deadline: Deadline { -1 })
        #expect(counted.plan == timed.plan)
        #expect(!timed.deadlineBore)
    }
}
