import Domain
import HTTPTypes
import Hummingbird

/// 表示 - the forms in which a list is answered, chosen by `Accept` (RFC 9110, 12.5.1).
enum ListMedia: CaseIterable {
    /// What is meant when nothing is said.
    case json
    case csv
    case xlsx

    var type: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }

    var table: TableForm? {
        switch self {
        case .json: nil
        case .csv: .csv
        case .xlsx: .xlsx
        }
    }

    /// The form that a header likes best, the first of equals; nil where none fits.
    static func chosen(by accept: String?) -> ListMedia? {
        guard let accept, accept.contains(where: { $0 != " " }) else { return .json }
        let ranges = accept.split(separator: ",").compactMap(Range.init)
        var best: (media: ListMedia, weight: Double)?
        for media in allCases {
            // The most specific range that fits says how much the form is liked.
            let fitting = ranges.filter { $0.fits(media.type) }
            guard let weight = fitting.max(by: { $0.precision < $1.precision })?.weight,
                weight > 0, weight > best?.weight ?? 0
            else { continue }
            best = (media, weight)
        }
        return best?.media
    }

    /// One media range with its weight.
    private struct Range {
        var type: Substring
        var subtype: Substring
        var weight: Double

        init?(_ text: Substring) {
            let parts = text.split(separator: ";", omittingEmptySubsequences: false)
                .map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
            guard names.count == 2 else { return nil }
            (type, subtype) = (names[0], names[1])
            let given = parts.dropFirst().first { $0.hasPrefix("q=") }
            guard let weight = given.map({ Double($0.dropFirst(2)) }) ?? 1, (0...1).contains(weight)
            else { return nil }
            self.weight = weight
        }

        var precision: Int { type == "*" ? 0 : subtype == "*" ? 1 : 2 }

        func fits(_ other: String) -> Bool {
            if type == "*" { return subtype == "*" }
            let names = other.split(separator: "/")
            return type == names[0] && (subtype == "*" || subtype == names[1])
        }
    }
}

/// None of a list's forms is one that the caller takes.
struct NotAcceptable: Error {}
