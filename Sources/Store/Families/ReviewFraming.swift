import Digests
import Domain
import Postgres

/// What a year's rounds had and drew so far, rounds that drew again aside.
package struct ReviewYearRecord: Sendable {
    package var rounds: Int
    package var paid: Int
    package var paidDrawn: Int
    package var refused: Int
    package var refusedDrawn: Int
}

extension Transaction {
    /// Lets nobody else begin a round until the transaction ends.
    package func lockFraming() async throws {
        try await sql.send("select pg_advisory_xact_lock(hashtextextended('review', 3))")
    }

    /// The first round that draws from a day of these and not again; nil for none.
    package func roundReviewing(from: Day, to: Day) async throws -> ReviewRoundID? {
        try await sql.queryOne(
            """
            select id from review_round where again_of is null
                and period_from <= \(to) and period_to >= \(from)
            order by period_from limit 1
            """
        ).map { try $0.decode(ReviewRoundID.self) }
    }

    /// How the next round of a year is called: the year, and the how-manieth it is.
    package func nextRoundID(of year: Int) async throws -> ReviewRoundID {
        let begin = "\(year)-"
        let last = try await sql.query(
            """
            select coalesce(max(substr(id, \(Int32(begin.utf8.count + 1)))::integer), 0)
            from review_round where starts_with(id, \(begin))
            """)[0].decode(Int32.self)
        return ReviewRoundID("\(begin)\(last + 1)")
    }

    /// What the rounds that began before a day of the year, in that year's days, had and drew.
    package func reviewYear(of year: Int) async throws -> ReviewYearRecord {
        let row = try await sql.query(
            """
            select count(*)::integer,
                coalesce(sum((select count(*) from review_frame f
                    where f.round_no = r.no and f.place = 'paid')), 0)::integer,
                coalesce(sum((select count(*) from review_item i
                    where i.round_no = r.no and i.part = 'paid')), 0)::integer,
                coalesce(sum((select count(*) from review_frame f
                    where f.round_no = r.no and f.place = 'refused')), 0)::integer,
                coalesce(sum((select count(*) from review_item i
                    where i.round_no = r.no and i.part = 'refused')), 0)::integer
            from review_round r
            where again_of is null and extract(year from period_to) = \(Int32(year))
            """)[0]
        let (rounds, paid, paidDrawn, refused, refusedDrawn) = try row.decode(
            (Int32, Int32, Int32, Int32, Int32).self)
        return ReviewYearRecord(
            rounds: Int(rounds), paid: Int(paid), paidDrawn: Int(paidDrawn),
            refused: Int(refused), refusedDrawn: Int(refusedDrawn))
    }

    /// Writes a new round and its frame, and gives its number. Nothing of the two changes again but
    /// the round's state.
    package func insert(
        _ round: RoundRecord, _ rows: [FrameRecord]
    ) async throws -> Int64 {
        let number = try await sql.query(
            """
            insert into review_round (id, period_from, period_to, again_of, again_why, mode, paid,
                refused, least_of_stratum, per_verifier, least_per_verifier, terms, parties,
                commitments_until, lottery, frame_root, inside, excluded, sum_fen, framing_digest,
                framed_by, framed_at)
            values (\(round.id), \(round.from), \(round.to), \(round.againOf), \(round.againWhy),
                \(round.mode), \(Int32(round.paid)), \(Int32(round.refused)),
                \(Int32(round.leastOfStratum)), \(Int32(round.perVerifier)),
                \(round.leastPerVerifier.map { Int32($0) }), \(PostgresJSONB(round.terms)),
                \(round.parties.map(\.rawValue)),
                \(round.commitmentsUntil), \(round.lottery), \(round.frameRoot),
                \(Int32(round.inside)), \(Int32(round.excluded)), \(round.sum),
                \(round.framingDigest), \(round.framedBy), \(round.framedAt))
            returning no
            """)[0].decode(Int64.self)
        try await sql.send(
            """
            insert into review_frame (round_no, item, claim_id, verification_no, place, stratum,
                size_fen, reason, verifier, town, forced)
            select \(number), item, claim, visit, place, stratum, size, reason, verifier, town,
                case when forced = '' then '{}'::text[] else string_to_array(forced, ',') end
            from unnest(\(rows.map(\.item.rawValue)), \(rows.map(\.claim)),
                \(rows.map(\.verification)), \(rows.map { $0.part?.rawValue ?? "excluded" }),
                \(rows.map(\.stratum)), \(rows.map(\.size.rawValue)), \(rows.map(\.reason)),
                \(rows.map(\.verifier)), \(rows.map(\.town)),
                \(rows.map { $0.forced.map(\.rawValue).joined(separator: ",") }))
                as r (item, claim, visit, place, stratum, size, reason, verifier, town, forced)
            """)
        try await insert(round.earlier, of: number)
        return number
    }
}
