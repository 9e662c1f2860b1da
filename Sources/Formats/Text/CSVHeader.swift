/// Why a file cannot be read as CSV at all.
package enum CSVDefect: Error, Equatable, Sendable, CustomStringConvertible {
    case notText(TextDefect)
    /// The file is empty: not even a header row.
    case noHeader
    /// Columns that are needed and not there.
    case missingColumns([String])
    /// Columns that are needed and there more than once.
    case repeatedColumns([String])
    /// The header's quotes are wrong.
    case header(CSVRowDefect)
    /// A record longer than what is held in memory at once: a quote that is never closed, in
    /// practice.
    case recordTooLong(line: Int, limit: Int)

    package var description: String {
        switch self {
        case .notText(let defect): defect.description
        case .noHeader: "line 1: no header row; the first row must name the columns"
        case .missingColumns(let names):
            "line 1: no column \(names.joined(separator: ", no column ")); "
                + "add it to the header row, spelt exactly so"
        case .repeatedColumns(let names):
            "line 1: the column \(names.joined(separator: ", ")) is there more than once; "
                + "keep the one that is meant"
        case .header(let defect): "line 1: \(defect)"
        case .recordTooLong(let line, let limit):
            "line \(line): a record that begins here does not end within \(limit) bytes; "
                + "look for a quote that is never closed"
        }
    }
}

/// The header row: where each column is, by name, in whatever order they come.
package struct CSVHeader: Sendable, Equatable {
    /// The names, without white space at the ends.
    package let names: [String]

    /// How many cells a row should have.
    package var count: Int { names.count }

    init(names: [String]) { self.names = names }

    init(_ rows: borrowing CSVRows) throws(CSVDefect) {
        if let defect = rows.defect { throw .header(defect) }
        var names: [String] = []
        for index in 0..<rows.count {
            names.append(String(decoding: rows.cell(index).trimmed(), as: UTF8.self))
        }
        self.names = names
    }

    /// Where a column is; nil if it is not there. Names are compared as bytes.
    package func index(of name: String) -> Int? {
        names.firstIndex { $0.utf8.elementsEqual(name.utf8) }
    }

    /// Where the columns are, in the order asked for. Other columns are ignored.
    ///
    /// - Throws: `missingColumns` with all that are missing, else `repeatedColumns`.
    package func columns(_ wanted: [String]) throws(CSVDefect) -> [Int] {
        let missing = wanted.filter { index(of: $0) == nil }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        let repeated = wanted.filter { name in
            names.count(where: { $0.utf8.elementsEqual(name.utf8) }) > 1
        }
        guard repeated.isEmpty else { throw .repeatedColumns(repeated) }
        return wanted.map { index(of: $0)! }
    }
}
