import Domain

/// 待排入户表 - the homes that `fangpin plan` plans visits to (contract, section 4):
/// `visit_id,lat,lon,minutes,open,close,due,village,avoid`.
package struct PlanVisitsFile: Sendable, Equatable {
    /// In the order of the file; no two rows have the same id, byte for byte.
    package let rows: [Row]

    /// A home to be visited.
    package struct Row: Sendable, Equatable {
        package let visitID: String
        package let place: Coordinate
        /// At the door, 0 or more.
        package let minutes: Int
        /// Minutes after midnight between which the visit begins; nil for any time of the shift.
        package let open: Int?
        package let close: Int?
        package let due: Day?
        /// Empty where none is known.
        package let village: String
        /// The ids of teams that may not go.
        package let avoid: [String]
        /// The physical line; the header is 1.
        package let line: Int
    }

    package init(_ bytes: [UInt8]) throws(RowsDefect) {
        var file = try WholeRows(bytes)
        var rows: [Row] = []
        var lines = LinesByText()
        let names = [
            "visit_id", "lat", "lon", "minutes", "open", "close", "due", "village", "avoid",
        ]
        try file.read(names) { cells, columns throws(RowsDefect.Refusal) in
            let id = try cells.id(columns[0], named: "visit_id")
            lines.note(id, line: cells.line)
            rows.append(
                Row(
                    visitID: id, place: try Coordinate(cells, columns[1], columns[2]),
                    minutes: try cells.count(columns[3], named: "minutes"),
                    open: try cells.timeOfDay(columns[4], named: "open"),
                    close: try cells.timeOfDay(columns[5], named: "close"),
                    due: try cells.dayIfAny(columns[6], named: "due"),
                    village: cells.text(columns[7]),
                    avoid: cells.text(columns[8]).split(separator: ";")
                        .map { String($0.trimmingBlanks) }.filter { !$0.isEmpty },
                    line: cells.line))
        }
        file.refuse(repeated: lines, named: "visit_id", remedy: "a visit is planned once")
        try file.finish()
        self.rows = rows
    }
}

/// 外勤组表 - the teams: `team_id,lat,lon,start,end,max_visits`.
package struct PlanTeamsFile: Sendable, Equatable {
    /// In the order of the file; no two rows have the same id, byte for byte.
    package let rows: [Row]

    /// The people of one vehicle.
    package struct Row: Sendable, Equatable {
        package let teamID: String
        /// Where the team sets out and comes back to.
        package let depot: Coordinate
        /// Minutes after midnight.
        package let start: Int
        package let end: Int
        /// A day; nil for no limit.
        package let maxVisits: Int?
        package let line: Int
    }

    package init(_ bytes: [UInt8]) throws(RowsDefect) {
        var file = try WholeRows(bytes)
        var rows: [Row] = []
        var lines = LinesByText()
        try file.read(["team_id", "lat", "lon", "start", "end", "max_visits"]) {
            cells, columns throws(RowsDefect.Refusal) in
            let id = try cells.id(columns[0], named: "team_id")
            lines.note(id, line: cells.line)
            guard let start = try cells.timeOfDay(columns[3], named: "start"),
                let end = try cells.timeOfDay(columns[4], named: "end")
            else { throw RowsDefect.Refusal("start and end are both needed, as HH:MM") }
            rows.append(
                Row(
                    teamID: id, depot: try Coordinate(cells, columns[1], columns[2]),
                    start: start, end: end,
                    maxVisits: try cells.countIfAny(columns[5], named: "max_visits"),
                    line: cells.line))
        }
        file.refuse(repeated: lines, named: "team_id", remedy: "give the team one row")
        try file.finish()
        self.rows = rows
    }
}

extension Coordinate {
    fileprivate init(
        _ cells: borrowing CSVRows, _ latitude: Int, _ longitude: Int
    ) throws(RowsDefect.Refusal) {
        self.init(
            latitude: try cells.degrees(latitude, named: "lat", limit: 90),
            longitude: try cells.degrees(longitude, named: "lon", limit: 180))
    }
}

extension CSVRows {
    fileprivate func id(_ column: Int, named name: String) throws(RowsDefect.Refusal) -> String {
        let id = text(column)
        guard !id.isEmpty else { throw RowsDefect.Refusal("\(name) is empty; give it one") }
        return id
    }

    fileprivate func timeOfDay(
        _ column: Int, named name: String
    ) throws(RowsDefect.Refusal) -> Int? {
        do throws(FieldDefect) { return try FieldReader.minutes(cell(column)) } catch .empty {
            return nil
        } catch {
            throw RowsDefect.Refusal(
                "\(name) '\(text(column))' is no time of day; write HH:MM, 00:00 to 24:00")
        }
    }

    fileprivate func dayIfAny(
        _ column: Int, named name: String
    ) throws(RowsDefect.Refusal) -> Day? {
        do throws(FieldDefect) { return try FieldReader.day(cell(column)) } catch .empty {
            return nil
        } catch {
            throw RowsDefect.Refusal("\(name) '\(text(column))' \(error)")
        }
    }

    fileprivate func countIfAny(
        _ column: Int, named name: String
    ) throws(RowsDefect.Refusal) -> Int? {
        cell(column).trimmed().isEmpty ? nil : try count(column, named: name)
    }

    fileprivate func degrees(
        _ column: Int, named name: String, limit: Double
    ) throws(RowsDefect.Refusal) -> Double {
        let text = text(column).trimmingBlanks
        guard let value = Double(text), value.magnitude <= limit else {
            throw RowsDefect.Refusal(
                "\(name) '\(text)' is not between -\(Int(limit)) and \(Int(limit)); write degrees "
                    + "such as 31.18410")
        }
        return value
    }
}

extension StringProtocol {
    /// Without blanks at the ends.
    fileprivate var trimmingBlanks: SubSequence {
        guard let first = firstIndex(where: { $0 != " " }),
            let last = lastIndex(where: { $0 != " " })
        else { return self[startIndex..<startIndex] }
        return self[first...last]
    }
}
