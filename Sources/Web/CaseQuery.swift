import Domain

/// The state of the case list, all of it in the address: what is filtered, and where the page
/// begins.
struct CaseQuery: Sendable {
    var filter = CaseFilter()
    var before: Claim.ID?
    var limit = 50

    /// Unknown names and values are passed over: an old bookmark still shows a list.
    init(_ value: (Substring) -> String?) {
        filter.state = value("state").flatMap { ClaimState(rawValue: $0) }
        filter.cause = value("cause").flatMap { Cause(rawValue: $0) }
        filter.channel = value("channel").flatMap { Channel(rawValue: $0) }
        filter.area = value("area").flatMap { area in
            !area.isEmpty && area.utf8.count <= 12
                && area.utf8.allSatisfy { (48...57).contains($0) } ? area : nil
        }
        before = value("before").flatMap { Int64($0) }
        if let size = value("size").flatMap({ Int($0) }) { limit = size }
    }

    var address: String { address(before: before) }

    func address(before: Claim.ID?) -> String {
        var parts: [String] = []
        if let state = filter.state { parts.append("state=\(state.rawValue)") }
        if let cause = filter.cause { parts.append("cause=\(cause.rawValue)") }
        if let channel = filter.channel { parts.append("channel=\(channel.rawValue)") }
        if let area = filter.area { parts.append("area=\(area)") }
        if let before { parts.append("before=\(before)") }
        return parts.isEmpty ? "/cases" : "/cases?" + parts.joined(separator: "&")
    }
}
