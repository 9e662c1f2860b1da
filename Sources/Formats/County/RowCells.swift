import Domain

/// The cells of one row under a form, read as what they are, and what is wrong with them.
///
/// A reader that gives nil has noted the error. A form reads all its cells before it gives a row
/// up, so that the office hears of everything at once.
package struct RowCells {
    private let file: String
    private var line = 0
    /// Without white space at their ends. Valid only while the row is; every row overwrites them.
    private var cells: [CellBytes]
    private var problems: [FileProblem] = []
    private(set) var hasError = false
    private var recent = RecentTexts()

    init(file: String, columns: Int) {
        self.file = file
        self.cells = Array(repeating: CellBytes(start: nil, count: 0), count: columns)
    }

    mutating func begin(line: Int) {
        self.line = line
        hasError = false
    }

    mutating func load(_ rows: borrowing CSVRows, _ positions: [Int]) {
        for index in positions.indices {
            let cell = rows.cell(positions[index])
            cells[index] = RowCells.isTrimmed(cell) ? cell : cell.trimmed()
        }
    }

    /// Whether a cell plainly has no white space at its ends, as nearly every cell: it begins and
    /// ends with a visible ASCII character, or with one from U+4000 on, above all white space.
    @inline(__always)
    private static func isTrimmed(_ cell: CellBytes) -> Bool {
        guard let first = cell.first, let last = cell.last else { return true }
        guard first > Byte.space, first < 0x80 || first >= 0xE4 else { return false }
        guard last >= 0x80 else { return last > Byte.space }
        return cell.count >= 3 && cell[cell.count - 3] >= 0xE4
    }

    var currentLine: Int { line }

    /// The cell without white space at its ends.
    @inline(__always)
    func cell(_ column: FormColumn) -> CellBytes { cells[column.index] }

    func isEmpty(_ column: FormColumn) -> Bool { cell(column).isEmpty }

    /// Text that may be missing.
    @inline(__always)
    func text(_ column: FormColumn) -> String { String(decoding: cell(column), as: UTF8.self) }

    /// Text that must be there.
    mutating func required(_ column: FormColumn) -> String? {
        let cell = cell(column)
        if cell.isEmpty {
            note(.error, .required, column, .empty)
            return nil
        }
        return String(decoding: cell, as: UTF8.self)
    }

    /// Text that is the same in many rows: a household's number, a bank, a word.
    @inline(__always)
    mutating func repeatingText(_ column: FormColumn) -> String { recent.text(cell(column)) }

    mutating func household(_ column: FormColumn) -> HouseholdID? {
        if isEmpty(column) {
            note(.error, .required, column, .empty)
            return nil
        }
        return HouseholdID(repeatingText(column))
    }

    mutating func cause(_ column: FormColumn) -> Cause? { word(column, Cause.byTerm) }

    /// One of the words of the form.
    mutating func word<Value>(_ column: FormColumn, _ words: [FormWord<Value>]) -> Value? {
        let cell = cell(column)
        for word in words where cell.elementsEqual(word.bytes) { return word.value }
        note(unknownWordAmong: words, in: column)
        return nil
    }

    /// One of the words of the form, or nothing. Nil for another word.
    mutating func word<Value>(
        ifPresent column: FormColumn, _ words: [FormWord<Value>]
    ) -> OptionalCell<Value>? {
        if isEmpty(column) { return OptionalCell(value: nil) }
        return word(column, words).map { OptionalCell(value: $0) }
    }

    mutating func money(_ column: FormColumn) -> Fen? {
        do throws(FieldDefect) { return try FieldReader.money(cell(column)) } catch {
            note(.error, .amount, column, error)
            return nil
        }
    }

    /// A whole number that must be there.
    mutating func count(_ column: FormColumn, _ range: ClosedRange<Int>) -> Int? {
        do throws(FieldDefect) {
            let number = try FieldReader.number(cell(column))
            if range.contains(number) { return number }
            note(
                .error, .number, column,
                what: "is not between \(range.lowerBound) and \(range.upperBound)",
                remedy: "correct it")
        } catch {
            note(.error, .number, column, error, unreadable: "write a whole number such as 3")
        }
        return nil
    }

    /// A date that must be there.
    mutating func day(_ column: FormColumn) -> Day? { day(column, else: .error) }

    /// A date that may be missing. Nil when it cannot be read.
    mutating func day(
        ifPresent column: FormColumn, else severity: FileProblem.Severity
    ) -> OptionalCell<Day>? {
        if isEmpty(column) { return OptionalCell(value: nil) }
        return day(column, else: severity).map { OptionalCell(value: $0) }
    }

    private mutating func day(_ column: FormColumn, else severity: FileProblem.Severity) -> Day? {
        do throws(FieldDefect) { return try FieldReader.day(cell(column)) } catch {
            note(severity, .date, column, error, unreadable: "write it as 2026-10-05")
            return nil
        }
    }

    /// A time of day in minutes after midnight.
    mutating func minutes(_ column: FormColumn) -> Int? {
        do throws(FieldDefect) { return try FieldReader.minutes(cell(column)) } catch {
            note(.error, .time, column, error, unreadable: "write a time of day such as 08:30")
            return nil
        }
    }
}

