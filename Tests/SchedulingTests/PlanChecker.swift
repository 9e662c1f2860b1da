import Domain
import Scheduling

/// Recomputes a plan from the rules of the contract alone, sharing no code with the search: what
/// is broken, and the totals.
struct PlanChecker {
    private(set) var broken: [String] = []
    private(set) var totals = PlanTotals(unassigned: 0, late: 0, travel: 0, teamDays: 0)
    private let problem: PlanProblem
    private var timesSeen: [Int]

    init(_ plan: Plan, of problem: PlanProblem) {
        self.problem = problem
        timesSeen = Array(repeating: 0, count: problem.visits.count)
        var teamDays: Set<[Int]> = []
        for tour in plan.tours {
            let isNew = teamDays.insert([tour.team, tour.day]).inserted
            if !isNew { broken.append("team \(tour.team) has two tours on day \(tour.day)") }
            check(tour)
        }
        for visit in timesSeen.indices where timesSeen[visit] > 1 {
            broken.append("visit \(visit) is made \(timesSeen[visit]) times")
        }
        let left = timesSeen.indices.filter { timesSeen[$0] == 0 }
        if left != plan.unassigned { broken.append("unassigned: \(plan.unassigned), not \(left)") }
        totals.unassigned = left.count
        totals.teamDays = plan.tours.count
        if totals != plan.totals { broken.append("totals: \(plan.totals), not \(totals)") }
    }

    private mutating func check(_ tour: TeamDay) {
        let name = "team \(tour.team) day \(tour.day)"
        guard problem.teams.indices.contains(tour.team), tour.day >= 0, tour.day < problem.days
        else {
            broken.append("\(name): no such team-day")
            return
        }
        let team = problem.teams[tour.team]
        if tour.stops.isEmpty { broken.append("\(name): an empty tour") }
        if team.daysOff.contains(tour.day) { broken.append("\(name): is off") }
        if let most = team.visitsMax, tour.stops.count > most {
            broken.append("\(name): \(tour.stops.count) visits of \(most)")
        }
        let load = tour.stops.reduce(0) { $0 + max(0, problem.visits[$1.visit].load) }
        if let most = team.capacity, load > most { broken.append("\(name): load \(load)") }
        if tour.departure < team.start { broken.append("\(name): leaves too early") }

        let depot = problem.visits.count + tour.team
        var (clock, place, travel) = (tour.departure, depot, 0)
        for stop in tour.stops {
            check(stop, of: tour, arriving: clock + problem.travel[place, stop.visit], name)
            travel += (problem.cost ?? problem.travel)[place, stop.visit]
            (clock, place) = (stop.depart, stop.visit)
        }
        travel += (problem.cost ?? problem.travel)[place, depot]
        let back = clock + problem.travel[place, depot]
        if back != tour.back { broken.append("\(name): back \(tour.back), not \(back)") }
        if back > team.end { broken.append("\(name): back at \(back), after \(team.end)") }
        if travel != tour.travel { broken.append("\(name): travel \(tour.travel), not \(travel)") }
        totals.travel += travel
    }

    private mutating func check(
        _ stop: TeamDay.Stop, of tour: TeamDay, arriving: Int, _ name: String
    ) {
        timesSeen[stop.visit] += 1
        let visit = problem.visits[stop.visit]
        let begin = max(arriving, visit.open)
        if visit.avoid.contains(tour.team) {
            broken.append("\(name): may not go to \(stop.visit)")
        }
        if begin > visit.close { broken.append("\(name): \(stop.visit) begins at \(begin)") }
        let depart = begin + max(0, visit.minutes)
        if (stop.arrive, stop.begin, stop.depart) != (arriving, begin, depart) {
            broken.append("\(name): times of \(stop.visit) are \(stop)")
        }
        if let due = visit.due {
            let late = (problem.firstDay + tour.day) - due
            if late > 0 {
                totals.late += late
                if problem.dueIsHard { broken.append("\(name): \(stop.visit) is late") }
            }
        }
    }
}
