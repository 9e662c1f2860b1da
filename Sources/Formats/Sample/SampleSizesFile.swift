/// 分层样本量文件 - `stratum,size`: how many items to draw from each stratum.
package struct SampleSizesFile: Sendable, Equatable {
    /// In the order of the file; no two rows have the same stratum, byte for byte.
    package let rows: [Row]

    /// The sample size of one stratum.
    package struct Row: Sendable, Equatable {
        package let stratum: String
        /// Zero or more.
        package let size: Int
        package let line: Int
    }

    package init(_ bytes: [UInt8]) throws(RowsDefect) {
        var file = try WholeRows(bytes)
        var rows: [Row] = []
        var lines = LinesByText()
        try file.read(["stratum", "size"]) {
            cells, columns throws(RowsDefect.Refusal) in
            let stratum = cells.text(columns[0])
            lines.note(stratum, line: cells.line)
            let size = try cells.count(columns[1], named: "size")
            rows.append(Row(stratum: stratum, size: size, line: cells.line))
        }
        file.refuse(repeated: lines, named: "stratum", remedy: "give it one row")
        try file.finish()
        self.rows = rows
    }

    /// The strata that are not among those of the frame: nothing could be drawn for their sizes.
    package func unknownStrata(in frame: SampleFrameFile) -> RowsDefect? {
        let known = Set(frame.rows.map { Array($0.stratum.utf8) })
        let unknown = rows.filter { !known.contains(Array($0.stratum.utf8)) }
        guard !unknown.isEmpty else { return nil }
        return .rows(
            unknown.map { row in
                RowsDefect.Row(
                    line: row.line,
                    reason: "the frame has no stratum '\(row.stratum)'; correct the name, "
                        + "or remove the row")
            })
    }
}

/// 复核结果文件 - `stratum,population,sampled,errors`: what the review of a sample found.
package struct SampleResultsFile: Sendable, Equatable {
    /// In the order of the file; no two rows have the same stratum, byte for byte.
    package let rows: [Row]

    /// The counts of one stratum.
    package struct Row: Sendable, Equatable {
        package let stratum: String
        /// `errors ≤ sampled ≤ population`.
        package let population: Int
        package let sampled: Int
        package let errors: Int
        package let line: Int
    }

    package init(_ bytes: [UInt8]) throws(RowsDefect) {
        var file = try WholeRows(bytes)
        var rows: [Row] = []
        var lines = LinesByText()
        try file.read(["stratum", "population", "sampled", "errors"]) {
            cells, columns throws(RowsDefect.Refusal) in
            let stratum = cells.text(columns[0])
            lines.note(stratum, line: cells.line)
            let population = try cells.count(columns[1], named: "population")
            let sampled = try cells.count(columns[2], named: "sampled")
            let errors = try cells.count(columns[3], named: "errors")
            guard sampled <= population else {
                throw RowsDefect.Refusal(
                    "sampled \(sampled) is more than population \(population)")
            }
            guard errors <= sampled else {
                throw RowsDefect.Refusal(
                    "errors \(errors) is more than sampled \(sampled)")
            }
            rows.append(
                Row(
                    stratum: stratum, population: population, sampled: sampled, errors: errors,
                    line: cells.line))
        }
        file.refuse(repeated: lines, named: "stratum", remedy: "give it one row")
        try file.finish()
        self.rows = rows
    }
}
