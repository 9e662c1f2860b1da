import Domain

/// Values of ISO 20022 from the text of an element. Strict, for the schema is: what a spreadsheet
/// may write in a CSV cell is no amount here.
enum XMLValues {
    /// Yuan as `xs:decimal` of zero or more, with at most two decimals, exactly.
    static func amount(_ text: String) throws(FieldDefect) -> Fen {
        var bytes = ArraySlice(text.utf8)
        guard !bytes.isEmpty else { throw .empty }
        if bytes.first == Byte.plus { bytes = bytes.dropFirst() }
        let parts = bytes.split(
            separator: Byte.point, maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts[0]
        let decimals = parts.count == 2 ? parts[1] : []
        guard !(whole.isEmpty && decimals.isEmpty), whole.allSatisfy(Byte.isDigit),
            decimals.allSatisfy(Byte.isDigit)
        else { throw .unreadable }
        guard decimals.count <= 2 else { throw .tooManyDecimals }
        var value: Int64 = 0
        for digit in whole {
            value = value * 10 + Int64(digit - Byte.zero)
            guard value <= Fen.readableLimit.rawValue / 100 else { throw .tooLarge }
        }
        value *= 100
        for (digit, unit) in zip(decimals, [Int64(10), 1]) {
            value += Int64(digit - Byte.zero) * unit
        }
        return Fen(value)
    }

    /// The day of an `xs:date`, whose zone says nothing more, or of an `xs:dateTime`, which with a
    /// zone is a moment and counts on the day that it has in Asia/Shanghai.
    static func day(_ text: String) throws(FieldDefect) -> Day {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count >= 10 else { throw .unreadable }
        let date = String(decoding: bytes[..<10], as: UTF8.self)
        let hasForm = bytes[..<10].enumerated().allSatisfy { index, byte in
            index == 4 || index == 7 ? byte == Byte.minus : Byte.isDigit(byte)
        }
        guard hasForm else { throw .unreadable }
        guard let day = Day(iso: date) else { throw .noSuchDay }
        let rest = bytes[10...]
        guard rest.first == UInt8(ascii: "T") else {
            guard zoneSeconds(rest) != nil || rest.isEmpty else { throw .unreadable }
            return day
        }
        guard let (seconds, zone) = time(rest.dropFirst()) else { throw .unreadable }
        guard !zone.isEmpty else { return day }
        guard let offset = zoneSeconds(zone) else { throw .unreadable }
        let utc = Int64(day.number) * 86_400 + seconds - offset
        return Instant(microseconds: utc * 1_000_000).day
    }

    /// Seconds after midnight of `hh:mm:ss`, and what follows it and its fraction.
    private static func time(_ bytes: ArraySlice<UInt8>) -> (Int64, ArraySlice<UInt8>)? {
        let text = Array(bytes)
        guard text.count >= 8, text[2] == UInt8(ascii: ":"), text[5] == UInt8(ascii: ":"),
            let hours = twoDigits(text[0..<2]), hours <= 24,
            let minutes = twoDigits(text[3..<5]), minutes <= 59,
            let seconds = twoDigits(text[6..<8]), seconds <= 59
        else { return nil }
        var rest = text[8...]
        if rest.first == Byte.point {
            let fraction = rest.dropFirst().prefix(while: Byte.isDigit)
            guard !fraction.isEmpty else { return nil }
            rest = rest.dropFirst(1 + fraction.count)
        }
        return (hours * 3_600 + minutes * 60 + seconds, rest)
    }

    /// Seconds east of Greenwich of `Z`, `+08:00` or `-03:30`.
    private static func zoneSeconds(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let text = Array(bytes)
        if text == [UInt8(ascii: "Z")] { return 0 }
        guard text.count == 6, text[0] == Byte.plus || text[0] == Byte.minus,
            text[3] == UInt8(ascii: ":"), let hours = twoDigits(text[1..<3]), hours <= 14,
            let minutes = twoDigits(text[4..<6]), minutes <= 59
        else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return text[0] == Byte.plus ? seconds : -seconds
    }

    private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes.allSatisfy(Byte.isDigit) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int64($1 - Byte.zero) }
    }
}
