import Domain
import Scheduling
import Seeding
import Testing

/// A published plan changes as little as it can.
@Suite struct ReplanTests {
    /// A county of 90 visits, its plan, and which visits it makes.
    private func published(
        _ seed: UInt64, _ shape: ProblemShape = .ordinary
    ) throws -> (problem: PlanProblem, plan: Plan, made: [Int]) {
        var problem = shape.problem(seed, visits: 90)
        problem.days = 6
        for index in problem.teams.indices { problem.teams[index].visitsMax = 9 }
        let plan = try plan(problem, options: PlanOptions(seed: seed, steps: 3_000)).plan
        return (problem, plan, plan.tours.flatMap { $0.stops.map(\.visit) })
    }

    /// For each visit its team and day.
    private func teamDays(_ plan: Plan) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        for tour in plan.tours {
            for stop in tour.stops { found[stop.visit] = [tour.team, tour.day] }
        }
        return found
    }

    /// The only reasons are a visit that could not be made and a day of lateness.
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func nothingChangesWithoutAReason(seed: UInt64) throws {
        let (problem, plan, _) = try published(seed)
        let again = try replan(problem, published: plan, changes: PlanChanges())
        let (before, after) = (plan.totals, again.plan.totals)
        #expect(
            again.difference.moved == []
                || (after.unassigned, after.late) < (before.unassigned, before.late))
        #expect(again.difference.removed == [])
        #expect(PlanChecker(again.plan, of: problem).broken == [])
        // What nothing can be gained for stays to the last visit.
        let last = try replan(problem, published: again.plan, changes: PlanChanges())
        if (last.plan.totals.unassigned, last.plan.totals.late) == (after.unassigned, after.late) {
            #expect(last.difference.moved == [])
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func cancelledVisitsLeaveTheRest(seed: UInt64) throws {
        let (problem, plan, made) = try published(seed)
        let cancelled = [made[0], made[made.count / 2]]
        let again = try replan(
            problem, published: plan, changes: PlanChanges(cancelled: cancelled))
        #expect(Set(cancelled).isSubset(of: Set(again.plan.unassigned)))
        #expect(Set(again.difference.removed.map(\.visit)).isSuperset(of: cancelled))
        #expect(again.difference.moved.count * 20 <= made.count)
        #expect(PlanChecker(again.plan, of: problem).broken == [])
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func anUrgentVisitIsAdded(seed: UInt64) throws {
        var (problem, plan, made) = try published(seed)
        let urgent = VisitRequest(minutes: 20, due: problem.firstDay)
        let (old, places) = (problem.travel, problem.visits.count)
        problem.visits.append(urgent)
        // The new home stands beside the first one.
        problem.travel = TravelMatrix(places: old.places + 1) { from, to in
            func place(_ index: Int) -> Int {
                index == places ? 0 : index > places ? index - 1 : index
            }
            return old[place(from), place(to)]
        }
        plan.unassigned.append(places)
        let again = try replan(problem, published: plan, changes: PlanChanges())
        #expect(!again.plan.unassigned.contains(places))
        #expect(again.difference.added.map(\.visit).contains(places))
        #expect(again.difference.moved.count * 20 <= made.count)
        #expect(PlanChecker(again.plan, of: problem).broken == [])
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64], [ProblemShape.ordinary, .missingPairs])
    func aTeamIsGone(seed: UInt64, shape: ProblemShape) throws {
        var (problem, plan, made) = try published(seed, shape)
        let gone = try #require(plan.tours.first)
        problem.teams[gone.team].daysOff.append(gone.day)
        let again = try replan(problem, published: plan, changes: PlanChanges())
        let displaced = Set(gone.stops.map(\.visit))
        #expect(!again.plan.tours.contains { $0.team == gone.team && $0.day == gone.day })
        let others = again.difference.moved.map(\.from.visit).filter { !displaced.contains($0) }
        #expect(others.count * 20 <= made.count - displaced.count)
        #expect(PlanChecker(again.plan, of: problem).broken == [])
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func pinnedVisitsStay(seed: UInt64) throws {
        var (problem, plan, made) = try published(seed)
        problem.teams[plan.tours[1].team].daysOff = [plan.tours[1].day]
        let goneTour = plan.tours[1].stops.map(\.visit)
        let pinned = made.filter { !goneTour.contains($0) }
        let again = try replan(
            problem, published: plan,
            changes: PlanChanges(pinned: pinned, movedPerMilleMax: 1_000))
        let (before, after) = (teamDays(plan), teamDays(again.plan))
        for visit in pinned { #expect(after[visit] == nil || after[visit] == before[visit]) }
        #expect(PlanChecker(again.plan, of: problem).broken == [])
    }

    @Test func aPinnedVisitWithoutItsTeamIsLeftOut() throws {
        var (problem, plan, _) = try published(2)
        let gone = try #require(plan.tours.first)
        problem.teams[gone.team].daysOff = Array(0..<problem.days)
        let pinned = gone.stops[0].visit
        let again = try replan(problem, published: plan, changes: PlanChanges(pinned: [pinned]))
        #expect(again.plan.unassigned.contains(pinned))
    }

    @Test func fewMoreVisitsMoveThanMayMove() throws {
        // One team of two is gone for good and the rest is full: without a limit much would move.
        var (problem, plan, made) = try published(4)
        problem.teams[plan.tours[0].team].daysOff = Array(0..<problem.days)
        let displaced = Set(
            plan.tours.filter { $0.team == plan.tours[0].team }.flatMap { $0.stops.map(\.visit) })
        for share in [0, 50, 200] {
            let again = try replan(
                problem, published: plan, changes: PlanChanges(movedPerMilleMax: share))
            let moved = again.difference.moved.filter { !displaced.contains($0.from.visit) }
            #expect(moved.count * 1_000 <= (made.count - displaced.count) * share)
            #expect(PlanChecker(again.plan, of: problem).broken == [])
        }
    }

    @Test func theDifferenceIsWhatIsDifferent() throws {
        var (problem, plan, made) = try published(3)
        problem.teams[plan.tours[0].team].daysOff = [plan.tours[0].day]
        let again = try replan(
            problem, published: plan, changes: PlanChanges(cancelled: [made[3]]))
        let (before, after) = (teamDays(plan), teamDays(again.plan))
        let all = problem.visits.indices
        #expect(
            again.difference.moved.map(\.from.visit)
                == all.filter { before[$0] != nil && after[$0] != nil && before[$0] != after[$0] })
        #expect(
            again.difference.removed.map(\.visit)
                == all.filter { before[$0] != nil && after[$0] == nil })
        #expect(
            again.difference.added.map(\.visit)
                == all.filter { before[$0] == nil && after[$0] != nil })
        for move in again.difference.moved {
            #expect(before[move.from.visit] == [move.from.team, move.from.day])
            #expect(after[move.to.visit] == [move.to.team, move.to.day])
        }
    }

    @Test func aPlanOfOtherTimesHarmsNothing() throws {
        // The published plan names teams, days and visits that the problem no longer has.
        let (_, plan, _) = try published(5)
        for shape in ProblemShape.allCases {
            let problem = shape.problem(9)
            let again = try replan(
                problem, published: plan, changes: PlanChanges(cancelled: [-1, 0, 999]))
            #expect(PlanChecker(again.plan, of: problem).broken == [], "\(shape)")
        }
    }
}
