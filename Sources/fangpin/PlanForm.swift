import Domain
import Formats
import Scheduling

/// The files of `fangpin plan` as the planner takes them, and its plans as the files have them.
struct PlanForm {
    let visits: [PlanVisitsFile.Row]
    let teams: [PlanTeamsFile.Row]
    /// Villages by number, in the order in which the file names them.
    private let villages: [String: Int]
    private let teamNumbers: [String: Int]

    init(visits: PlanVisitsFile, teams: PlanTeamsFile) {
        self.visits = visits.rows
        self.teams = teams.rows
        var villages: [String: Int] = [:]
        for row in visits.rows where !row.village.isEmpty && villages[row.village] == nil {
            villages[row.village] = villages.count
        }
        self.villages = villages
        self.teamNumbers = Dictionary(
            uniqueKeysWithValues: teams.rows.enumerated().map { ($1.teamID, $0) })
    }

    /// What the matrix calls the places, in the planner's order: visits, then depots.
    var places: [String] {
        visits.map(\.visitID) + teams.map { "depot:\($0.teamID)" }
    }

    /// What can be planned but is hardly meant.
    var oddities: [String] {
        var found: [String] = []
        for row in visits {
            if let open = row.open, let close = row.close, close < open {
                found.append("visit \(row.visitID) (line \(row.line)) closes before it opens")
            }
            for team in row.avoid where teamNumbers[team] == nil {
                found.append(
                    "visit \(row.visitID) (line \(row.line)) avoids '\(team)', which is no team")
            }
        }
        for row in teams where row.end <= row.start {
            found.append("team \(row.teamID) (line \(row.line)) ends before it starts")
        }
        return found
    }

    func problem(from first: Day, days: Int, ways: PlanMatrixFile?) -> PlanProblem {
        let spots = visits.map(\.place) + teams.map(\.depot)
        let travel =
            ways.map { ways in TravelMatrix(places: spots.count) { ways[$0, $1] } }
            ?? .greatCircle(spots)
        return PlanProblem(
            firstDay: first, days: days,
            visits: visits.map { row in
                VisitRequest(
                    minutes: row.minutes, open: row.open ?? 0,
                    close: row.close ?? PlanProblem.dayMinutes, due: row.due,
                    village: villages[row.village] ?? -1,
                    avoid: row.avoid.compactMap { teamNumbers[$0] })
            },
            teams: teams.map { row in
                Team(start: row.start, end: row.end, visitsMax: row.maxVisits)
            }, travel: travel)
    }

    /// The plan by day, then by team in the order of their file.
    func file(of plan: Plan, in problem: PlanProblem) -> PlanFile {
        var file = PlanFile()
        for tour in plan.tours {
            for (index, stop) in tour.stops.enumerated() {
                file.append(
                    team: teams[tour.team].teamID,
                    day: problem.firstDay + tour.day, sequence: index + 1,
                    visit: visits[stop.visit].visitID, arrive: stop.arrive, depart: stop.depart)
            }
        }
        return file
    }

    /// Why visits are left out, a line for each of them.
    func reasons(
        for plan: Plan, in problem: PlanProblem
    ) throws(PlanProblemError) -> [String] {
        try explainUnassigned(plan, in: problem).map { left in
            let row = visits[left.visit]
            let what = left.refusals.map { "\(PlanForm.text($0.reason)) (\($0.teamDays))" }
            let beginning = "visit \(row.visitID) (line \(row.line)) is unassigned: "
            if left.possible > 0 {
                return beginning + "the search ended before it was placed; allow it more time"
            }
            let why = what.isEmpty ? "there is no team on any day" : what.joined(separator: ", ")
            return beginning + (left.isHopeless ? "no plan can hold it: " : "") + why
        }
    }

    /// What a team says of a day.
    private static func text(_ refusal: TeamDayRefusal) -> String {
        switch refusal {
        case .avoided: "the team may not go there"
        case .teamOff: "the team makes no visits"
        case .afterDue: "the day is after the due date"
        case .windowMissed: "the team cannot be there before it closes"
        case .shiftTooShort: "the team would not be back by the end"
        case .dayFull: "the team has as many visits as it may"
        case .capacityUsed: "the team has no capacity left"
        case .noGap: "there is no gap between other visits"
        }
    }
}
