import Domain

/// 排期表 - who goes to whom, when: `team_id,date,seq,visit_id,arrive,depart` (contract, section 4).
package struct PlanFile: Sendable {
    private var writer = CSVWriter()

    package init() { writer.row(["team_id", "date", "seq", "visit_id", "arrive", "depart"]) }

    /// - Parameters:
    ///   - sequence: from 1, for each team and day.
    ///   - arrive: at the door, before any waiting, in minutes after midnight.
    package mutating func append(
        team: String, day: Day, sequence: Int, visit: String, arrive: Int, depart: Int
    ) {
        writer.row([
            team, day.description, "\(sequence)", visit, PlanFile.time(arrive),
            PlanFile.time(depart),
        ])
    }

    /// `HH:MM`.
    package static func time(_ minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
    }

    /// UTF-8, LF.
    package var bytes: [UInt8] { writer.bytes }
}
