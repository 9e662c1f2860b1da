import Domain

/// 层 - the name of a stratum: the values of its columns, joined with `|`; empty when nothing is
/// told apart.
package struct Stratum: TextID {
    package let rawValue: String
    package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 抽样单元 - an item of the frame, and the one stratum that it is in.
package struct SampleItem: Hashable, Sendable {
    package var id: SampleItemID
    package var stratum: Stratum

    package init(id: SampleItemID, stratum: Stratum) {
        self.id = id
        self.stratum = stratum
    }
}

/// 中签单元 - an item that was drawn.
package struct DrawnItem: Hashable, Sendable {
    package var item: SampleItem
    package var ticket: Ticket
    /// Its place among the tickets of its stratum, from 1.
    package var rank: Int

    package init(item: SampleItem, ticket: Ticket, rank: Int) {
        self.item = item
        self.ticket = ticket
        self.rank = rank
    }
}
