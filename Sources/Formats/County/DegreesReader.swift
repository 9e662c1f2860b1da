import Domain

extension FieldReader {
    /// Reads degrees into hundred-thousandths of a degree, exactly: `31.18410` is 3118410. Digits
    /// behind the fifth decimal are rounded, half away from zero. Full-width characters are
    /// understood.
    ///
    /// - Parameter limit: the largest magnitude, 90 or 180.
    /// - Throws: `empty`, `unreadable`, `tooLarge`.
    package static func degrees(_ cell: CellBytes, limit: Int) throws(FieldDefect) -> Int32 {
        let trimmed = cell.trimmed()
        guard !trimmed.isEmpty else { throw .empty }
        if trimmed.allSatisfy({ $0 < 0x80 }) { return try plainDegrees(trimmed, limit: limit) }
        return try withHalfWidth(trimmed) { text throws(FieldDefect) in
            try plainDegrees(text, limit: limit)
        }
    }

    private static func plainDegrees(
        _ text: CellBytes, limit: Int
    ) throws(FieldDefect) -> Int32 {
        let isSigned = text[0] == Byte.minus || text[0] == Byte.plus
        let point = text.firstIndex(of: Byte.point) ?? text.count
        let whole = text.part(isSigned ? 1 : 0, max(point, isSigned ? 1 : 0))
        let decimals = text.part(min(point + 1, text.count), text.count)
        guard !whole.isEmpty, whole.allSatisfy(Byte.isDigit), decimals.allSatisfy(Byte.isDigit),
            point == text.count || !decimals.isEmpty
        else { throw .unreadable }
        var value = 0
        for digit in whole {
            value = value * 10 + Int(digit - Byte.zero)
            guard value <= limit else { throw .tooLarge }
        }
        for index in 0..<5 {
            value = value * 10 + (index < decimals.count ? Int(decimals[index] - Byte.zero) : 0)
        }
        if decimals.count > 5, decimals[5] >= UInt8(ascii: "5") { value += 1 }
        guard value <= limit * 100_000 else { throw .tooLarge }
        return Int32(text[0] == Byte.minus ? -value : value)
    }

    /// Reads a time of day into minutes after midnight: `08:30`, `8:30`; `24:00` is the end of the
    /// day. Full-width characters are understood.
    ///
    /// - Throws: `empty`, `unreadable`.
    package static func minutes(_ cell: CellBytes) throws(FieldDefect) -> Int {
        let trimmed = cell.trimmed()
        guard !trimmed.isEmpty else { throw .empty }
        return try withHalfWidth(trimmed) { text throws(FieldDefect) in
            guard let colon = text.firstIndex(of: UInt8(ascii: ":")), (1...2).contains(colon),
                text.count == colon + 3
            else { throw .unreadable }
            let hours = text.part(0, colon)
            let minutes = text.part(colon + 1, text.count)
            guard hours.allSatisfy(Byte.isDigit), minutes.allSatisfy(Byte.isDigit) else {
                throw .unreadable
            }
            let hour = hours.reduce(0) { $0 * 10 + Int($1 - Byte.zero) }
            let minute = minutes.reduce(0) { $0 * 10 + Int($1 - Byte.zero) }
            guard minute < 60, hour * 60 + minute <= 24 * 60 else { throw .unreadable }
            return hour * 60 + minute
        }
    }
}
