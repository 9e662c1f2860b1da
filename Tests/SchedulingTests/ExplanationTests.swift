import Domain
import Scheduling
import Seeding
import Testing

/// Simulates a tour from the rules alone: what it costs, and nil if it cannot be made.
private func travel(of visits: [Int], _ team: Int, _ day: Int, in problem: PlanProblem) -> Int? {
    let (shift, depot) = (problem.teams[team], problem.visits.count + team)
    if visits.isEmpty { return 0 }
    if shift.daysOff.contains(day) || visits.count > shift.visitsMax ?? .max { return nil }
    if visits.reduce(0, { $0 + problem.visits[$1].load }) > shift.capacity ?? .max { return nil }
    var (clock, place, sum) = (shift.start, depot, 0)
    for visit in visits {
        let data = problem.visits[visit]
        if data.avoid.contains(team) { return nil }
        if problem.dueIsHard, problem.lateness(of: visit, on: day) > 0 { return nil }
        clock = max(clock + problem.travel[place, visit], data.open)
        if clock > data.close { return nil }
        clock += data.minutes
        sum += (problem.cost ?? problem.travel)[place, visit]
        place = visit
    }
    sum += (problem.cost ?? problem.travel)[place, depot]
    return clock + problem.travel[place, depot] <= shift.end ? sum : nil
}

/// What is said of a plan is true, as far as it can be tried out.
@Suite struct ExplanationTests {
    private static let shapes: [ProblemShape] = [
        .ordinary, .tight, .overloaded, .asymmetric, .avoidsAll, .neverOpen, .hardDue, .withLoads,
        .daysOff, .costApart,
    ]

    /// The least that a visit adds to a tour of the plan.
    private func detour(
        _ visit: Int, _ team: Int, _ day: Int, _ plan: Plan, _ problem: PlanProblem
    ) -> Int? {
        let tour = plan.tours.first { $0.team == team && $0.day == day }
        let rest = (tour?.stops.map(\.visit) ?? []).filter { $0 != visit }
        guard let without = travel(of: rest, team, day, in: problem) else { return nil }
        return (0...rest.count).compactMap { place in
            let visits = rest[..<place] + [visit] + rest[place...]
            return travel(of: Array(visits), team, day, in: problem).map { $0 - without }
        }.min()
    }

    @Test(arguments: shapes)
    func assignedVisitsAreExplained(_ shape: ProblemShape) throws {
        for seed in 0..<6 as Range<UInt64> {
            let problem = shape.problem(seed)
            let plan = try plan(problem, options: PlanOptions(seed: seed, steps: 200)).plan
            let explained = try explainAssigned(plan, in: problem)
            #expect(explained.count == problem.visits.count - plan.unassigned.count)
            for reason in explained {
                let tours = problem.teams.count * problem.days
                let refused = reason.refusals.reduce(0) { $0 + $1.teamDays }
                #expect(reason.possible + refused == tours - 1)
                var (possible, bestDay) = (0, [Int]?.none)
                for day in 0..<problem.days {
                    for team in problem.teams.indices
                    where [team, day] != [reason.chosen.team, reason.chosen.day] {
                        guard let more = detour(reason.visit, team, day, plan, problem) else {
                            continue
                        }
                        possible += 1
                        let key = [problem.lateness(of: reason.visit, on: day), more]
                        guard day != reason.chosen.day else { continue }
                        if let best = bestDay, !key.lexicographicallyPrecedes(best) { continue }
                        bestDay = key
                    }
                }
                #expect(reason.possible == possible, "\(shape) \(seed) \(reason.visit)")
                #expect(reason.otherDay.map { [$0.late, $0.travel] } == bestDay)
            }
        }
    }

