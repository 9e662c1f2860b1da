import Domain
import Scheduling
import Seeding
import Testing

/// Tries every plan of a small problem.
private struct Exhaustion {
    let problem: PlanProblem
    /// For each tour and set of visits the least travel and the lateness; nil if it cannot be
    /// made.
    private var tours: [[(late: Int, travel: Int)?]] = []

    init(_ problem: PlanProblem) {
        self.problem = problem
        for day in 0..<problem.days {
            for team in problem.teams.indices {
                let sets = 0..<(1 << problem.visits.count)
                tours.append(sets.map { best(Self.members($0), team, day) })
            }
        }
    }

    var best: [Int] {
        let all = 1 << problem.visits.count
        var found: [[Int]?] = Array(repeating: nil, count: all)
        found[0] = [0, 0]
        for tour in tours {
            var next = found
            for used in 0..<all {
                guard let sum = found[used] else { continue }
                for more in 1..<all where more & used == 0 {
                    guard let tour = tour[more] else { continue }
                    let candidate = [sum[0] + tour.late, sum[1] + tour.travel]
                    if let other = next[used | more], !candidate.lexicographicallyPrecedes(other) {
                        continue
                    }
                    next[used | more] = candidate
                }
            }
            found = next
        }
        return found.enumerated().compactMap { set, sum in
            sum.map { [problem.visits.count - set.nonzeroBitCount] + $0 }
        }.min { $0.lexicographicallyPrecedes($1) }!
    }

    private static func members(_ set: Int) -> [Int] {
        (0..<63).filter { set & (1 << $0) != 0 }
    }

    private func best(_ visits: [Int], _ team: Int, _ day: Int) -> (late: Int, travel: Int)? {
        let shift = problem.teams[team]
        if visits.isEmpty { return (0, 0) }
        if shift.daysOff.contains(day) || visits.count > shift.visitsMax ?? .max { return nil }
        let load = visits.reduce(0) { $0 + problem.visits[$1].load }
        if load > shift.capacity ?? .max { return nil }
        var late = 0
        for visit in visits {
            if problem.visits[visit].avoid.contains(team) { return nil }
            let today = problem.firstDay + day
            late += max(0, today - (problem.visits[visit].due ?? today))
        }
        if problem.dueIsHard, late > 0 { return nil }
        let depot = problem.visits.count + team
        guard let travel = least(visits, at: depot, clock: shift.start, depot, shift.end) else {
            return nil
        }
        return (late, travel)
    }

    private func least(
        _ left: [Int], at place: Int, clock: Int, _ depot: Int, _ end: Int
    ) -> Int? {
        let cost = problem.cost ?? problem.travel
        if left.isEmpty {
            return clock + problem.travel[place, depot] <= end ? cost[place, depot] : nil
        }
        return left.compactMap { visit -> Int? in
            let data = problem.visits[visit]
            let begin = max(clock + problem.travel[place, visit], data.open)
            guard begin <= data.close else { return nil }
            let rest = left.filter { $0 != visit }
            return least(rest, at: visit, clock: begin + data.minutes, depot, end).map {
                $0 + cost[place, visit]
            }
        }.min()
    }
}

/// Small problems are solved to the optimum, with the three objectives in their order.
@Suite struct OptimalityTests {
    @Test(arguments: [
        ProblemShape.ordinary, .tight, .overloaded, .asymmetric, .missingPairs, .samePlace,
        .neverOpen, .dueBefore, .hardDue, .withLoads, .daysOff, .costApart,
    ])
    func smallProblemsAreSolved(_ shape: ProblemShape) throws {
        for seed in 100..<112 as Range<UInt64> {
            let problem = shape.problem(seed, visits: 3 + Int(seed % 4))
            let found = try plan(problem, options: PlanOptions(seed: seed, steps: 3_000)).plan
            let totals = [found.totals.unassigned, found.totals.late, found.totals.travel]
            #expect(totals == Exhaustion(problem).best, "\(shape) \(seed)")
        }
    }
}
