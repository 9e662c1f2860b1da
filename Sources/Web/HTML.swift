/// 网页片段 - HTML that is written as a string in which every `\(value)` is text, escaped, and never
/// markup. The twin of the database's `Statement`: what comes from outside cannot become code.
///
/// There is no way to make one from a string that is not a literal of the program: its literals are
/// static strings, and the markup can be read but not set.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    package fileprivate(set) var markup: String

    package init(stringLiteral value: StaticString) { self.markup = value.description }
    package init(stringInterpolation: StringInterpolation) {
        self.markup = stringInterpolation.markup
    }

    package static let empty: HTML = ""

    package var isEmpty: Bool { markup.isEmpty }

    /// A literal in which values stand.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            markup += literal.description
        }

        /// Text.
        package mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }

        /// A number, an amount, a day, an id: text too.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            markup += HTML.escaped(value.description)
        }

        /// Another fragment, as it is.
        package mutating func appendInterpolation(_ fragment: HTML) { markup += fragment.markup }

        /// Fragments one after the other.
        package mutating func appendInterpolation(_ fragments: [HTML]) {
            for fragment in fragments { markup += fragment.markup }
        }
    }

    /// Also right inside a quoted attribute. Control characters, which HTML does not have, become
    /// the replacement character.
    package static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSuspect) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whether a byte may belong to something that is written otherwise; 0xC2 begins the upper
    /// control characters.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || specials.contains(byte)
    }

    private static let specials: Set<UInt8> = Set("&<>\"'".utf8)
}
