/// 计划概览 - what the plan asks of each team on each day.
package struct TeamDayLoad: Sendable, Hashable {
    package var team: Int
    package var day: Int
    package var visits: Int
    /// In minutes (in the units of the problem): on the way, at doors, and waiting before them.
    package var travel: Int
    package var service: Int
    package var waiting: Int
    /// From leaving the depot to being back.
    package var duration: Int
    /// The length of the shift.
    package var shift: Int
    /// Calendar days after due dates.
    package var late: Int
}

extension Plan {
    /// One row for each team-day with a visit, in the order of the tours.
    package func loads(in problem: PlanProblem) -> [TeamDayLoad] {
        tours.map { tour in
            let shift = problem.teams[tour.team]
            var load = TeamDayLoad(
                team: tour.team, day: tour.day, visits: tour.stops.count, travel: tour.travel,
                service: 0, waiting: 0, duration: tour.back - tour.departure,
                shift: max(0, shift.end - shift.start), late: 0)
            for stop in tour.stops {
                load.service += stop.depart - stop.begin
                load.waiting += stop.begin - stop.arrive
                load.late += problem.lateness(of: stop.visit, on: tour.day)
            }
            return load
        }
    }
}

/// 加人加天 - what could be added to a plan.
package enum PlanExtra: Sendable, Hashable {
    /// One more day after the last.
    case day
    /// One more team like this one.
    case team(like: Int)
}

/// What an addition gains: the totals of the plan searched on for a while without it and with it.
package struct PlanGain: Sendable, Hashable {
    package var extra: PlanExtra
    package var without: PlanTotals
    package var with: PlanTotals
}

/// Estimates what one more team or one more day would gain, by searching on from the plan for some
/// steps with and without it. An estimate: a longer search could find more on both sides.
///
/// - Throws: as ``plan(_:options:deadline:)`` does; a day or team more can be one too many.
package func gain(
    of extra: PlanExtra, to plan: Plan, in problem: PlanProblem, seed: UInt64 = 0,
    steps: Int = 20_000, deadline: Deadline = .none
) throws(PlanProblemError) -> PlanGain {
    try problem.validate()
    let larger = problem.adding(extra)
    try larger.validate()
    func searchedOn(_ problem: PlanProblem) -> PlanTotals {
        let problem = problem.bounded()
        let search = Search(Instance(problem), seed: seed)
        search.resume(plan.sequences(of: problem))
        let cooling = Cooling(search.instance, steps: steps, warmth: 0.3)
        search.run(cooling, until: steps, deadline: deadline)
        search.complete()
        return Plan(search.best.sequences(of: search.instance), of: problem).totals
    }
    return PlanGain(extra: extra, without: searchedOn(problem), with: searchedOn(larger))
}

extension PlanProblem {
    /// The problem with a day or a team more; as it is, if there is no team to be like.
    package func adding(_ extra: PlanExtra) -> PlanProblem {
        var larger = self
        switch extra {
        case .day: larger.days += 1
        case .team(let like):
            guard teams.indices.contains(like) else { return self }
            larger.teams.append(teams[like])
            for index in visits.indices where visits[index].avoid.contains(like) {
                larger.visits[index].avoid.append(teams.count)
            }
            let (last, depot) = (visits.count + teams.count, visits.count + like)
            func grown(_ table: TravelMatrix) -> TravelMatrix {
                TravelMatrix(places: last + 1) { from, to in
                    table[from == last ? depot : from, to == last ? depot : to]
                }
            }
            larger.travel = grown(travel)
            larger.cost = cost.map(grown)
        }
        return larger
    }
}