    @Test(arguments: shapes)
    func unassignedVisitsAreExplained(_ shape: ProblemShape) throws {
        for seed in 0..<10 as Range<UInt64> {
            let problem = shape.problem(seed)
            let plan = try plan(problem, options: PlanOptions(seed: seed, steps: 300)).plan
            let explained = try explainUnassigned(plan, in: problem)
            #expect(explained.map(\.visit) == plan.unassigned)
            for reason in explained {
                let refused = reason.refusals.reduce(0) { $0 + $1.teamDays }
                #expect(reason.possible + refused == problem.teams.count * problem.days)
                #expect(reason.possible == 0, "\(shape) \(seed) \(reason.visit)")
                let counts = reason.refusals.map(\.teamDays)
                #expect(counts == counts.sorted(by: >))
                if reason.isHopeless {
                    for day in 0..<problem.days {
                        for team in problem.teams.indices {
                            #expect(travel(of: [reason.visit], team, day, in: problem) == nil)
                        }
                    }
                }
            }
        }
    }

    /// One visit and one team, and each reason in turn.
    @Test(arguments: TeamDayRefusal.allCases)
    func everyReasonIsGiven(_ reason: TeamDayRefusal) throws {
        let firstDay = Day(2026, 11, 2)!
        var visits = [VisitRequest(minutes: 30), VisitRequest(minutes: 30)]
        var team = Team(start: 480, end: 1_020)
        switch reason {
        case .avoided: visits[0].avoid = [0]
        case .teamOff: team.daysOff = [0]
        case .afterDue: visits[0].due = firstDay + -1
        case .windowMissed: visits[0].close = 485
        case .shiftTooShort: visits[0].minutes = 530
        case .dayFull: team.visitsMax = 1
        case .capacityUsed: (visits[0].load, visits[1].load, team.capacity) = (2, 2, 3)
        case .noGap: (visits[0].minutes, visits[1].minutes) = (400, 300)
        }
        let problem = PlanProblem(
            firstDay: firstDay, days: 1, visits: visits, teams: [team],
            travel: TravelMatrix(places: 3) { _, _ in 10 }, dueIsHard: reason == .afterDue)
        let other = TeamDay.Stop(visit: 1, arrive: 490, begin: 490, depart: 490 + visits[1].minutes)
        let isOff = reason == .teamOff
        let tour = TeamDay(
            team: 0, day: 0, stops: [other], travel: 20, departure: 480, back: other.depart + 10)
        let totals = PlanTotals(unassigned: 1, late: 0, travel: 20, teamDays: 1)
        let plan = Plan(tours: isOff ? [] : [tour], unassigned: [0], totals: totals)
        let explained = try explainUnassigned(plan, in: problem)
        #expect(explained.map(\.refusals) == [[RefusalCount(reason: reason, teamDays: 1)]])
    }

    @Test func loadsAddUp() throws {
        let problem = ProblemShape.tight.problem(4)
        let plan = try plan(problem, options: PlanOptions(steps: 300)).plan
        let loads = plan.loads(in: problem)
        #expect(loads.count == plan.totals.teamDays)
        #expect(loads.reduce(0) { $0 + $1.travel } == plan.totals.travel)
        #expect(loads.reduce(0) { $0 + $1.late } == plan.totals.late)
        #expect(loads.contains { $0.waiting > 0 })
        for load in loads {
            #expect(load.travel + load.service + load.waiting == load.duration)
            #expect(load.duration <= load.shift)
        }
    }

    @Test func moreHandsGain() throws {
        let problem = ProblemShape.overloaded.problem(7, visits: 40)
        let plan = try plan(problem, options: PlanOptions(steps: 2_000)).plan
        #expect(plan.totals.unassigned > 0)
        for extra in [PlanExtra.day, .team(like: 0)] {
            let gain = try gain(of: extra, to: plan, in: problem, steps: 2_000)
            #expect(gain.with.unassigned < gain.without.unassigned)
            #expect(!(plan.totals < gain.without))
        }
        let none = try gain(of: .team(like: 99), to: plan, in: problem, steps: 500)
        #expect(none.with == none.without)
    }
}
