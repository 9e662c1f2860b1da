/// 不能安排的原因 - why a team cannot make a visit on a day, the first reason that holds.
package enum TeamDayRefusal: Int, Sendable, Hashable, CaseIterable {
    /// The team may not go to this visit.
    case avoided
    /// The team is not there that day, or makes no visits.
    case teamOff
    /// The day is after a due date that must be kept.
    case afterDue
    /// The team cannot be at the door before the window closes, even if it goes there first.
    case windowMissed
    /// The team would not be back by the end of its shift, even with this visit alone.
    case shiftTooShort
    /// The team has as many visits that day as it may.
    case dayFull
    /// The team has not enough capacity left that day.
    case capacityUsed
    /// There is no gap between its other visits that day.
    case noGap
}

/// What speaks against some team-days.
package struct RefusalCount: Sendable, Hashable {
    package var reason: TeamDayRefusal
    /// How many team-days have it as the first reason.
    package var teamDays: Int

    package init(reason: TeamDayRefusal, teamDays: Int) {
        self.reason = reason
        self.teamDays = teamDays
    }
}

/// What a team-day says to a visit.
enum Judgement {
    /// It can be made: with so much more travel, and so many days late.
    case fits(travel: Int, late: Int)
    case refused(TeamDayRefusal)
}

/// Asks every team-day of a plan about a visit.
final class Inquest {
    let problem: PlanProblem
    let instance: Instance
    let plan: WorkingPlan

    init(_ problem: PlanProblem, _ plan: Plan) {
        self.problem = problem
        instance = Instance(problem)
        self.plan = WorkingPlan(instance)
        self.plan.loadWhatHolds(plan.sequences(of: problem))
    }

    /// What the tour, as the plan has it now, says to a visit that is on no tour.
    func judge(_ visit: Int, on tour: Int) -> Judgement {
        if let refusal = refusalForItself(visit, on: tour) { return .refused(refusal) }
        let (data, state) = (instance.tours[tour], plan.tours[tour])
        if state.count >= data.visitsMax { return .refused(.dayFull) }
        if state.load + instance.visits[visit].load > data.capacity {
            return .refused(.capacityUsed)
        }
        guard let detour = leastDetour(of: visit, on: tour) else {
            return .refused(state.count == 0 ? alone(visit, on: tour) ?? .noGap : .noGap)
        }
        return .fits(travel: detour, late: problem.lateness(of: visit, on: Int(data.day)))
    }

    /// What speaks against the pair whatever else the team does that day.
    private func refusalForItself(_ visit: Int, on tour: Int) -> TeamDayRefusal? {
        let data = instance.tours[tour]
        if !instance.admits(visit, on: tour) { return .avoided }
        if data.visitsMax == 0 { return .teamOff }
        if instance.assignmentCost(visit, on: tour) < 0 { return .afterDue }
        return nil
    }

    /// Why the visit alone makes no tour.
    private func alone(_ visit: Int, on tour: Int) -> TeamDayRefusal? {
        let (data, wanted) = (instance.tours[tour], instance.visits[visit])
        let row = visit * instance.places + Int(data.depot)
        let begin = max(data.start + Int32(instance.timeInto[row]), wanted.open)
        if begin > wanted.close { return .windowMissed }
        let back = begin + wanted.service + Int32(instance.timeFrom[row])
        return back > data.end ? .shiftTooShort : nil
    }

    private func leastDetour(of visit: Int, on tour: Int) -> Int? {
        let wanted = instance.visits[visit]
        let row = visit * instance.places
        var least: Int32?
        var stop = plan.beginning(of: tour)
        while plan.stops[stop].next >= 0 {
            let state = plan.stops[stop]
            let (before, after) = (plan.place(of: stop), Int(state.nextPlace))
            let begin = max(state.ready + Int32(instance.timeInto[row + before]), wanted.open)
            let arrival = begin + wanted.service + Int32(instance.timeFrom[row + after])
            if begin <= wanted.close, arrival <= plan.stops[Int(state.next)].latest {
                let detour =
                    Int32(instance.costInto[row + before]) + Int32(instance.costFrom[row + after])
                    - state.leg
                least = min(least ?? detour, detour)
            }
            stop = Int(state.next)
        }
        return least.map(Int.init)
    }

    /// The reason as a person would see it: a visit that could not even be made alone is refused
    /// for that, and not because the day is full.
    func refusal(of visit: Int, on tour: Int, _ found: TeamDayRefusal) -> TeamDayRefusal {
        switch found {
        case .dayFull, .capacityUsed, .noGap: alone(visit, on: tour) ?? found
        default: found
        }
    }
}

extension Plan {
    /// The visits of each team-day, numbered day by day and team by team.
    func sequences(of problem: PlanProblem) -> [[Int]] {
        let teams = problem.teams.count
        var sequences = [[Int]](repeating: [], count: teams * max(0, problem.days))
        for tour in tours
        where (0..<teams).contains(tour.team) && (0..<problem.days).contains(tour.day) {
            sequences[tour.day * teams + tour.team] = tour.stops.map(\.visit).filter {
                problem.visits.indices.contains($0)
            }
        }
        return sequences
    }
}
