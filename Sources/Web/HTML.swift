/// 网页片段 - HTML that is written as a string in which every `\(value)` is text, escaped, and never
/// markup. The twin of the database's `Statement`: what comes from outside cannot become code.
struct HTML: Sendable, ExpressibleByStringInterpolation {
    var markup: String

    init(stringLiteral value: String) { self.markup = value }
    init(stringInterpolation: StringInterpolation) { self.markup = stringInterpolation.markup }

    static let empty = HTML("")

    static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.markup += right.markup
        return sum
    }

    struct StringInterpolation: StringInterpolationProtocol {
        var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { markup += literal }

        /// Text.
        mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }

        /// A number, an amount, a day, an id: text too.
        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            markup += HTML.escaped(value.description)
        }

        /// Another fragment, as it is.
        mutating func appendInterpolation(_ fragment: HTML) { markup += fragment.markup }

        /// Fragments one after the other.
        mutating func appendInterpolation(_ fragments: [HTML]) {
            for fragment in fragments { markup += fragment.markup }
        }
    }

    /// Also right inside a quoted attribute.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { specials.contains($0) }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static let specials: Set<UInt8> = Set("&<>\"'".utf8)
}
