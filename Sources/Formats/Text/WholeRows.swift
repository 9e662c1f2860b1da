/// Why a file cannot be used that is used whole or not at all. Nothing is drawn from a frame,
/// estimated from results or planned from visits of which a part had to be left out.
package enum RowsDefect: Error, Equatable, Sendable, CustomStringConvertible {
    /// It cannot be read as CSV with the columns that are needed.
    case csv(CSVDefect)
    /// Some rows cannot be used; never empty, in order of line.
    case rows([Row])

    /// A row that cannot be used.
    package struct Row: Equatable, Sendable, CustomStringConvertible {
        /// The physical line; the header is 1.
        package let line: Int
        /// What is wrong and what to do.
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }

        package var description: String { "line \(line): \(reason)" }
    }

    /// One line for each thing that is wrong, of which the first hundred.
    package var description: String {
        switch self {
        case .csv(let defect): return defect.description
        case .rows(let rows):
            let shown = rows.prefix(100).map(\.description)
            let rest = rows.count - shown.count
            return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
        }
    }
}

/// Reads the rows of a file all of which must be good, and collects what is wrong with them.
struct WholeRows {
    private let table: CSVTable
    private var defects: [RowsDefect.Row] = []

    init(_ bytes: [UInt8]) throws(RowsDefect) {
        do throws(CSVDefect) { self.table = try CSVTable(bytes) } catch { throw .csv(error) }
    }

    /// - Parameters:
    ///   - columns: the names of the columns that are needed.
    ///   - read: is given each row and where the columns are in it. What it throws is noted.
    mutating func read(
        _ columns: [String],
        _ read: (borrowing CSVRows, _ columns: [Int]) throws(RowsDefect.Refusal) -> Void
    ) throws(RowsDefect) {
        let indices: [Int]
        do throws(CSVDefect) { indices = try table.header.columns(columns) } catch {
            throw .csv(error)
        }
        let width = table.header.count
        table.withRows { rows in
            while rows.next() {
                do throws(RowsDefect.Refusal) {
                    try WholeRows.check(rows, width: width)
                    try read(rows, indices)
                } catch {
                    refuse(rows.line, error.reason)
                }
            }
        }
    }

    mutating func refuse(_ line: Int, _ reason: String) {
        defects.append(RowsDefect.Row(line: line, reason: reason))
    }

    /// Refuses texts that stand on more than one line.
    ///
    /// - Parameters:
    ///   - name: the column's.
    ///   - remedy: what holds for such a text, or what to do.
    mutating func refuse(repeated lines: LinesByText, named name: String, remedy: String) {
        for (text, lines) in lines.repeated {
            let places = lines.map(\.description).joined(separator: ", ")
            refuse(lines[0], "\(name) '\(text)' is on the lines \(places); \(remedy)")
        }
    }

    /// - Throws: what was noted, if anything was.
    func finish() throws(RowsDefect) {
        if !defects.isEmpty { throw .rows(defects.sorted { $0.line < $1.line }) }
    }

    private static func check(
        _ rows: borrowing CSVRows, width: Int
    ) throws(RowsDefect.Refusal) {
        switch rows.defect {
        case nil, .strayQuote: break
        case .some(let defect): throw RowsDefect.Refusal(defect.description)
        }
        guard rows.count == width else {
            throw RowsDefect.Refusal(
                "\(rows.count) cells under a header of \(width); a cell with a comma needs quotes")
        }
    }
}

extension RowsDefect {
    /// Why one row cannot be used.
    struct Refusal: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }
}

extension CSVRows {
    /// A whole number of zero or more, or a refusal that names the column.
    func count(
        _ column: Int, named name: String
    ) throws(RowsDefect.Refusal) -> Int {
        do throws(FieldDefect) { return try number(column) } catch {
            throw RowsDefect.Refusal("\(name) '\(text(column))' \(error)")
        }
    }
}

/// On which lines each text stands, texts being told apart by their bytes.
struct LinesByText {
    /// The line that was noted last.
    private var last: [[UInt8]: Int] = [:]
    /// For the texts that stand on more than one line: all of them.
    private var all: [[UInt8]: [Int]] = [:]

    mutating func note(_ text: String, line: Int) {
        let bytes = Array(text.utf8)
        if let former = last.updateValue(line, forKey: bytes) {
            all[bytes, default: [former]].append(line)
        }
    }

    /// The texts that stand on more than one line, each with the lines, by the first of them.
    var repeated: [(text: String, lines: [Int])] {
        all.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
            .sorted { $0.1[0] < $1.1[0] }
    }
}
