import Domain
import Formats

/// ID numbers: both readers agree with GB 11643 as it is printed, and nothing shows a number whole.
enum IDNumberProperties {
    static func check(_ bytes: [UInt8]) throws {
        _ = bytes.withUnsafeBufferPointer { try? FieldReader.idNumberKey($0) }
        let text = String(decoding: bytes, as: UTF8.self)
        try same(reading(text), slowly(text), "the ID number of '\(text)'")
        let key = text.utf8.withContiguousStorageIfAvailable {
            try? FieldReader.idNumberKey($0)
        }
        if let key { try same(key?.text, reading(text).number, "the key of '\(text)'") }
        let number = IDNumber(text)
        try hold(
            number == nil || reading(text).number == text, "'\(text)' is one, and not as a cell")
        guard let found = reading(text).number.flatMap({ IDNumber($0) }) else { return }
        for shown in ["\(found)", String(reflecting: found), dumped(found)] {
            try hold(!shown.contains(found.rawValue), "an ID number is shown whole: \(shown)")
        }
    }

    private struct Outcome: Equatable {
        var number: String?
        var isDamaged = false
    }

    private static func reading(_ text: String) -> Outcome {
        do throws(FieldDefect) {
            return Outcome(number: try FieldReader.idNumber(text).rawValue)
        } catch {
            return Outcome(isDamaged: error == .damaged)
        }
    }

    private static func dumped(_ number: IDNumber) -> String {
        var shown = ""
        dump(number, to: &shown)
        return shown
    }

    private static func slowly(_ text: String) -> Outcome {
        var scalars = CellOracle.plain(text)
        if let first = scalars.first, ["'", "\u{2018}", "\u{2019}"].contains(first) {
            scalars.removeFirst()
        }
        if scalars.last == "x" { scalars[scalars.count - 1] = "X" }
        if CellOracle.areDigits(scalars, 15...15) {
            scalars = Array(scalars[..<6]) + ["1", "9"] + Array(scalars[6...])
            scalars.append(checkCharacter(scalars))
        }
        guard scalars.count == 18, CellOracle.areDigits(scalars[..<17], 17...17),
            checkCharacter(Array(scalars[..<17])) == scalars[17],
            isBirthDate(Array(scalars[6..<14]))
        else { return Outcome(isDamaged: isScientific(scalars)) }
        return Outcome(number: String(String.UnicodeScalarView(scalars)))
    }

    /// ISO 7064 MOD 11-2 by the weights of the standard's own table.
    private static func checkCharacter(_ digits: [Unicode.Scalar]) -> Unicode.Scalar {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0.value - 48) * $1.1 }
        return Array("10X98765432".unicodeScalars)[sum % 11]
    }

    private static func isBirthDate(_ digits: [Unicode.Scalar]) -> Bool {
        let year = CellOracle.number(digits[..<4])
        let month = CellOracle.number(digits[4..<6])
        let day = CellOracle.number(digits[6...])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return year >= 1 && (1...12).contains(month) && day >= 1 && day <= lengths[month - 1]
    }

    /// `4.30122E+17`.
    private static func isScientific(_ scalars: [Unicode.Scalar]) -> Bool {
        guard let e = scalars.firstIndex(where: { $0 == "E" || $0 == "e" }) else { return false }
        var exponent = scalars[(e + 1)...]
        if exponent.first == "+" || exponent.first == "-" { exponent = exponent.dropFirst() }
        let parts = scalars[..<e].split(separator: ".", omittingEmptySubsequences: false)
        return CellOracle.areDigits(exponent, 1...Int.max) && (1...2).contains(parts.count)
            && CellOracle.areDigits(parts[0], 1...Int.max)
            && (parts.count == 1 || CellOracle.areDigits(parts[1], 0...Int.max))
    }
}
