import Domain
import Formats
import Glibc

/// Dates: the reader agrees with the written forms taken literally, and the calendar with the C
/// library's.
enum DateProperties {
    static func check(_ bytes: [UInt8]) throws {
        _ = bytes.withUnsafeBufferPointer { try? FieldReader.day($0) }
        let text = String(decoding: bytes, as: UTF8.self)
        let found = try? FieldReader.day(text)
        try same(found, slowly(text), "the day of '\(text)'")
        if let found { try checkDay(found) }
        if bytes.count >= 4 {
            // Any day of the years 1 to 9999.
            let number = bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            try checkDay(Day(number: Int32(number % 3_652_059) - 719_162))
        }
    }

    private static func checkDay(_ day: Day) throws {
        var seconds = Int(day.number) * 86_400
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let expected = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
        try same([day.year, day.month, day.day], expected, "the parts of day \(day.number)")
        try same(day.weekday, parts.tm_wday == 0 ? 7 : Int(parts.tm_wday), "weekday of \(day)")
        try same(Day(iso: day.description), day, "the day that \(day) writes")
        let forms = [
            day.description, day.description.replacing("-", with: ""),
            "\(day.description.prefix(4))/\(day.month)/\(day.day)",
            "\(day.description.prefix(4))年\(day.month)月\(day.day)日",
        ]
        for form in forms { try same(try? FieldReader.day(form), day, "the day of '\(form)'") }
    }

    /// The day that a text says; nil for what is none.
    private static func slowly(_ text: String) -> Day? {
        let scalars = CellOracle.plain(text)
        if CellOracle.areDigits(scalars, 8...8) {
            return day([Array(scalars[..<4]), Array(scalars[4..<6]), Array(scalars[6...])])
        }
        let hyphens = scalars.split(separator: "-", omittingEmptySubsequences: false)
        if hyphens.count == 3, hyphens[1].count == 2, hyphens[2].count == 2 {
            return day(hyphens.map { Array($0) })
        }
        let slashes = scalars.split(separator: "/", omittingEmptySubsequences: false)
        if slashes.count == 3 { return day(slashes.map { Array($0) }) }
        guard scalars.last == "日", scalars.count(where: { $0 == "年" }) == 1,
            let year = scalars.firstIndex(of: "年"), let month = scalars.firstIndex(of: "月"),
            year < month
        else { return nil }
        return day([
            Array(scalars[..<year]), Array(scalars[(year + 1)..<month]),
            Array(scalars[(month + 1)...].dropLast()),
        ])
    }

    private static func day(_ parts: [[Unicode.Scalar]]) -> Day? {
        guard CellOracle.areDigits(parts[0], 4...4), CellOracle.areDigits(parts[1], 1...2),
            CellOracle.areDigits(parts[2], 1...2)
        else { return nil }
        let numbers = parts.map { Int32(CellOracle.number($0)) }
        guard numbers[0] >= 1 else { return nil }
        var wanted = tm()
        (wanted.tm_year, wanted.tm_mon, wanted.tm_mday) =
            (numbers[0] - 1900, numbers[1] - 1, numbers[2])
        // The C library makes 2 March of 30 February; what it had to change does not exist.
        var changed = wanted
        let seconds = timegm(&changed)
        guard changed.tm_mon == wanted.tm_mon, changed.tm_mday == wanted.tm_mday,
            changed.tm_year == wanted.tm_year
        else { return nil }
        return Day(number: Int32(seconds / 86_400))
    }
}
