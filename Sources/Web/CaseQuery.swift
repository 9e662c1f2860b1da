import Casework
import Domain
import Wording

/// The state of the case list, all of it in the address: what is filtered, and where the page
/// begins.
package struct CaseQuery: Sendable {
    package var filter = CaseFilter()
    /// Where the page begins, as the page before says; nil for the first.
    package var after: String?
    package var limit = CaseQuery.rows

    /// The rows of a page for which nobody asked otherwise.
    private static let rows = 50

    package init() {}

    /// An empty value is none, as an unused field of a form sends it, and names that are not the
    /// list's are passed over. A value that the list does not have is an error: to show more than
    /// was asked for would mislead.
    ///
    /// - Throws: ``BadParameter``.
    package init(
        _ parameters: some Sequence<(key: Substring, value: Substring)>
    ) throws(BadParameter) {
        var seen: Set<Substring> = []
        for (name, value) in parameters where !value.isEmpty {
            guard try take(name, String(value)) else { continue }
            guard seen.insert(name).inserted else { throw BadParameter(name, value) }
        }
    }

    /// Whether the list has such a parameter.
    private mutating func take(_ name: Substring, _ value: String) throws(BadParameter) -> Bool {
        let isUnderstood: Bool
        switch name {
        case "state":
            filter.state = ClaimState(rawValue: value)
            isUnderstood = filter.state != nil
        case "cause":
            filter.cause = Cause(rawValue: value)
            isUnderstood = filter.cause != nil
        case "channel":
            filter.channel = Channel(rawValue: value)
            isUnderstood = filter.channel != nil
        case "area":
            filter.area = value
            isUnderstood = CaseQuery.isAreaCode(value)
        case "after":
            after = value
            isUnderstood = CaseQuery.isCursor(value)
        case "size":
            limit = CaseQuery.size(value) ?? 0
            isUnderstood = limit > 0
        default: return false
        }
        guard isUnderstood else { throw BadParameter(name, Substring(value)) }
        return true
    }

    /// Whether a text may be a cursor; whose, only the office can say.
    package static func isCursor(_ text: String) -> Bool {
        text.utf8.count < 200
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == 0x2D || byte == 0x5F
            }
    }

    /// The rows of a page; nil for a number that no page has.
    package static func size(_ text: String) -> Int? {
        Int(text).flatMap { (1...CaseList.limit).contains($0) ? $0 : nil }
    }

    package static func isAreaCode(_ text: String) -> Bool {
        text.utf8.count <= 12 && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// The address of the list, or of something opened from it that knows the way back.
    package func address(_ path: String = "/cases") -> String {
        var parts: [String] = []
        if let state = filter.state { parts.append("state=\(state.rawValue)") }
        if let cause = filter.cause { parts.append("cause=\(cause.rawValue)") }
        if let channel = filter.channel { parts.append("channel=\(channel.rawValue)") }
        if let area = filter.area { parts.append("area=\(area)") }
        if let after { parts.append("after=\(after)") }
        if limit != CaseQuery.rows { parts.append("size=\(limit)") }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    /// The same list from another place on.
    package func beginning(after cursor: String?) -> CaseQuery {
        var other = self
        other.after = cursor
        return other
    }

    /// The same list as a file, which is all of it.
    package func address(as form: TableForm) -> String {
        var whole = beginning(after: nil)
        whole.limit = CaseQuery.rows
        return whole.address("/cases.\(form.rawValue)")
    }

    /// The first page of the same list in another state, or in any.
    package func showing(_ state: ClaimState?) -> CaseQuery {
        var other = beginning(after: nil)
        other.filter.state = state
        return other
    }
}

/// A parameter of an address with a value that it cannot have.
package struct BadParameter: Error {
    package let name: String
    package let value: String

    package init(_ name: Substring, _ value: Substring) {
        self.name = String(name)
        self.value = String(value)
    }

    /// What was wrong; of a long value the beginning.
    package var text: Text {
        let shown = value.count > 40 ? "\(value.prefix(40))…" : value
        return Text("网址参数 \(name) 的值不可用：\(shown)", "\(name) cannot be: \(shown)")
    }
}
