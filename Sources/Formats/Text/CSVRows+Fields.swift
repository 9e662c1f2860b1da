import Domain

/// Cells by their column, read as what they are. A column index comes from ``CSVHeader``.
extension CSVRows {
    /// The cell as it stands, white space included.
    package func text(_ column: Int) -> String { String(decoding: cell(column), as: UTF8.self) }

    /// The cell without white space at its ends.
    package func trimmedText(_ column: Int) -> String {
        String(decoding: cell(column).trimmed(), as: UTF8.self)
    }

    /// Whether nothing or only white space stands in the cell.
    package func isEmpty(_ column: Int) -> Bool { cell(column).trimmed().isEmpty }

    package func money(_ column: Int) throws(FieldDefect) -> Fen {
        try FieldReader.money(cell(column))
    }

    package func day(_ column: Int) throws(FieldDefect) -> Day {
        try FieldReader.day(cell(column))
    }

    package func number(_ column: Int) throws(FieldDefect) -> Int {
        try FieldReader.number(cell(column))
    }

    package func idNumber(_ column: Int) throws(FieldDefect) -> IDNumber {
        try FieldReader.idNumber(cell(column))
    }

    package func idNumberKey(_ column: Int) throws(FieldDefect) -> IDNumberKey {
        try FieldReader.idNumberKey(cell(column))
    }

    /// The name in the form for comparing.
    package func name(_ column: Int) -> String { FieldReader.name(cell(column)) }
}

/// The same for text that is in a string already.
extension FieldReader {
    package static func money(_ text: String) throws(FieldDefect) -> Fen {
        try reading(text) { cell throws(FieldDefect) in try money(cell) }
    }

    package static func day(_ text: String) throws(FieldDefect) -> Day {
        try reading(text) { cell throws(FieldDefect) in try day(cell) }
    }

    package static func number(_ text: String) throws(FieldDefect) -> Int {
        try reading(text) { cell throws(FieldDefect) in try number(cell) }
    }

    package static func idNumber(_ text: String) throws(FieldDefect) -> IDNumber {
        try reading(text) { cell throws(FieldDefect) in try idNumber(cell) }
    }

    private static func reading<Value>(
        _ text: String, _ read: (CellBytes) throws(FieldDefect) -> Value
    ) throws(FieldDefect) -> Value {
        var text = text
        let outcome = text.withUTF8 { cell -> Result<Value, FieldDefect> in
            do throws(FieldDefect) { return .success(try read(cell)) } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}
