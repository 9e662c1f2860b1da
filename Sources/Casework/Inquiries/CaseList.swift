import Digests
import Domain
import Store

/// 案件列表 - a page of claims, the newest first.
package struct CaseList: PagedInquiry {
    package typealias Row = CaseRow

    package static let name = "list_cases"
    package static let permission = Permission.readCases
    package static let keyLength = 1

    package var filter: CaseFilter
    package var after: ListPosition?
    package var limit: Int

    /// The most rows of a page that somebody may ask for.
    package static let limit = 200

    package init(
        _ filter: CaseFilter = CaseFilter(), after: ListPosition? = nil, limit: Int = 50
    ) {
        self.filter = filter
        self.after = after
        self.limit = min(max(limit, 1), CaseList.limit)
    }

    package func write(filterTo bytes: inout CanonicalBytes) {
        bytes.append(filter.state?.rawValue)
        bytes.append(filter.cause?.rawValue)
        bytes.append(filter.channel?.rawValue)
        bytes.append(filter.area)
    }

    package func answer(in tx: Transaction) async throws -> ListPage<CaseRow> {
        let rows = try await tx.caseRows(filter, before: after?[0], limit: limit + 1)
        return page(rows.map { ([$0.claim], $0) })
    }

    package func total(in tx: Transaction) async throws -> ListTotal {
        try await tx.caseTotal(filter)
    }
}
