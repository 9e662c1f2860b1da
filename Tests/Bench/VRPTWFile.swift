import Domain
import Scheduling

/// A published instance of the vehicle routing problem with time windows (Solomon 1987; Gehring and
/// Homberger 1999) in the form of VRPLIB. Distances are truncated to tenths and counted in them, as
/// the DIMACS challenge of 2022 did; the way is its own cost.
struct VRPTWFile {
    private var capacity = 0
    private var service = 0
    /// Place by place; the first is the depot.
    private var points: [(x: Double, y: Double)] = []
    private var demands: [Int] = []
    private var windows: [(open: Int, close: Int)] = []

    init(_ bytes: [UInt8]) throws {
        var section = ""
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let words = line.replacing(":", with: " ").split(whereSeparator: \.isWhitespace)
            guard let first = words.first else { continue }
            if first.hasSuffix("_SECTION") {
                section = String(first)
            } else if section.isEmpty {
                read(String(first), words.last.flatMap { Double($0) })
            } else {
                read(section, words.dropFirst().compactMap { Double($0) })
            }
        }
        guard points.count > 1, points.count == demands.count, points.count == windows.count else {
            throw Unreadable()
        }
    }

    /// An instance whose sections do not fit together.
    struct Unreadable: Error {}

    private mutating func read(_ name: String, _ value: Double?) {
        switch name {
        case "CAPACITY": capacity = Int(value ?? 0)
        case "SERVICE_TIME": service = Int(10 * (value ?? 0))
        default: break
        }
    }

    private mutating func read(_ section: String, _ values: [Double]) {
        switch section {
        case "NODE_COORD_SECTION" where values.count == 2: points.append((values[0], values[1]))
        case "DEMAND_SECTION" where values.count == 1: demands.append(Int(values[0]))
        case "TIME_WINDOW_SECTION" where values.count == 2:
            windows.append((Int(10 * values[0]), Int(10 * values[1])))
        default: break
        }
    }

    /// One day, with a vehicle for every four customers: more than any good plan uses.
    var problem: PlanProblem {
        let visits = (1..<points.count).map { place in
            VisitRequest(
                minutes: service, open: windows[place].open, close: windows[place].close,
                load: demands[place])
        }
        let fleet = max(25, visits.count / 4)
        let team = Team(start: windows[0].open, end: windows[0].close, capacity: capacity)
        let travel = TravelMatrix(symmetricPlaces: visits.count + fleet) { one, other in
            let (from, to) = (point(one), point(other))
            let (x, y) = (from.x - to.x, from.y - to.y)
            return Int(10 * (x * x + y * y).squareRoot())
        }
        return PlanProblem(
            firstDay: Day(number: 0), days: 1, visits: visits,
            teams: Array(repeating: team, count: fleet), travel: travel)
    }

    private func point(_ place: Int) -> (x: Double, y: Double) {
        place < points.count - 1 ? points[place + 1] : points[0]
    }
}
