import Casework
import Domain
import Hummingbird
import Wording

/// What a program asks of a list besides its filter: where to go on, how many rows, which columns,
/// and whether the rows are to be counted.
struct ListTerms: Sendable {
    var after: String?
    var size: Int?
    var fields: [String]?
    var isCounted = false

    /// - Throws: ``BadParameter``. Names that are not the list's are passed over.
    init(
        _ parameters: some Sequence<(key: Substring, value: Substring)>
    ) throws(BadParameter) {
        var seen: Set<Substring> = []
        for (name, value) in parameters where !value.isEmpty {
            guard ListTerms.names.contains(String(name)) else { continue }
            guard seen.insert(name).inserted, take(name, String(value)) else {
                throw BadParameter(name, value)
            }
        }
    }

    private mutating func take(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "after":
            after = value
            return CaseQuery.isCursor(value)
        case "size":
            size = CaseQuery.size(value)
            return size != nil
        case "fields":
            fields = value.split(separator: ",", omittingEmptySubsequences: false)
                .map(String.init)
            return true
        default:
            isCounted = value == "true"
            return isCounted || value == "false"
        }
    }

    /// The columns that were asked for, in their order; all of them if none were.
    /// - Throws: ``BadParameter`` with the name that no column has, or two would.
    func chosen<Row>(of columns: [ListColumn<Row>]) throws(BadParameter) -> [ListColumn<Row>] {
        guard let fields else { return columns }
        var chosen: [ListColumn<Row>] = []
        for name in fields {
            guard let column = columns.first(where: { $0.name == name }),
                !chosen.contains(where: { $0.name == name })
            else { throw BadParameter("fields", Substring(name)) }
            chosen.append(column)
        }
        return chosen
    }

    /// A file is the whole of its list.
    func demandNoPage() throws(BadParameter) {
        if let after { throw BadParameter("after", Substring(after)) }
        if let size { throw BadParameter("size", "\(size)") }
        if isCounted { throw BadParameter("count", "true") }
    }

    static let names = ["after", "size", "fields", "count"]

    static let parameters = [
        Endpoint.Parameter(
            name: "after",
            about: "Where the page begins: the cursor of the page before, good for 12 hours and for"
                + " the same filter and caller's scope. With JSON only.",
            schema: ["type": "string", "pattern": "^[A-Za-z0-9_-]{1,199}$"]),
        Endpoint.Parameter(
            name: "size", about: "Rows of a page, 50 if not said. With JSON only.",
            schema: [
                "type": "integer", "minimum": 1, "maximum": .integer(Int64(CaseList.limit)),
            ]),
        Endpoint.Parameter(
            name: "count",
            about: "Whether `total` is to be told; `total_at_least` where there are more rows than"
                + " are counted for one question. With JSON only.",
            schema: ["type": "boolean"]),
    ]

    /// The columns, of which any may be asked for.
    static func fields<Row>(_ columns: [ListColumn<Row>]) -> Endpoint.Parameter {
        let names = columns.map(\.name).joined(separator: "|")
        return Endpoint.Parameter(
            name: "fields", about: "The columns, separated by commas; all if not said.",
            schema: ["type": "string", "pattern": .string("^(\(names))(,(\(names)))*$")])
    }
}
