import Domain
import Yams

/// One reading of a YAML document. What is wrong is collected, so that all of it can be corrected
/// at once; a reader that finds nothing usable gives a stand-in, which nobody sees, because a
/// reading with problems ends in a refusal.
final class YAMLReading {
    private(set) var problems: [SourceProblem] = []
    /// Where each value stands, by its path: `relief[3].bands[1].above`.
    private(set) var positions: [String: SourcePosition] = [:]

    private let lastLine: Int

    /// - Parameter lastLine: beyond which nothing can stand.
    init(lastLine: Int) { self.lastLine = lastLine }

    /// Lists longer than this are not a scheme's.
    static let listLimit = 1_000

    func refuse(_ node: Node, _ message: String) {
        problems.append(SourceProblem(position(node), message))
    }

    func note(_ node: Node, as path: String) { positions[path] = position(node) }

    func position(_ node: Node) -> SourcePosition {
        SourcePosition(line: min(node.mark?.line ?? 1, lastLine), column: node.mark?.column ?? 1)
    }

    /// Whether a node refers to another place of the file. An alias can make a small file
    /// enormous, and a scheme says what it says in the place where it says it.
    func isReference(_ node: Node, _ path: String) -> Bool {
        guard node.anchor != nil else { return false }
        refuse(node, "\(path): anchors (&) and aliases (*) are not used here; write the value out")
        return true
    }

    /// The items of a list.
    func list(_ node: Node, _ path: String) -> [Node] {
        note(node, as: path)
        guard !isReference(node, path) else { return [] }
        guard let sequence = node.sequence else {
            refuse(node, "\(path): must be a list")
            return []
        }
        guard sequence.count <= YAMLReading.listLimit else {
            refuse(node, "\(path): has more than \(YAMLReading.listLimit) items")
            return []
        }
        return Array(sequence)
    }

    /// The text of a scalar, whatever its style; nil, with a problem, for a list or a mapping.
    func scalarText(_ node: Node, _ path: String, _ kind: String) -> String? {
        note(node, as: path)
        guard !isReference(node, path) else { return nil }
        guard let scalar = node.scalar else {
            refuse(node, "\(path): must be \(kind), not a list or a mapping")
            return nil
        }
        return scalar.string
    }

    /// A text that is not empty.
    func text(_ node: Node, _ path: String) -> String {
        guard let text = scalarText(node, path, "a text") else { return "" }
        if text.isEmpty || node.isNull { refuse(node, "\(path): is empty; fill it in") }
        return text
    }

    /// Yuan, in any form that a money cell has, but not an empty one.
    func money(_ node: Node, _ path: String) -> Fen {
        value(node, path, "an amount of yuan like 5000.00", .zero) {
            text throws(FieldDefect) in
            let amount = try FieldReader.money(text)
            if text.utf8.allSatisfy({ $0 <= Byte.space }) { throw .empty }
            return amount
        }
    }

    func day(_ node: Node, _ path: String) -> Day {
        value(node, path, "a date like 2026-01-01", Day(number: 0)) { text throws(FieldDefect) in
            try FieldReader.day(text)
        }
    }

    /// A whole number of zero or more.
    func number(_ node: Node, _ path: String) -> Int {
        value(node, path, "a whole number", 0) { text throws(FieldDefect) in
            try FieldReader.number(text)
        }
    }

    private func value<Value>(
        _ node: Node, _ path: String, _ kind: String, _ standIn: Value,
        _ read: (String) throws(FieldDefect) -> Value
    ) -> Value {
        guard let text = scalarText(node, path, kind) else { return standIn }
        do throws(FieldDefect) {
            if node.isNull { throw .empty }
            return try read(text)
        } catch {
            let reason = error == .unreadable ? "is no such value" : error.description
            refuse(node, "\(path): must be \(kind); \(text.quoted) \(reason)")
            return standIn
        }
    }

    /// `50%`, `40.25%`.
    func percent(_ node: Node, _ path: String) -> Percent {
        let zero = Percent(basisPoints: 0)!
        guard let text = scalarText(node, path, "a rate like 50%") else { return zero }
        let digits = text.utf8.last == UInt8(ascii: "%") ? text.dropLast() : ""
        guard let basisPoints = decimal(String(digits), decimals: 2) else {
            refuse(
                node,
                "\(path): must be a percentage with at most two decimals, like 50% or 40.25%; "
                    + "\(text.quoted) is none")
            return zero
        }
        guard let percent = Percent(basisPoints: basisPoints) else {
            refuse(node, "\(path): the rate \(text.quoted) is above 100%")
            return zero
        }
        return percent
    }

    /// A share like `0.95`, in millionths.
    func millionths(_ node: Node, _ path: String) -> Int64 {
        guard let text = scalarText(node, path, "a share like 0.95") else { return 0 }
        guard let value = decimal(text, decimals: 6) else {
            refuse(
                node,
                "\(path): must be a share with at most six decimals, like 0.95; "
                    + "\(text.quoted) is none"
            )
            return 0
        }
        return value
    }

    /// Plain `true` or `false`.
    func flag(_ node: Node, _ path: String) -> Bool {
        guard let text = scalarText(node, path, "true or false") else { return false }
        if node.scalar?.style == .plain {
            if ["true", "True", "TRUE"].contains(text) { return true }
            if ["false", "False", "FALSE"].contains(text) { return false }
        }
        refuse(node, "\(path): must be true or false, without quotes; \(text.quoted) is neither")
        return false
    }

    /// One of the words that an enumeration knows.
    func word<Word: RawRepresentable & CaseIterable>(
        _ node: Node, _ path: String, _ standIn: Word
    ) -> Word where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        guard let text = scalarText(node, path, "one of \(words)") else { return standIn }
        if let word = Word(rawValue: text) { return word }
        refuse(node, "\(path): must be one of \(words); \(text.quoted) is none of them")
        return standIn
    }

    /// Digits, perhaps a point and at most so many decimals, as a whole number of the last
    /// decimal's unit; nil for anything else and above a million.
    private func decimal(_ text: String, decimals: Int) -> Int64? {
        let parts = text.utf8.split(separator: Byte.point, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...6).contains(parts[0].count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Byte.isDigit) }),
            parts.count == 1 || parts[1].count <= decimals
        else { return nil }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        let padding = [UInt8](repeating: Byte.zero, count: decimals - fraction.count)
        return (parts[0] + fraction + padding).reduce(0) { $0 * 10 + Int64($1 - Byte.zero) }
    }
}

extension Node {
    /// A plain scalar that YAML reads as null.
    var isNull: Bool {
        guard let scalar, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}

extension String {
    /// The value as it is shown in a message: in quotes, short, on one line.
    var quoted: String {
        var shown = ""
        for scalar in unicodeScalars.prefix(40) {
            shown.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
        }
        return unicodeScalars.count > 40 ? "\"\(shown)…\"" : "\"\(shown)\""
    }
}
