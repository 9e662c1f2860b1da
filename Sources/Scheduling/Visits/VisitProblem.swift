import Domain

/// Tasks and crews of a plan as the search takes them: a crew is a team that works on one day.
struct VisitProblem {
    /// The visits of the problem, in their order; each has a place.
    let tasks: [VisitTask]
    /// The teams of the problem, in their order.
    let crews: [CrewDay]
    /// Lengthened between villages, so that one trip for a village is cheaper than two.
    let problem: PlanProblem

    /// What coming to another village costs beside the way, in minutes; half of it is put on each
    /// end. Weighed against travel alone: nothing stays undone and nothing becomes late for it.
    static let villageChange = 20

    /// - Parameter most: how many visits a crew makes at most; nil for no limit.
    init(_ tasks: [VisitTask], _ crews: [CrewDay], most: Int? = nil) {
        precondition(tasks.allSatisfy { $0.place != nil })
        self.tasks = tasks
        self.crews = crews
        let first = crews.map(\.day).min() ?? Day(number: 0)
        let days = crews.isEmpty ? 0 : (crews.map(\.day).max() ?? first) - first + 1
        var villages: [AreaCode: Int] = [:]
        for task in tasks where villages[task.village] == nil {
            villages[task.village] = villages.count
        }
        let numbers = tasks.map { villages[$0.village] ?? -1 }
        let spots = tasks.compactMap { $0.place.map(Coordinate.init) }
        let travel = TravelMatrix.greatCircle(spots + crews.map { Coordinate($0.depot) })
        let change = VisitProblem.villageChange / 2
        let cost = TravelMatrix(symmetricPlaces: tasks.count + crews.count) { one, other in
            let isSame =
                one < tasks.count && other < tasks.count && numbers[one] == numbers[other]
            return travel[one, other] + (isSame ? 0 : change)
        }
        problem = PlanProblem(
            firstDay: first, days: days,
            visits: tasks.enumerated().map { index, task in
                let hours = task.openHours
                return VisitRequest(
                    minutes: task.minutes, open: hours?.open ?? 0,
                    close: hours?.close ?? PlanProblem.dayMinutes, due: task.due,
                    village: numbers[index],
                    avoid: crews.indices.filter { task.objection(to: crews[$0]) != nil })
            },
            teams: crews.map { crew in
                Team(
                    start: crew.start, end: crew.end, visitsMax: most,
                    daysOff: (0..<days).filter { first + $0 != crew.day })
            }, travel: travel, cost: cost)
    }

    /// The same with ways as they are, for what people are told.
    var asTravelled: PlanProblem {
        var copy = problem
        copy.cost = nil
        return copy
    }

    /// What the crews have now, as a plan of the problem.
    func plan(of crews: [CrewDay]) -> Plan {
        var places: [HouseholdID: Int] = [:]
        for (place, task) in tasks.enumerated() { places[task.household] = place }
        var tours: [TeamDay] = []
        for (team, crew) in crews.enumerated() {
            let stops = crew.stops.compactMap { stop in
                places[stop.task.household].map {
                    TeamDay.Stop(
                        visit: $0, arrive: stop.arrive, begin: stop.begin, depart: stop.depart)
                }
            }
            if stops.isEmpty { continue }
            tours.append(
                TeamDay(
                    team: team, day: crew.day - problem.firstDay, stops: stops, travel: 0,
                    departure: crew.departure, back: crew.back))
        }
        tours.sort { ($0.day, $0.team) < ($1.day, $1.team) }
        return Plan(
            tours: tours, unassigned: [],
            totals: PlanTotals(unassigned: 0, late: 0, travel: 0, teamDays: 0))
    }

    /// The crews with the tours of a plan.
    func crews(with plan: Plan, pinned: Set<HouseholdID>) -> [CrewDay] {
        var crews = crews.map { crew in
            var idle = crew
            idle.stops = []
            (idle.travel, idle.departure, idle.back) = (0, crew.start, crew.start)
            return idle
        }
        for tour in plan.tours {
            crews[tour.team].departure = tour.departure
            crews[tour.team].back = tour.back
            crews[tour.team].stops = tour.stops.map { stop in
                let task = tasks[stop.visit]
                return VisitPlan.Stop(
                    task: task, arrive: stop.arrive, begin: stop.begin, depart: stop.depart,
                    isPinned: pinned.contains(task.household),
                    lateDays: problem.lateness(of: stop.visit, on: tour.day))
            }
            let depot = tasks.count + tour.team
            let places = [depot] + tour.stops.map(\.visit) + [depot]
            crews[tour.team].travel = zip(places, places.dropFirst()).reduce(0) {
                $0 + problem.travel[$1.0, $1.1]
            }
        }
        return crews
    }
}

extension VisitTask {
    /// What speaks against a crew on its day, whatever else it does; nil for nothing.
    func objection(to crew: CrewDay) -> VisitPlan.Unassigned.Reason? {
        if forbidden.contains(crew.number)
            || barred.contains(where: { bar in crew.verifiers.contains { $0.id == bar.verifier } })
        {
            return .everyCrewBarred
        }
        let known = crew.verifiers.flatMap(\.skills)
        if !skills.allSatisfy(known.contains) { return .skillMissing }
        if let firstDay, crew.day < firstDay { return .daysMissed }
        return nil
    }

    /// Why the task is in no search at all; nil for one that is.
    var obstacle: VisitPlan.Unassigned.Reason? {
        if place == nil { return .noPlace }
        return attemptsLeft <= 0 ? .attemptsSpent : nil
    }
}
