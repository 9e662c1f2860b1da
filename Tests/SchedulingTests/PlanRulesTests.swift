import Domain
import Scheduling
import Seeding
import Testing

/// Every plan keeps every hard rule, whatever the problem.
@Suite struct PlanRulesTests {
    @Test(arguments: ProblemShape.allCases)
    func plansKeepAllRules(_ shape: ProblemShape) throws {
        var assigned = 0
        for seed in 0..<40 as Range<UInt64> {
            let problem = shape.problem(seed)
            let result = try plan(problem, options: PlanOptions(seed: seed, steps: 300))
            let checker = PlanChecker(result.plan, of: problem)
            #expect(checker.broken == [], "\(shape) \(seed)")
            assigned += problem.visits.count - result.plan.unassigned.count
        }
        let none: Set<ProblemShape> = [.avoidsAll, .noVisits, .noTeams, .noDays]
        #expect((assigned == 0) == none.contains(shape))
    }

    @Test func largeProblemsKeepAllRules() throws {
        for (seed, shape) in [ProblemShape.ordinary, .asymmetric, .missingPairs].enumerated() {
            var problem = shape.problem(UInt64(seed), visits: 230)
            problem.days = 14
            let result = try plan(problem, options: PlanOptions(steps: 2_000))
            #expect(PlanChecker(result.plan, of: problem).broken == [], "\(shape)")
        }
    }

    @Test func theCheckerFindsWhatIsBroken() throws {
        let problem = ProblemShape.ordinary.problem(3)
        let sound = try plan(problem, options: PlanOptions(steps: 300)).plan
        let tour = try #require(sound.tours.firstIndex { $0.stops.count > 1 })
        func breaks(_ change: (inout Plan) -> Void) -> Bool {
            var broken = sound
            change(&broken)
            return !PlanChecker(broken, of: problem).broken.isEmpty
        }
        #expect(breaks { $0.tours[tour].stops.removeLast() })
        #expect(breaks { $0.tours[tour].stops.swapAt(0, 1) })
        #expect(breaks { $0.tours[tour].stops[0].arrive -= 1 })
        #expect(breaks { $0.tours[tour].departure = 0 })
        #expect(breaks { $0.tours[tour].day = 99 })
        #expect(breaks { $0.tours[tour].travel -= 1 })
        #expect(breaks { $0.totals.late += 1 })
        #expect(breaks { $0.tours.append($0.tours[tour]) })
        #expect(breaks { $0.unassigned.append(0) })
    }

    @Test func whatIsTooLargeIsRefused() {
        let table = TravelMatrix(places: 3) { _, _ in 1 }
        var problem = PlanProblem(
            firstDay: Day(number: 0), days: 1, visits: [VisitRequest(minutes: 1)],
            teams: [Team(start: 0, end: 9)], travel: table)
        #expect(throws: PlanProblemError.travelTableOfOtherSize(expected: 2, found: 3)) {
            try plan(problem)
        }
        problem.days = -1
        #expect(throws: PlanProblemError.daysOutOfBounds(-1)) { try plan(problem) }
        problem.days = PlanBounds.days
        problem.teams = Array(repeating: Team(start: 0, end: 9), count: 70)
        #expect(throws: PlanProblemError.tooManyTeamDays(70 * PlanBounds.days)) {
            try plan(problem)
        }
        problem.visits = Array(
            repeating: VisitRequest(minutes: 1), count: PlanBounds.visits + 1)
        #expect(throws: PlanProblemError.tooManyVisits(PlanBounds.visits + 1)) {
            try plan(problem)
        }
    }

    @Test func theLargestNumbersDoNotOverflow() throws {
        let visits = (0..<12).map { index in
            VisitRequest(
                minutes: index % 3 == 0 ? .max : 1, open: index % 4 == 0 ? .max : .min,
                close: .max, due: Day(number: Int32.min / 2), load: .max)
        }
        let teams = [
            Team(start: .min, end: .max, visitsMax: .max, capacity: .max, daysOff: [.min]),
            Team(start: .max, end: .min, visitsMax: .min, capacity: .min),
        ]
        let problem = PlanProblem(
            firstDay: Day(number: 20_000), days: 30, visits: visits, teams: teams,
            travel: TravelMatrix(places: 14) { $0 < $1 ? .max : .min })
        let result = try plan(problem, options: PlanOptions(steps: 200))
        #expect(result.plan.totals.unassigned >= 0)
    }
}
