import Domain

/// Where a page of what an import refused begins, and how long it is.
struct FindingQuery {
    private(set) var after: Int64 = 0
    private(set) var size = FindingQuery.most

    static let most = 1_000

    /// - Throws: ``BadParameter``.
    init(
        _ parameters: some Sequence<(key: Substring, value: Substring)>
    ) throws(BadParameter) {
        for (name, value) in parameters where !value.isEmpty {
            switch name {
            case "after":
                guard let place = Int64(value), place >= 0 else {
                    throw BadParameter(name, value)
                }
                after = place
            case "size":
                guard let rows = Int(value), (1...FindingQuery.most).contains(rows) else {
                    throw BadParameter(name, value)
                }
                size = rows
            default: continue
            }
        }
    }

    static let parameters = [
        Endpoint.Parameter(
            name: "after", about: "Where the page begins, as the page before says.",
            schema: ["type": "integer", "minimum": 0]),
        Endpoint.Parameter(
            name: "size", about: "Rows of a page.",
            schema: ["type": "integer", "minimum": 1, "maximum": .integer(Int64(most))]),
    ]
}
