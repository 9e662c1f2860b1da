/// 改排 - what has changed since a plan was published. The problem itself says the rest: urgent
/// visits are new ones in it, a team that is gone has days off.
package struct PlanChanges: Sendable, Hashable {
    /// Visits that are not to be made any more. The new plan counts them among its unassigned
    /// ones.
    package var cancelled: [Int]
    /// Visits that stay with their team on their day, whatever it costs. One whose team is gone
    /// that day stays unassigned.
    package var pinned: [Int]
    /// Of the visits that could stay, this share at most moves, in thousandths.
    package var movedPerMilleMax: Int

    package init(cancelled: [Int] = [], pinned: [Int] = [], movedPerMilleMax: Int = 50) {
        self.cancelled = cancelled
        self.pinned = pinned
        self.movedPerMilleMax = movedPerMilleMax
    }
}

/// A new plan beside a published one, and what is different.
package struct ReplanResult: Sendable {
    package var plan: Plan
    package var difference: PlanDifference
}

/// Plans anew with as little disturbance as can be: a visit moves to another team or day only if
/// fewer visits stay unassigned by it, or fewer days late, and never more than the share allowed.
///
/// - Parameter published: the plan as it was, with the indices of the problem as it is: new visits
///   stand behind the old ones, cancelled ones keep their place.
/// - Throws: as ``plan(_:options:deadline:)`` does.
package func replan(
    _ problem: PlanProblem, published: Plan, changes: PlanChanges, seed: UInt64 = 0,
    steps: Int = 4_000, deadline: Deadline = .none
) throws(PlanProblemError) -> ReplanResult {
    try problem.validate()
    let problem = problem.bounded()
    let desk = ReplanDesk(problem, published: published, changes: changes)
    let plan = desk.plan(seed: seed, steps: steps, deadline: deadline)
    return ReplanResult(
        plan: plan, difference: PlanDifference(from: published, to: plan, of: problem))
}

/// Tries the ways of planning anew, the freest first, until one moves few enough.
private struct ReplanDesk {
    let problem: PlanProblem
    let sequences: [[Int]]
    let homes: Homes
    let movedPerMilleMax: Int

    init(_ problem: PlanProblem, published: Plan, changes: PlanChanges) {
        self.problem = problem
        let visits = problem.visits.count
        let tours = problem.teams.count * problem.days
        var homes = Homes(
            tours: Array(repeating: -1, count: visits),
            pinned: Array(repeating: false, count: visits),
            cancelled: Array(repeating: false, count: visits))
        for visit in changes.cancelled where (0..<visits).contains(visit) {
            homes.cancelled[visit] = true
        }
        for visit in changes.pinned where (0..<visits).contains(visit) {
            homes.pinned[visit] = true
        }
        var sequences = [[Int]](repeating: [], count: tours)
        for tour in published.tours where tour.team < problem.teams.count {
            guard tour.day < problem.days, tour.team >= 0, tour.day >= 0 else { continue }
            let index = tour.day * problem.teams.count + tour.team
            for stop in tour.stops where (0..<visits).contains(stop.visit) {
                homes.tours[stop.visit] = index
                if !homes.cancelled[stop.visit] { sequences[index].append(stop.visit) }
            }
        }
        self.sequences = sequences
        self.homes = homes
        movedPerMilleMax = max(0, min(changes.movedPerMilleMax, 1_000))
    }

    func plan(seed: UInt64, steps: Int, deadline: Deadline) -> Plan {
        for movesAreWorst in [false, true] {
            var homes = homes
            homes.movesAreWorstAfterAbsence = movesAreWorst
            let search = Search(Instance(problem, homes: homes), seed: seed)
            search.resume(sequences)
            let stayed = search.best
            let mayStay = movable(in: stayed.sequences(of: search.instance))
            let cooling = Cooling(search.instance, steps: steps, warmth: 0.05)
            search.run(cooling, until: steps, deadline: deadline)
            search.complete()
            let found = search.best.sequences(of: search.instance)
            let movedMax = mayStay.count { $0 } * movedPerMilleMax / 1_000
            if moved(in: found, of: mayStay) <= movedMax { return Plan(found, of: problem) }
            if movesAreWorst {
                return Plan(stayed.sequences(of: search.instance), of: problem)
            }
        }
        preconditionFailure("the second way always ends in a plan")
    }

    /// The visits that could stay: they are home once what no longer holds was put elsewhere.
    private func movable(in plan: [[Int]]) -> [Bool] {
        var stays = [Bool](repeating: false, count: problem.visits.count)
        for (tour, visits) in plan.enumerated() {
            for visit in visits where homes.tours[visit] == tour { stays[visit] = true }
        }
        return stays
    }

    private func moved(in plan: [[Int]], of mayStay: [Bool]) -> Int {
        var isHome = [Bool](repeating: false, count: problem.visits.count)
        for (tour, visits) in plan.enumerated() {
            for visit in visits where homes.tours[visit] == tour { isHome[visit] = true }
        }
        return mayStay.indices.count { mayStay[$0] && !isHome[$0] }
    }
}
