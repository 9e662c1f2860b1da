/// 标记文本 - XML or HTML that is written as a string in which every `\(value)` is text, escaped, and
/// never markup. There is no way to make one from a string that is not a literal of the program, so
/// that whoever shows it need not look into it.
package struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
    package fileprivate(set) var markup: String

    package init(stringLiteral value: StaticString) { markup = value.description }
    package init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    package static let empty: Markup = ""

    package static func += (left: inout Markup, right: Markup) { left.markup += right.markup }

    /// A literal in which values stand.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            markup += literal.description
        }

        /// Text, also inside a quoted attribute.
        package mutating func appendInterpolation(_ text: String) {
            Markup.escape(text, into: &markup)
        }

        /// A length with at most two decimals: finer than any printer.
        package mutating func appendInterpolation(_ length: Double) {
            markup += Markup.decimal(length)
        }

        /// A whole number.
        package mutating func appendInterpolation(_ number: Int) { markup += number.description }

        /// Another fragment, as it is.
        package mutating func appendInterpolation(_ fragment: Markup) { markup += fragment.markup }
    }

    private static func escape(_ text: String, into markup: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            case "\t", "\n": markup.unicodeScalars.append(scalar)
            case _ where scalar.isUnprintable: markup += "\u{FFFD}"
            default: markup.unicodeScalars.append(scalar)
            }
        }
    }

    /// `12`, `12.5`, `-0.25`: the same on every machine, and without an exponent.
    static func decimal(_ value: Double) -> String {
        precondition(value.isFinite && abs(value) < 1e12, "a length is finite")
        let hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        var text = hundredths < 0 ? "-\(whole)" : "\(whole)"
        guard rest != 0 else { return text }
        text += rest < 10 ? ".0\(rest)" : ".\(rest)"
        if text.hasSuffix("0") { text.removeLast() }
        return text
    }
}

extension Unicode.Scalar {
    /// 不可见字符 - controls, which XML does not have (XML 1.0, 2.2), noncharacters, and the marks
    /// that turn the direction of what follows: with them a name can be made to read as another on
    /// a posted paper (Unicode TR 36, "Bidirectional Text Spoofing").
    var isUnprintable: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
            0xFFFE, 0xFFFF:
            true
        default: properties.isNoncharacterCodePoint
        }
    }
}

extension String {
    /// The text without what cannot be printed; a tab and other white space becomes a space, the
    /// end of a line stays one.
    var printable: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        var clean = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": clean.append(scalar)
            case "\t": clean.append(" ")
            case "\r": continue
            default: clean.append(scalar.isUnprintable ? "\u{FFFD}" : scalar)
            }
        }
        return String(clean)
    }
}
