/// 抽样框文件 - the items that a sample is drawn from: `item_id` and any columns that make strata.
package struct SampleFrameFile: Sendable, Equatable {
    /// In the order of the file.
    package let rows: [Row]

    /// An item of the frame.
    package struct Row: Sendable, Equatable {
        /// Not empty; no two rows have the same, byte for byte.
        package let itemID: String
        /// The values of the strata's columns, joined with `|`.
        package let stratum: String
        /// The physical line; the header is 1.
        package let line: Int
    }

    /// - Parameters:
    ///   - bytes: the file as it is.
    ///   - strata: the names of the columns that make a stratum; none for a single stratum without
    ///     name.
    package init(_ bytes: [UInt8], strata: [String]) throws(RowsDefect) {
        var file = try WholeRows(bytes)
        var rows: [Row] = []
        var lines = LinesByText()
        try file.read(["item_id"] + strata) {
            cells, columns throws(RowsDefect.Refusal) in
            let id = cells.text(columns[0])
            guard !id.isEmpty else {
                throw RowsDefect.Refusal("item_id is empty; give the item one")
            }
            let stratum = columns.dropFirst().map { cells.text($0) }.joined(separator: "|")
            lines.note(id, line: cells.line)
            rows.append(Row(itemID: id, stratum: stratum, line: cells.line))
        }
        file.refuse(repeated: lines, named: "item_id", remedy: "an item is in a frame once")
        try file.finish()
        self.rows = rows
    }
}

/// 中签名单 - the file that a draw gives: `item_id,stratum,ticket,rank`.
package struct SampleDrawFile: Sendable {
    private var writer = CSVWriter()

    package init() { writer.row(["item_id", "stratum", "ticket", "rank"]) }

    /// - Parameter ticket: lower-case hexadecimal.
    package mutating func append(itemID: String, stratum: String, ticket: String, rank: Int) {
        writer.row([itemID, stratum, ticket, rank.description])
    }

    /// The file as it is to be written: UTF-8, LF.
    package var bytes: [UInt8] { writer.bytes }
}
