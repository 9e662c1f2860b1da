import Digests
import Domain
import Store

/// 比对结果 - a page of what the departments answered, the last recorded first, with ID numbers
/// masked.
package struct Crosschecks: PagedInquiry {
    package typealias Row = CrosscheckResult

    package static let name = "list_crosschecks"
    package static let permission = Permission.readCases
    package static let keyLength = 1

    /// The beginning of the village's code; nil for any.
    package var area: String?
    package var after: ListPosition?
    package var limit: Int

    package init(area: String? = nil, after: ListPosition? = nil, limit: Int = 50) {
        self.area = area
        self.after = after
        self.limit = limit
    }

    package func write(filterTo bytes: inout CanonicalBytes) { bytes.append(area) }

    package func answer(in tx: Transaction) async throws -> ListPage<CrosscheckResult> {
        page(
            try await tx.crosscheckRows(area: area, before: after?[0], limit: limit + 1).map {
                ([$0.number], $0)
            })
    }

    package func total(in tx: Transaction) async throws -> ListTotal {
        try await tx.crosscheckTotal(area: area)
    }
}
