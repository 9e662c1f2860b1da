import Domain
import Scheduling
import Seeding

/// The forms that problems take in the tests: the ordinary one, and those at the edges.
enum ProblemShape: CaseIterable, Sendable {
    case ordinary, tight, overloaded, asymmetric, missingPairs, samePlace, avoidsAll, neverOpen
    case dueBefore, noService, oneVisit, noVisits, noTeams, noDays, hardDue, withLoads, endless
    case daysOff, costApart

    func problem(_ seed: UInt64, visits wanted: Int? = nil) -> PlanProblem {
        var seeded = Seeded(seed)
        let few = self == .oneVisit ? 1 : self == .noVisits ? 0 : seeded.number(2..<40)
        let visitCount = wanted ?? few
        let teamCount = self == .noTeams ? 0 : seeded.number(1..<4)
        let days = self == .noDays ? 0 : seeded.number(1..<4)
        let firstDay = Day(2026, 11, 2)!
        var visits = (0..<visitCount).map { _ in visit(&seeded, firstDay, days, teamCount) }
        if self == .neverOpen {
            for index in visits.indices where index % 2 == 0 { visits[index].close = 100 }
        }
        let teams = (0..<teamCount).map { _ in team(&seeded, days) }
        let travel = table(visitCount + teamCount, &seeded)
        var problem = PlanProblem(
            firstDay: firstDay, days: days, visits: visits, teams: teams, travel: travel,
            dueIsHard: self == .hardDue)
        if self == .costApart { problem.cost = table(visitCount + teamCount, &seeded) }
        return problem
    }

    private func visit(
        _ seeded: inout Seeded, _ firstDay: Day, _ days: Int, _ teams: Int
    ) -> VisitRequest {
        var visit = VisitRequest(minutes: self == .noService ? 0 : seeded.number(5..<60))
        if self == .overloaded { visit.minutes *= 4 }
        if self == .endless, seeded.once(in: 3) { visit.minutes = .max }
        if seeded.once(in: self == .tight ? 1 : 3) {
            visit.open = seeded.number(400..<1_000)
            visit.close = visit.open + seeded.number(0..<(self == .tight ? 60 : 300))
        }
        if seeded.once(in: 2) { visit.due = firstDay + seeded.number(-1..<max(1, days)) }
        if self == .dueBefore { visit.due = firstDay + -seeded.number(1..<900_000) }
        if seeded.once(in: 4), teams > 0 { visit.avoid = [seeded.number(0..<teams)] }
        if self == .avoidsAll { visit.avoid = Array(0..<teams) + [99] }
        if self == .withLoads { visit.load = seeded.number(0..<20) }
        return visit
    }

    private func team(_ seeded: inout Seeded, _ days: Int) -> Team {
        var team = Team(start: seeded.number(420..<600), end: seeded.number(780..<1_200))
        if seeded.once(in: 2) { team.visitsMax = seeded.number(0..<8) }
        if self == .withLoads { team.capacity = seeded.number(10..<80) }
        if self == .daysOff { team.daysOff = [seeded.number(0..<max(1, days)), 77] }
        return team
    }

    private func table(_ places: Int, _ seeded: inout Seeded) -> TravelMatrix {
        let points = (0..<places).map { _ in
            self == .samePlace ? (7, 7) : (seeded.number(0..<70), seeded.number(0..<70))
        }
        var ways: [[Int]] = []
        for from in points {
            ways.append(points.map { abs($0.0 - from.0) + abs($0.1 - from.1) })
        }
        for from in 0..<places {
            for to in 0..<places {
                if self == .asymmetric { ways[from][to] += seeded.number(0..<25) }
                if self == .missingPairs, seeded.once(in: 4) { ways[from][to] = 65 }
                if self == .endless, seeded.once(in: 9) { ways[from][to] = .max }
            }
        }
        return TravelMatrix(places: places) { ways[$0][$1] }
    }
}
