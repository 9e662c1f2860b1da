import Domain

/// The cells that registers hold. A register is what it is: what is wrong with such a cell is a
/// warning, and the row stands.
extension RowCells {
    /// The ID number in its normal form (contract, section 0). One that fails the check is kept as
    /// text.
    mutating func idNumber(_ column: FormColumn) -> String {
        let cell = cell(column)
        if cell.count == 18, cell[17] != UInt8(ascii: "x"), IDNumberKey(eighteen: cell) != nil {
            return String(decoding: cell, as: UTF8.self)
        }
        do throws(FieldDefect) { return try FieldReader.idNumberKey(cell).text } catch {
            let defect = cell.isEmpty ? .empty : error
            note(.warning, defect == .damaged ? .idDamaged : .idCheck, column, defect)
            return uppercaseX(plainText(column))
        }
    }

    /// A name is for comparing with what departments send: without one, every row is a mismatch.
    mutating func noteEmptyName(_ column: FormColumn) {
        note(
            .warning, .required, column, what: "is empty",
            remedy: "fill it in; no department's row can match the person")
    }

    /// A code of twelve digits; other text is kept.
    mutating func areaCode(_ column: FormColumn) -> AreaCode? {
        guard let text = required(column) else { return nil }
        let cell = cell(column)
        if cell.count != 12 || !cell.allSatisfy(Byte.isDigit) {
            note(
                .warning, .code, column, what: "is not an area code of twelve digits",
                remedy: "export the column as text and correct it")
        }
        return AreaCode(text)
    }

    /// A bank account without the white space between its groups.
    mutating func bankAccount(_ column: FormColumn) -> String {
        if cell(column).allSatisfy(Byte.isDigit) { return text(column) }
        let number = plainText(column).utf8.filter { $0 != Byte.space }
        if !number.allSatisfy(Byte.isDigit) {
            note(
                .warning, .account, column, what: "is not a bank account of digits only",
                remedy: "export the column as text and compare it with the passbook")
        }
        return String(decoding: number, as: UTF8.self)
    }

    /// A cell of digits as text: half-width, without the apostrophe that marks text in
    /// spreadsheets.
    func plainText(_ column: FormColumn) -> String {
        let cell = cell(column)
        if cell.allSatisfy(Byte.isDigit) { return String(decoding: cell, as: UTF8.self) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, cell.count)) { half in
            let count = writeHalfWidth(cell, to: half)
            let text = CellBytes(rebasing: UnsafeBufferPointer(half)[..<count]).trimmed()
            return String(decoding: text.part(apostropheWidth(text), text.count), as: UTF8.self)
        }
    }

    private func uppercaseX(_ text: String) -> String {
        guard text.utf8.last == UInt8(ascii: "x") else { return text }
        return String(text.dropLast()) + "X"
    }

    private func apostropheWidth(_ text: CellBytes) -> Int {
        if text.first == Byte.apostrophe { return 1 }
        return text.starts(with: "‘".utf8) || text.starts(with: "’".utf8) ? 3 : 0
    }

    /// A place; nil when neither degree is given, and with a warning when one cannot be read.
    mutating func position(_ latitude: FormColumn, _ longitude: FormColumn) -> Position? {
        if isEmpty(latitude), isEmpty(longitude) { return nil }
        let north = degrees(latitude, limit: 90, "latitude")
        let east = degrees(longitude, limit: 180, "longitude")
        guard let north, let east else { return nil }
        return Position(latitude: north, longitude: east)
    }

    private mutating func degrees(_ column: FormColumn, limit: Int, _ name: String) -> Int32? {
        do throws(FieldDefect) { return try FieldReader.degrees(cell(column), limit: limit) } catch
        {
            note(
                .warning, error == .empty ? .required : .coordinate, column,
                what: error == .empty ? "is empty beside a coordinate" : "is no \(name)",
                remedy: "write degrees between -\(limit) and \(limit) such as 31.18410")
            return nil
        }
    }
}
