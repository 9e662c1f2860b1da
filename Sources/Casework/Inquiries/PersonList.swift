import Digests
import Domain
import Store

/// 人员名册 - a page of the register's persons, the last registered first, with names and ID numbers
/// masked.
package struct PersonList: PagedInquiry {
    package typealias Row = PersonRow

    package static let name = "list_persons"
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

    package func answer(in tx: Transaction) async throws -> ListPage<PersonRow> {
        page(
            try await tx.personRows(area: area, before: after?[0], limit: limit + 1).map {
                ([$0.number], $0.row)
            })
    }

    package func total(in tx: Transaction) async throws -> ListTotal {
        try await tx.personTotal(area: area)
    }
}
