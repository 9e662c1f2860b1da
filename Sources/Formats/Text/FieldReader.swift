import Domain

/// Reads cells: bytes to values, each in every form that the contract (section 0) knows. A form
/// that is not listed is not guessed at.
///
/// The readers take ``CellBytes`` without making a string of them; what they throw is a plain
/// value and costs nothing when it is not thrown.
package enum FieldReader {}

/// Why a cell has no value. The raw value is a stable code.
package enum FieldDefect: String, Error, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Nothing stands where something must.
    case empty
    /// None of the forms that are understood.
    case unreadable
    /// An amount with more than two decimals.
    case tooManyDecimals
    /// Commas that do not stand between groups of three digits.
    case misplacedComma
    /// Beyond what can be a county's figure (``Fen/readableLimit``).
    case tooLarge
    /// A date that the calendar does not have.
    case noSuchDay
    /// `id_damaged`: an ID number that a spreadsheet has turned into scientific notation.
    case damaged
    /// `id_check`: an ID number of a wrong length, with a wrong check character or an impossible
    /// birth date.
    case check

    /// What is wrong and what to do, to stand behind the quoted value.
    package var description: String {
        switch self {
        case .empty: "is empty; fill it in"
        case .unreadable: "cannot be read; write it in one of the forms that are understood"
        case .tooManyDecimals: "has more than two decimals; give yuan to the fen at most"
        case .misplacedComma:
            "has commas that do not group thousands; write 1,234,567.89 or no commas"
        case .tooLarge: "is too large; check the unit and the digits"
        case .noSuchDay: "is no day of the calendar; correct it"
        case .damaged:
            "was damaged by a spreadsheet (scientific notation), its last digits are lost; "
                + "export the column as text again"
        case .check:
            "is no valid ID number (length, birth date or check character); compare it with the "
                + "card"
        }
    }
}

extension FieldReader {
    /// Reads yuan with at most two decimals. A sign may lead; thousands commas, full-width
    /// characters and white space around are understood; an empty cell is 0.00.
    package static func money(_ cell: CellBytes) throws(FieldDefect) -> Fen {
        if let plain = plainMoney(cell) { return plain }
        let trimmed = cell.trimmed()
        if trimmed.isEmpty { return .zero }
        return try withHalfWidth(trimmed) { text throws(FieldDefect) in try anyMoney(text) }
    }

    /// `1234.56`, `-0.05`, `300`: what nearly every cell is. Nil says no more than that another
    /// look is needed.
    @inline(__always)
    private static func plainMoney(_ cell: CellBytes) -> Fen? {
        let count = cell.count
        guard count > 0, count <= 16 else { return nil }
        var index = cell[0] == Byte.minus ? 1 : 0
        let start = index
        var value: Int64 = 0
        while index < count, Byte.isDigit(cell[index]) {
            value = value &* 10 &+ Int64(cell[index] &- Byte.zero)
            index += 1
        }
        // Thirteen digits of yuan are the readable limit.
        guard index > start, index - start <= 13 else { return nil }
        if index == count {
            value &*= 100
        } else {
            guard cell[index] == Byte.point, index + 3 == count else { return nil }
            let tens = cell[index + 1]
            let ones = cell[index + 2]
            guard Byte.isDigit(tens), Byte.isDigit(ones) else { return nil }
            value = value &* 100 &+ Int64(tens &- Byte.zero) &* 10 &+ Int64(ones &- Byte.zero)
        }
        return Fen(start == 1 ? -value : value)
    }

    private static func anyMoney(_ text: CellBytes) throws(FieldDefect) -> Fen {
        let text = text.trimmed()
        var index = 0
        var isNegative = false
        if text[0] == Byte.minus || text[0] == Byte.plus {
            isNegative = text[0] == Byte.minus
            index = 1
        }
        let yuan = try groupedDigits(text, &index)
        var fen = yuan * 100
        if index < text.count {
            guard text[index] == Byte.point, index + 1 < text.count else { throw .unreadable }
            let decimals = text.part(index + 1, text.count)
            guard decimals.allSatisfy(Byte.isDigit) else { throw .unreadable }
            guard decimals.count <= 2 else { throw .tooManyDecimals }
            fen += Int64(decimals[0] - Byte.zero) * 10
            if decimals.count == 2 { fen += Int64(decimals[1] - Byte.zero) }
        }
        return Fen(isNegative ? -fen : fen)
    }

    /// Digits with commas between groups of three or without any, from `index` on.
    private static func groupedDigits(
        _ text: CellBytes, _ index: inout Int
    ) throws(FieldDefect) -> Int64 {
        var value: Int64 = 0
        var sinceComma = 0
        var hasComma = false
        let start = index
        while index < text.count {
            let byte = text[index]
            if byte == Byte.comma {
                guard hasComma ? sinceComma == 3 : (1...3).contains(sinceComma) else {
                    throw .misplacedComma
                }
                hasComma = true
                sinceComma = 0
            } else if Byte.isDigit(byte) {
                value = value * 10 + Int64(byte - Byte.zero)
                guard value <= Fen.readableLimit.rawValue / 100 else { throw .tooLarge }
                sinceComma += 1
            } else {
                break
            }
            index += 1
        }
        guard index > start else { throw .unreadable }
        guard !hasComma || sinceComma == 3 else { throw .misplacedComma }
        return value
    }
}

extension FieldReader {
    /// Reads a whole number of zero or more; full-width digits and white space around are
    /// understood.
    package static func number(_ cell: CellBytes) throws(FieldDefect) -> Int {
        let trimmed = cell.trimmed()
        guard !trimmed.isEmpty else { throw .empty }
        if trimmed.allSatisfy(Byte.isDigit) { return try digits(trimmed) }
        return try withHalfWidth(trimmed) { text throws(FieldDefect) in
            guard text.allSatisfy(Byte.isDigit) else { throw .unreadable }
            return try digits(text)
        }
    }

    /// At most nine digits besides leading zeros: more than a province has people.
    private static func digits(_ text: CellBytes) throws(FieldDefect) -> Int {
        var value = 0
        for byte in text {
            value = value * 10 + Int(byte - Byte.zero)
            guard value <= 999_999_999 else { throw .tooLarge }
        }
        return value
    }
}
