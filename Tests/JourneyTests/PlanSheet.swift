import Foundation
import Seeding

/// Files for `fangpin plan`, and what its answers must be by the contract's section 4. It shares no
/// code with the planner.
struct PlanSheet {
    struct Visit {
        var id: String
        var place: (Double, Double)
        var minutes: Int
        var open: Int?
        var close: Int?
        /// Days after the first of the plan.
        var due: Int?
        var avoid: [String]
    }

    struct Team {
        var id: String
        var place: (Double, Double)
        var start: Int
        var end: Int
        var most: Int?
    }

    let days = 3
    var visits: [Visit]
    var teams: [Team]
    private let ways: [Int]

    /// Forty homes around three depots, one of which nobody may go to.
    init(seed: UInt64) {
        var random = Seeded(seed)
        func place(_ random: inout Seeded) -> (Double, Double) {
            (
                31 + Double(random.number(0..<20_000)) / 1e5,
                118 + Double(random.number(0..<20_000)) / 1e5
            )
        }
        teams = (1...3).map { number in
            Team(
                id: "T\(number)", place: place(&random), start: 480 + 30 * number,
                end: 990 + 15 * number, most: number == 2 ? 4 : nil)
        }
        visits = (1...40).map { number in
            let open = random.once(in: 3) ? 540 + 30 * random.number(0..<10) : nil
            return Visit(
                id: "户\(number)", place: place(&random), minutes: random.number(10..<60),
                open: open,
                close: open.map { $0 + 60 }, due: random.once(in: 2) ? random.number(-1..<4) : nil,
                avoid: random.once(in: 6) ? ["T\(random.number(1..<4))"] : [])
        }
        visits[7].avoid = ["T1", "T2", "T3"]
        let places = visits.count + teams.count
        ways = (0..<places * places).map { _ in random.number(2..<50) }
    }

    // As the files have it.

    static func time(_ minutes: Int?) -> String {
        minutes.map { String(format: "%02d:%02d", $0 / 60, $0 % 60) } ?? ""
    }

    static func date(_ day: Int) -> String {
        // 23 November 2026 and the days around it.
        String(format: "2026-11-%02d", 23 + day)
    }

    var visitsText: String {
        "visit_id,lat,lon,minutes,open,close,due,village,avoid\n"
            + visits.map { visit in
                [
                    visit.id, "\(visit.place.0)", "\(visit.place.1)", "\(visit.minutes)",
                    Self.time(visit.open), Self.time(visit.close),
                    visit.due.map(Self.date) ?? "", "一村", visit.avoid.joined(separator: ";"),
                ].joined(separator: ",") + "\n"
            }.joined()
    }

    var teamsText: String {
        "team_id,lat,lon,start,end,max_visits\n"
            + teams.map { team in
                "\(team.id),\(team.place.0),\(team.place.1),\(Self.time(team.start)),"
                    + "\(Self.time(team.end)),\(team.most.map(String.init) ?? "")\n"
            }.joined()
    }

    private var names: [String] { visits.map(\.id) + teams.map { "depot:\($0.id)" } }

    var matrixText: String {
        let names = names
        var text = "from,to,minutes\n"
        for (row, from) in names.enumerated() {
            for (column, to) in names.enumerated() where row != column {
                text += "\(from),\(to),\(ways[row * names.count + column])\n"
            }
        }
        return text
    }

    // How long the ways take, between places numbered as `names` has them.

    func listed(_ from: Int, _ to: Int) -> Int { from == to ? 0 : ways[from * names.count + to] }

    /// By the chord between the places as vectors: not the planner's formula.
    func greatCircle(_ from: Int, _ to: Int) -> Int {
        let places = visits.map(\.place) + teams.map(\.place)
        func vector(_ place: (Double, Double)) -> [Double] {
            let (north, east) = (place.0 * .pi / 180, place.1 * .pi / 180)
            return [cos(north) * cos(east), cos(north) * sin(east), sin(north)]
        }
        let chord = zip(vector(places[from]), vector(places[to]))
            .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        let kilometres = 2 * 6371.0088 * asin(min(1, chord / 2))
        return Int((kilometres * 1.35 / 30 * 60).rounded(.up))
    }
}
