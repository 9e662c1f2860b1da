import Digests
import Domain
import Store

/// 分页查询 - a list that is read page by page. Paged by key, never by counting: the last row of a
/// page is where the next one begins. A page is read by one statement.
package protocol PagedInquiry: GuardedInquiry where Answer == ListPage<Row> {
    associatedtype Row: Sendable

    /// How many numbers the key of a row has.
    static var keyLength: Int { get }
    /// Where the page begins; nil for the first.
    var after: ListPosition? { get set }
    /// Rows of the page.
    var limit: Int { get set }

    /// Writes what is listed: a place in one list is none in another.
    func write(filterTo bytes: inout CanonicalBytes)
    /// How many rows there are on all pages.
    func total(in tx: Transaction) async throws -> ListTotal
}

extension PagedInquiry {
    /// A page of what was found for a limit of one row more.
    func page(_ found: [(position: ListPosition, row: Row)]) -> ListPage<Row> {
        guard found.count > limit else { return ListPage(rows: found.map(\.row), next: nil) }
        let shown = found.prefix(limit)
        return ListPage(rows: shown.map(\.row), next: shown.last?.position)
    }
}

/// A page, and where somebody asked for it the number of rows on all pages.
package struct CountedPage<List: PagedInquiry>: GuardedInquiry {
    package static var name: String { List.name }
    package static var permission: Permission { List.permission }

    package var list: List
    package var isCounted: Bool

    package init(_ list: List, isCounted: Bool) {
        self.list = list
        self.isCounted = isCounted
    }

    package func answer(
        in tx: Transaction
    ) async throws -> (page: ListPage<List.Row>, total: ListTotal?) {
        let total = isCounted ? try await list.total(in: tx) : nil
        return (try await list.answer(in: tx.ending), total)
    }
}
