import Domain

/// The form of a CSV file of the county's folder: which columns it has, and what a row of it says.
///
/// Columns are found by header name, in any order; columns that the form does not name are ignored;
/// one that it names and the file has not is an error of the file.
package protocol CountyForm: Sendable {
    associatedtype Row: Sendable & Equatable

    /// The file's usual name.
    static var fileName: String { get }

    /// Asks for the columns of the form.
    init(_ columns: inout FormColumns)

    /// Reads a row. Nil leaves it out, and then at least one error has been noted in `cells`.
    func row(_ cells: inout RowCells) -> Row?

    /// What only one row of the file may have; nil where rows may repeat.
    func identity(of row: Row) -> RowIdentity?
}

extension CountyForm {
    package func identity(of row: Row) -> RowIdentity? { nil }

    /// Reads a whole file from memory.
    ///
    /// - Parameter file: the name that problems are reported under.
    package static func table(
        _ bytes: [UInt8], file: String = Self.fileName
    ) -> CountyTable<Row> {
        do throws(CSVDefect) {
            let table = try CSVTable(bytes)
            var reading = try FormReading<Self>(table.header, file: file)
            return table.withRows { reading.take(&$0) }
        } catch {
            return CountyTable(problems: [.form(error, file: file)])
        }
    }
}

/// A form on its way through a file.
struct FormReading<Form: CountyForm> {
    private let form: Form
    private let positions: [Int]
    private let width: Int
    private var cells: RowCells
    /// About how many rows the next piece has.
    private var lastCount = 0
    private var seen = SeenRows()

    init(_ header: CSVHeader, file: String) throws(CSVDefect) {
        var columns = FormColumns(header)
        self.form = Form(&columns)
        self.positions = try header.columns(columns.wanted)
        self.width = header.count
        self.cells = RowCells(file: file, columns: positions.count)
    }

    /// Reads all rows that the cursor has.
    mutating func take(_ rows: inout CSVRows) -> CountyTable<Form.Row> {
        var taken: [Form.Row] = []
        taken.reserveCapacity(lastCount)
        while rows.next() {
            if let row = read(rows) { taken.append(row) }
        }
        lastCount = taken.count + taken.count / 16
        return CountyTable(rows: taken, problems: cells.takeProblems())
    }

    private mutating func read(_ rows: borrowing CSVRows) -> Form.Row? {
        cells.begin(line: rows.line)
        guard cells.check(rows.defect) else { return nil }
        guard rows.count == width else {
            cells.noteWidth(rows.count, expected: width)
            return nil
        }
        cells.load(rows, positions)
        guard let row = form.row(&cells) else {
            precondition(cells.hasError, "a row that is left out has its error")
            return nil
        }
        if let identity = form.identity(of: row), !seen.insert(identity) {
            cells.noteRepeated()
            return nil
        }
        return row
    }
}

extension FileProblem {
    static func form(_ defect: CSVDefect, file: String) -> FileProblem {
        let (what, remedy) = FileProblem.parts(of: defect.description)
        return FileProblem(.error, .form, file: file, what: what, remedy: remedy)
    }

    /// A description of the form `what is wrong; what to do`, in its two parts.
    static func parts(of description: String) -> (what: String, remedy: String) {
        let bytes = description.utf8
        guard let cut = bytes.firstIndex(of: UInt8(ascii: ";")) else { return (description, "") }
        let rest = description[bytes.index(after: cut)...]
        return (String(description[..<cut]), String(rest.drop { $0 == " " }))
    }
}
