/// 脱敏 - the one masking rule, used by every page, export, log and error. Different masks of the
/// same value can be pieced together, so there is no second one.
public enum Mask {
    /// `341***********1234`: the first three and the last four.
    public static func idNumber(_ text: String) -> String { keep(text, head: 3, tail: 4) }

    /// `138****5678`.
    public static func phone(_ text: String) -> String { keep(text, head: 3, tail: 4) }

    /// `***************1234`: the last four.
    public static func bankAccount(_ text: String) -> String { keep(text, head: 0, tail: 4) }

    /// `王**`: the surname; the number of stars says nothing about the length of the name.
    public static func name(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return "" }
        return String(Character(first)) + "**"
    }

    /// Stars in the middle. A text too short to hide anything is hidden whole.
    private static func keep(_ text: String, head: Int, tail: Int) -> String {
        let scalars = text.unicodeScalars
        let count = scalars.count
        guard count >= head + tail + 3 else { return String(repeating: "*", count: count) }
        // A register has as many masks as numbers: appending scalar by scalar takes ten times this.
        var kept = String(scalars.prefix(head))
        kept += String(repeating: "*", count: count - head - tail)
        kept += String(scalars.suffix(tail))
        return kept
    }
}

/// A value that never prints itself: logs, errors and interpolations show `***`.
package struct Sensitive<Value: Sendable>: Sendable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The value, for the few places that must have it.
    package let revealed: Value

    package init(_ value: Value) { self.revealed = value }

    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}
