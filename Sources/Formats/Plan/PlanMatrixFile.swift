import Domain

/// 路程表 - how long the ways take: `from,to,minutes`, over the ids of the visits and
/// `depot:` with the id of a team (contract, section 4).
package struct PlanMatrixFile: Sendable {
    /// Row by row: the row of the place left, the column of the place reached. A place is as far
    /// from itself as the file says, which is nothing where it says nothing.
    package let minutes: [Int32]
    private let places: Int

    /// The way from one place to another; places are numbered as `init` has them.
    package subscript(from: Int, to: Int) -> Int { Int(minutes[from * places + to]) }

    /// Minutes beyond which no way is read: two days are longer than any shift.
    package static let longest = 2_880

    /// - Parameter places: what the ids in the file mean, in the order in which they are numbered.
    ///   Ways from and to other places are ignored.
    package init(_ bytes: [UInt8], places: [String]) throws(RowsDefect) {
        var numbers: [[UInt8]: Int] = [:]
        for (number, place) in places.enumerated() { numbers[Array(place.utf8)] = number }
        var file = try WholeRows(bytes)
        var table = [Int32](repeating: -1, count: places.count * places.count)
        let count = places.count
        try file.read(["from", "to", "minutes"]) { cells, columns throws(RowsDefect.Refusal) in
            let minutes = min(
                try cells.count(columns[2], named: "minutes"), PlanMatrixFile.longest)
            guard let from = numbers[Array(cells.cell(columns[0]).trimmed())],
                let to = numbers[Array(cells.cell(columns[1]).trimmed())]
            else { return }
            let place = from * count + to
            guard table[place] < 0 || table[place] == Int32(minutes) else {
                throw RowsDefect.Refusal(
                    "the way from '\(places[from])' to '\(places[to])' takes \(table[place]) "
                        + "minutes further up and \(minutes) here; keep the one that is right")
            }
            table[place] = Int32(minutes)
        }
        try file.finish()
        try PlanMatrixFile.demandAllWays(&table, places)
        self.minutes = table
        self.places = count
    }

    private static func demandAllWays(
        _ table: inout [Int32], _ places: [String]
    ) throws(RowsDefect) {
        var missing: [(from: Int, to: Int)] = []
        var count = 0
        for from in places.indices {
            for to in places.indices where table[from * places.count + to] < 0 {
                guard from != to else {
                    table[from * places.count + to] = 0
                    continue
                }
                count += 1
                if missing.count < 20 { missing.append((from, to)) }
            }
        }
        guard count > 0 else { return }
        let shown = missing.map { "'\(places[$0.from])' to '\(places[$0.to])'" }
        throw .rows([
            RowsDefect.Row(
                line: 1,
                reason: "\(count) ways are missing, add them: "
                    + shown.joined(separator: ", ") + (count > missing.count ? ", …" : ""))
        ])
    }
}
