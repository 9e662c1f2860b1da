extension Plan {
    /// Writes out the tours of a search, with the times that follow from them.
    init(_ sequences: [[Int]], of problem: PlanProblem) {
        var isAssigned = [Bool](repeating: false, count: problem.visits.count)
        var tours: [TeamDay] = []
        for (tour, visits) in sequences.enumerated() where !visits.isEmpty {
            let (day, team) = tour.quotientAndRemainder(dividingBy: problem.teams.count)
            for visit in visits { isAssigned[visit] = true }
            tours.append(TeamDay(visits, team: team, day: day, of: problem))
        }
        self.tours = tours
        unassigned = isAssigned.indices.filter { !isAssigned[$0] }
        totals = PlanTotals(tours, unassigned: unassigned.count, of: problem)
    }
}

extension TeamDay {
    /// The times of a tour. The team leaves its depot just in time for the first opening, but not
    /// before its shift, and from then on goes as early as it can.
    init(_ visits: [Int], team: Int, day: Int, of problem: PlanProblem) {
        let (depot, shift) = (problem.visits.count + team, problem.teams[team])
        self.init(team: team, day: day, stops: [], travel: 0, departure: 0, back: 0)
        var (place, clock) = (depot, max(0, shift.start))
        for (index, visit) in visits.enumerated() {
            let way = problem.travel[place, visit]
            let data = problem.visits[visit]
            var arrive = clock + way
            if index == 0 {
                arrive = max(arrive, data.open)
                departure = arrive - way
            }
            let begin = max(arrive, data.open)
            clock = begin + max(0, data.minutes)
            stops.append(Stop(visit: visit, arrive: arrive, begin: begin, depart: clock))
            travel += (problem.cost ?? problem.travel)[place, visit]
            place = visit
        }
        travel += (problem.cost ?? problem.travel)[place, depot]
        back = clock + problem.travel[place, depot]
    }
}

extension PlanTotals {
    init(_ tours: [TeamDay], unassigned: Int, of problem: PlanProblem) {
        self.init(unassigned: unassigned, late: 0, travel: 0, teamDays: tours.count)
        for tour in tours {
            travel += tour.travel
            for stop in tour.stops { late += problem.lateness(of: stop.visit, on: tour.day) }
        }
    }
}
