import Domain

extension FieldReader {
    /// Reads a date: `2026-10-05`, `2026/10/5`, `20261005` or `2026年10月5日`; full-width characters
    /// and white space around are understood.
    ///
    /// - Throws: `empty`, `unreadable` for another form, `noSuchDay` for 30 February.
    package static func day(_ cell: CellBytes) throws(FieldDefect) -> Day {
        if let day = isoDay(cell) { return day }
        let trimmed = cell.trimmed()
        guard !trimmed.isEmpty else { throw .empty }
        return try withHalfWidth(trimmed) { text throws(FieldDefect) in try anyDay(text) }
    }

    @inline(__always)
    private static func isoDay(_ cell: CellBytes) -> Day? {
        guard cell.count == 10, cell[4] == Byte.minus, cell[7] == Byte.minus,
            let year = digits(cell, 0, 4), let month = digits(cell, 5, 7),
            let day = digits(cell, 8, 10)
        else { return nil }
        return Day(year, month, day)
    }

    private static func anyDay(_ text: CellBytes) throws(FieldDefect) -> Day {
        guard let parts = ymd(text) else { throw .unreadable }
        guard let day = Day(parts.year, parts.month, parts.day) else { throw .noSuchDay }
        return day
    }

    /// Year, month and day as they are written, whether or not the calendar has them.
    private static func ymd(_ text: CellBytes) -> (year: Int, month: Int, day: Int)? {
        guard text.count >= 8, let year = digits(text, 0, 4) else { return nil }
        if text.count == 8, let month = digits(text, 4, 6), let day = digits(text, 6, 8) {
            return (year, month, day)
        }
        var index = 4
        if text[4] == Byte.minus {
            guard text.count == 10, text[7] == Byte.minus, let month = digits(text, 5, 7),
                let day = digits(text, 8, 10)
            else { return nil }
            return (year, month, day)
        }
        if text[4] == Byte.slash {
            index = 5
            guard let month = oneOrTwoDigits(text, &index), skip([Byte.slash], text, &index),
                let day = oneOrTwoDigits(text, &index), index == text.count
            else { return nil }
            return (year, month, day)
        }
        guard skip(yearSign, text, &index), let month = oneOrTwoDigits(text, &index),
            skip(monthSign, text, &index), let day = oneOrTwoDigits(text, &index),
            skip(daySign, text, &index), index == text.count
        else { return nil }
        return (year, month, day)
    }

    private static let yearSign = Array("年".utf8)
    private static let monthSign = Array("月".utf8)
    private static let daySign = Array("日".utf8)

    private static func skip(_ sign: [UInt8], _ text: CellBytes, _ index: inout Int) -> Bool {
        guard index + sign.count <= text.count,
            text.part(index, index + sign.count).elementsEqual(sign)
        else { return false }
        index += sign.count
        return true
    }

    private static func oneOrTwoDigits(_ text: CellBytes, _ index: inout Int) -> Int? {
        let start = index
        while index < text.count, index < start + 2, Byte.isDigit(text[index]) { index += 1 }
        return digits(text, start, index)
    }

    @inline(__always)
    private static func digits(_ text: CellBytes, _ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        var value = 0
        for index in start..<end {
            guard Byte.isDigit(text[index]) else { return nil }
            value = value * 10 + Int(text[index] - Byte.zero)
        }
        return value
    }
}
