import Digests
import Domain
import Store

/// 账簿 - a page of the fund's book, the last posting first.
package struct BookList: PagedInquiry {
    package typealias Row = BookLine

    package static let name = "list_postings"
    package static let permission = Permission.readFund
    package static let keyLength = 2

    package var after: ListPosition?
    package var limit: Int

    package init(after: ListPosition? = nil, limit: Int = 50) {
        self.after = after
        self.limit = limit
    }

    package func write(filterTo bytes: inout CanonicalBytes) {}

    package func answer(in tx: Transaction) async throws -> ListPage<BookLine> {
        let before = after.map { (entry: $0[0], line: $0[1]) }
        return page(
            try await tx.bookRows(before: before, limit: limit + 1).map {
                ([$0.row.entry, $0.line], $0.row)
            })
    }

    package func total(in tx: Transaction) async throws -> ListTotal { try await tx.bookTotal() }
}
