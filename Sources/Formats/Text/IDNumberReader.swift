import Domain

extension FieldReader {
    /// Reads an ID number (contract, section 0): white space at the ends is dropped, full-width
    /// characters become half-width, a leading apostrophe goes, `x` becomes `X`, 15 digits become
    /// 18.
    ///
    /// - Throws: `damaged` for scientific notation, `check` for everything else that is none, an
    ///   empty cell too.
    package static func idNumber(_ cell: CellBytes) throws(FieldDefect) -> IDNumber {
        let key = try idNumberKey(cell)
        guard let number = IDNumber(key.text) else {
            preconditionFailure("an ID number that was checked here is refused by its type")
        }
        return number
    }

    /// Reads an ID number into eight bytes, for files of millions of rows.
    ///
    /// - Throws: as ``idNumber(_:)``.
    package static func idNumberKey(_ cell: CellBytes) throws(FieldDefect) -> IDNumberKey {
        if cell.count == 18, let key = IDNumberKey(eighteen: cell) { return key }
        return try withHalfWidth(cell.trimmed()) { text throws(FieldDefect) in
            var text = text.trimmed()
            let width = apostropheWidth(text)
            if width > 0 { text = text.part(width, text.count) }
            if text.count == 15, let key = IDNumberKey(fifteen: text) { return key }
            if text.count == 18, let key = IDNumberKey(eighteen: text) { return key }
            throw isScientific(text) ? .damaged : .check
        }
    }

    /// How many bytes a leading apostrophe has: `'`, `‘` or `’` (`＇` is half-width by now).
    private static func apostropheWidth(_ text: CellBytes) -> Int {
        guard let first = text.first else { return 0 }
        if first == Byte.apostrophe { return 1 }
        let isCurly = text.count >= 3 && first == 0xE2 && text[1] == 0x80
        return isCurly && (text[2] == 0x98 || text[2] == 0x99) ? 3 : 0
    }

    /// `4.30122E+17`, `4.3e17`, `43E+16`: digits, perhaps a point and digits, E, perhaps a sign,
    /// digits.
    private static func isScientific(_ text: CellBytes) -> Bool {
        var index = 0
        func digits() -> Int {
            let start = index
            while index < text.count, Byte.isDigit(text[index]) { index += 1 }
            return index - start
        }
        guard digits() > 0 else { return false }
        if index < text.count, text[index] == Byte.point {
            index += 1
            _ = digits()
        }
        guard index < text.count, text[index] | 0x20 == UInt8(ascii: "e") else { return false }
        index += 1
        if index < text.count, text[index] == Byte.plus || text[index] == Byte.minus {
            index += 1
        }
        return digits() > 0 && index == text.count
    }
}

/// A valid ID number as one whole number: its seventeen digits, from which the check character
/// follows. Two keys are equal when the ID numbers are, and sort as they do.
package struct IDNumberKey: Hashable, Comparable, Sendable {
    package let first17: Int64

    package static func < (left: IDNumberKey, right: IDNumberKey) -> Bool {
        left.first17 < right.first17
    }

    /// The eighteen characters.
    package var text: String {
        var digits = [UInt8](repeating: Byte.zero, count: 18)
        var rest = first17
        for index in stride(from: 16, through: 0, by: -1) {
            digits[index] = Byte.zero + UInt8(rest % 10)
            rest /= 10
        }
        let sum = digits[..<17].reduce(0) { $0 * 2 + Int($1 - Byte.zero) }
        digits[17] = IDNumberKey.checkCharacter(sum)
        return String(decoding: digits, as: UTF8.self)
    }

    init?(eighteen cell: CellBytes) {
        var value: Int64 = 0
        var sum = 0
        for index in 0..<17 {
            guard Byte.isDigit(cell[index]) else { return nil }
            let digit = cell[index] &- Byte.zero
            value = value &* 10 &+ Int64(digit)
            sum = sum &* 2 &+ Int(digit)
        }
        let last = cell[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : cell[17]
        guard last == IDNumberKey.checkCharacter(sum) else { return nil }
        self.init(first17: value)
    }

    init?(fifteen cell: CellBytes) {
        guard cell.allSatisfy(Byte.isDigit) else { return nil }
        func number(_ start: Int, _ end: Int) -> Int64 {
            cell.part(start, end).reduce(0) { $0 * 10 + Int64($1 - Byte.zero) }
        }
        self.init(first17: (number(0, 6) * 100 + 19) * 1_000_000_000 + number(6, 15))
    }

    /// Nil for a birth date that does not exist.
    private init?(first17: Int64) {
        let birth = Int(first17 / 1_000 % 100_000_000)
        guard Day(birth / 10_000, birth / 100 % 100, birth % 100) != nil else { return nil }
        self.first17 = first17
    }

    /// The check character (ISO 7064 MOD 11-2), from `((d1 × 2 + d2) × 2 + … ) + d17`. The
    /// weights of GB 11643 (7, 9, 10, … 2) are the powers of two modulo 11, so twice that sum has
    /// their remainder.
    @inline(__always)
    private static func checkCharacter(_ sum: Int) -> UInt8 {
        let remainder = sum &* 2 % 11
        if remainder == 2 { return UInt8(ascii: "X") }
        // 0 → 1, 1 → 0, 2 → X, 3 → 9, 4 → 8, … 10 → 2
        return remainder < 2
            ? Byte.zero &+ UInt8(truncatingIfNeeded: 1 - remainder)
            : Byte.zero &+ UInt8(truncatingIfNeeded: 12 - remainder)
    }
}
