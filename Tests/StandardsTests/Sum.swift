/// A formula of a working, computed as a person would: numbers with decimals, `%`, `+ − × ÷`,
/// parentheses, `min(a, b)` and `max(a, b)`. Exact, in millionths of a yuan; amounts times whole
/// numbers or rates.
struct Sum {
    /// Millionths of a yuan: ten-thousandths of a fen.
    let value: Int128

    /// Yuan with two decimals.
    var yuan: String {
        let fen = value / 10_000
        return "\(fen / 100).\(String(100 + fen % 100).dropFirst())"
    }

    struct Unreadable: Error {
        let text: String
    }

    init(_ text: String) throws {
        var parser = Parser(rest: Array(text.filter { $0 != " " })[...], text: text)
        value = try parser.sum()
        guard parser.rest.isEmpty else { throw Unreadable(text: text) }
    }

    private struct Parser {
        var rest: ArraySlice<Character>
        let text: String

        mutating func sum() throws -> Int128 {
            var value = try product()
            while let sign = rest.first, sign == "+" || sign == "−" {
                rest.removeFirst()
                let term = try product()
                value += sign == "+" ? term : -term
            }
            return value
        }

        mutating func product() throws -> Int128 {
            var value = try factor()
            while rest.first == "×" {
                rest.removeFirst()
                let scaled = value * (try factor())
                guard scaled % 1_000_000 == 0 else { throw Unreadable(text: text) }
                value = scaled / 1_000_000
            }
            return value
        }

        mutating func factor() throws -> Int128 {
            if rest.starts(with: "min(") || rest.starts(with: "max(") {
                let takesLess = rest.starts(with: "min(")
                rest = rest.dropFirst(4)
                let left = try sum()
                try expect(",")
                let right = try sum()
                try expect(")")
                return takesLess ? min(left, right) : max(left, right)
            }
            if rest.first == "(" {
                rest.removeFirst()
                let value = try sum()
                try expect(")")
                return value
            }
            return try number()
        }

        mutating func number() throws -> Int128 {
            let isNegative = rest.first == "-"
            if isNegative { rest.removeFirst() }
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(digits.count)
            let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), let whole = Int128(String(parts[0])) else {
                throw Unreadable(text: text)
            }
            let decimals = parts.count == 2 ? String(parts[1]) : ""
            let padded = decimals + String(repeating: "0", count: max(0, 6 - decimals.count))
            guard padded.count == 6, let fraction = Int128(padded) else {
                throw Unreadable(text: text)
            }
            var value = whole * 1_000_000 + fraction
            if rest.first == "%" {
                rest.removeFirst()
                value /= 100
            }
            return isNegative ? -value : value
        }

        mutating func expect(_ character: Character) throws {
            guard rest.popFirst() == character else { throw Unreadable(text: text) }
        }
    }
}