// What is noted about a row.
extension RowCells {
    mutating func takeProblems() -> [FileProblem] {
        defer { problems = [] }
        return problems
    }

    mutating func note(
        _ severity: FileProblem.Severity, _ kind: FileProblem.Kind, _ column: FormColumn?,
        what: String, remedy: String
    ) {
        let value = column.map { $0.shown(text($0)) } ?? ""
        if severity == .error { hasError = true }
        problems.append(
            FileProblem(
                severity, kind, file: file, line: line, column: column?.name, value: value,
                what: what, remedy: remedy))
    }

    /// - Parameter unreadable: what to do about a form that is not understood.
    mutating func note(
        _ severity: FileProblem.Severity, _ kind: FileProblem.Kind, _ column: FormColumn,
        _ defect: FieldDefect, unreadable: String? = nil
    ) {
        var (what, remedy) = FileProblem.parts(of: defect.description)
        if defect == .unreadable, let unreadable { remedy = unreadable }
        note(severity, defect == .empty ? .required : kind, column, what: what, remedy: remedy)
    }

    mutating func note<Value>(unknownWordAmong words: [FormWord<Value>], in column: FormColumn) {
        let known = words.map(\.text).joined(separator: ", ")
        guard !isEmpty(column) else {
            return note(
                .error, .required, column, what: "is empty", remedy: "write one of \(known)")
        }
        note(
            .error, .word, column, what: "is not a word of the form",
            remedy: "write one of \(known)")
    }

    /// Notes what is wrong with the quotes; false when the cells cannot be told apart.
    mutating func check(_ defect: CSVRowDefect?) -> Bool {
        guard let defect else { return true }
        var severity = FileProblem.Severity.error
        if case .strayQuote = defect { severity = .warning }
        let (what, remedy) = FileProblem.parts(of: defect.description)
        note(severity, .quotes, nil, what: what, remedy: remedy)
        return severity == .warning
    }

    mutating func noteWidth(_ width: Int, expected: Int) {
        note(
            .error, .columns, nil, what: "has \(width) cells where the header has \(expected)",
            remedy: "put cells that hold a comma in quotes, and fill the row up with commas")
    }

    mutating func noteRepeated() {
        note(
            .error, .repeated, nil, what: "is a second row for the same, and is left out",
            remedy: "keep one row")
    }
}

/// A word of a form and what it means.
struct FormWord<Value: Sendable>: Sendable {
    let text: String
    let value: Value
    let bytes: [UInt8]

    init(_ text: String, _ value: Value) {
        self.text = text
        self.value = value
        self.bytes = Array(text.utf8)
    }
}

/// A cell that may be empty, and was read.
struct OptionalCell<Value> {
    let value: Value?
}

extension Cause {
    fileprivate static let byTerm = Cause.allCases.map { FormWord($0.term, $0) }
}
