import Digests
import Domain
import Postgres

/// A round of the sampling review as its row has it; the rest follows from its events.
package struct RoundRecord: Sendable {
    /// In the store; papers and people say `id`.
    package var number: Int64
    package var id: ReviewRoundID
    package var state: ReviewState
    package var from: Day
    package var to: Day
    package var againOf: Int64?
    package var againWhy: String?
    package var mode: TicketMode
    package var paid: Int
    package var refused: Int
    package var leastOfStratum: Int
    package var perVerifier: Int
    /// Nil where no earlier round shares the quarter.
    package var leastPerVerifier: Int?
    /// In the order of the plan.
    package var earlier: [EarlierDraw]
    /// What was chosen and why the sizes, as JSON.
    package var terms: String
    package var parties: [ReviewParty]
    package var commitmentsUntil: Instant
    package var lottery: String?
    package var frameRoot: Digest
    package var inside: Int
    package var excluded: Int
    package var sum: Fen
    package var framingDigest: Digest
    package var framedBy: OfficerID
    package var framedAt: Instant

    package init(
        number: Int64 = 0, id: ReviewRoundID, state: ReviewState = .framed, from: Day, to: Day,
        againOf: Int64?, againWhy: String?, mode: TicketMode, paid: Int, refused: Int,
        leastOfStratum: Int, perVerifier: Int, leastPerVerifier: Int? = nil,
        earlier: [EarlierDraw] = [], terms: String, parties: [ReviewParty],
        commitmentsUntil: Instant, lottery: String?, frameRoot: Digest, inside: Int, excluded: Int,
        sum: Fen, framingDigest: Digest, framedBy: OfficerID, framedAt: Instant
    ) {
        self.number = number
        self.id = id
        self.state = state
        self.from = from
        self.to = to
        self.againOf = againOf
        self.againWhy = againWhy
        self.mode = mode
        self.paid = paid
        self.refused = refused
        self.leastOfStratum = leastOfStratum
        self.perVerifier = perVerifier
        self.leastPerVerifier = leastPerVerifier
        self.earlier = earlier
        self.terms = terms
        self.parties = parties
        self.commitmentsUntil = commitmentsUntil
        self.lottery = lottery
        self.frameRoot = frameRoot
        self.inside = inside
        self.excluded = excluded
        self.sum = sum
        self.framingDigest = framingDigest
        self.framedBy = framedBy
        self.framedAt = framedAt
    }
}

/// An event of a round as its row has it.
package struct RoundEventRecord: Sendable {
    /// Its place, from 1.
    package var place: Int
    package var at: Instant
    package var by: OfficerID
    package var kind: String
    /// JSON.
    package var body: String

    package init(place: Int, at: Instant, by: OfficerID, kind: String, body: String) {
        self.place = place
        self.at = at
        self.by = by
        self.kind = kind
        self.body = body
    }
}

extension ReviewState: PostgresEncodable, PostgresDecodable {}
extension TicketMode: PostgresEncodable, PostgresDecodable {}
extension ReviewParty: PostgresEncodable, PostgresDecodable {}
extension ReviewRoundID: PostgresEncodable, PostgresDecodable {}
extension SampleItemID: PostgresEncodable, PostgresDecodable {}

extension Transaction {
    /// A round and its events in their order; nil where there is none of the name.
    ///
    /// - Parameter locking: lets nothing else happen in the round until the transaction ends.
    package func round(
        _ id: ReviewRoundID, locking: Bool = false
    ) async throws -> (record: RoundRecord, events: [RoundEventRecord])? {
        let lock: Statement = locking ? " for update" : ""
        guard
            let row = try await sql.queryOne(
                """
                select no, id, state, period_from, period_to, again_of, again_why, mode, paid,
                    refused, least_of_stratum, per_verifier, least_per_verifier, terms::text,
                    parties, commitments_until, lottery, frame_root, inside, excluded, sum_fen,
                    framing_digest, framed_by, framed_at
                from review_round where id = \(id)
                """ as Statement + lock)
        else { return nil }
        var record = try RoundRecord(row: row)
        record.earlier = try await earlierDraws(of: record.number)
        let events = try await sql.query(
            """
            select seq, at, by, kind, body::text from review_event
            where round_no = \(record.number) order by seq
            """
        ).map { row in
            let (place, at, by, kind, body) = try row.decode(
                (Int32, Instant, OfficerID, String, String).self)
            return RoundEventRecord(
                place: Int(place), at: at, by: by, kind: kind, body: body)
        }
        return (record, events)
    }

    /// Writes an event down.
    package func insert(_ event: RoundEventRecord, of round: Int64) async throws {
        try await sql.send(
            """
            insert into review_event (round_no, seq, at, by, kind, body)
            values (\(round), \(Int32(event.place)), \(event.at), \(event.by), \(event.kind),
                \(PostgresJSONB(event.body)))
            """)
    }

    /// Moves a round on. The seed comes with its state.
    package func move(
        _ round: Int64, to state: ReviewState, seed: Digest?
    ) async throws {
        try await sql.send(
            """
            update review_round set state = \(state), seed = coalesce(seed, \(seed))
            where no = \(round)
            """)
    }
}

extension RoundRecord {
    init(row: Row) throws {
        let (
            number, id, state, from, to, againOf, againWhy, mode, paid, refused, least, verifier,
            leastVerifier, terms, parties, until, lottery, root, inside, excluded, sum, digest, by,
            at
        ) = try row.decode(
            (
                Int64, ReviewRoundID, ReviewState, Day, Day, Int64?, String?, TicketMode, Int32,
                Int32, Int32, Int32, Int32?, String, [String], Instant, String?, Digest, Int32,
                Int32, Fen, Digest, OfficerID, Instant
            ).self)
        self.init(
            number: number, id: id, state: state, from: from, to: to, againOf: againOf,
            againWhy: againWhy, mode: mode, paid: Int(paid), refused: Int(refused),
            leastOfStratum: Int(least), perVerifier: Int(verifier),
            leastPerVerifier: leastVerifier.map { Int($0) }, terms: terms,
            parties: parties.compactMap(ReviewParty.init(rawValue:)), commitmentsUntil: until,
            lottery: lottery, frameRoot: root, inside: Int(inside), excluded: Int(excluded),
            sum: sum, framingDigest: digest, framedBy: by, framedAt: at)
    }
}
