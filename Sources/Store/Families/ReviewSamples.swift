import Digests
import Domain
import Postgres

/// A drawn item as the draw gives it.
package struct DrawnRecord: Sendable, Equatable {
    package var item: SampleItemID
    package var part: ReviewPart
    /// In the order of the lots, from 1.
    package var place: Int
    package var lot: String
    package var isCertain: Bool
    package var hits: Int
    package var rank: Int
    package var isTopUp: Bool

    package init(
        item: SampleItemID, part: ReviewPart, place: Int, lot: String, isCertain: Bool, hits: Int,
        rank: Int, isTopUp: Bool
    ) {
        self.item = item
        self.part = part
        self.place = place
        self.lot = lot
        self.isCertain = isCertain
        self.hits = hits
        self.rank = rank
        self.isTopUp = isTopUp
    }
}

extension ReviewOutcome: PostgresEncodable, PostgresDecodable {}

extension Transaction {
    /// Writes a sample down. What is there already keeps its generation and its end; an extension
    /// may only give it more hits, a rank and another place.
    package func keep(
        _ items: [DrawnRecord], of round: Int64, generation: Int
    ) async throws {
        try await sql.send(
            """
            insert into review_item as i (round_no, item, claim_id, part, place, lot, certain, hits,
                rank, top_up, generation)
            select f.round_no, f.item, f.claim_id, d.part, d.place, d.lot, d.certain, d.hits,
                d.rank, d.top_up, \(Int16(clamping: generation))
            from unnest(\(items.map(\.item.rawValue)), \(items.map(\.part.rawValue)),
                \(items.map { Int32($0.place) }), \(items.map(\.lot)), \(items.map(\.isCertain)),
                \(items.map { Int32($0.hits) }), \(items.map { Int32($0.rank) }),
                \(items.map(\.isTopUp)))
                as d (item, part, place, lot, certain, hits, rank, top_up)
            join review_frame f on f.round_no = \(round) and f.item = d.item
            on conflict (round_no, item) do update set place = excluded.place,
                hits = excluded.hits, rank = excluded.rank
            """)
    }

    /// Writes down how the review of a drawn item ended.
    package func end(
        _ item: SampleItemID, of round: Int64, _ outcome: ReviewOutcome, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            update review_item set outcome = \(outcome), ended_at = \(instant)
            where round_no = \(round) and item = \(item)
            """)
    }
}
