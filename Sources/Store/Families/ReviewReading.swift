import Digests
import Domain
import Postgres

/// A round as a lot of inspection, and what it came to.
package struct InspectedRound: Sendable {
    package var id: ReviewRoundID
    /// What was chosen, as JSON.
    package var terms: String
    package var population: Int
    /// Of what chance drew, in the order of the lots: whether it is of class A or B.
    package var findings: [Bool]
    /// How many reviews were completed, and how many of these found class A or B.
    package var completed: Int
    package var wrong: Int
    /// 高估上限 - of the published report, in fen; nil before it is.
    package var upper: Double?
    /// ΣX - of the part that is to be paid.
    package var book: Fen
}

extension Transaction {
    /// The rounds, the newest first, or those that were reported, the oldest first.
    package func roundRows(reportedOnly: Bool = false) async throws -> [ReviewRoundRow] {
        let rows = try await sql.query(
            """
            select r.id, r.state, r.period_from, r.period_to, o.id, r.framed_at, r.inside,
                r.excluded, r.sum_fen, i.drawn::integer, i.ended::integer,
                (e.body -> 'figures' ->> 'paid_rate')::float8,
                (e.body -> 'figures' ->> 'refused_rate')::float8,
                (e.body -> 'figures' ->> 'over_projected')::float8,
                (e.body -> 'figures' ->> 'over_upper')::float8
            from review_round r left join review_round o on o.no = r.again_of
            left join review_event e on e.round_no = r.no and e.kind = 'report'
            cross join lateral (
                select coalesce(max((body ->> 'drawn')::integer), 0) as drawn,
                    count(*) filter (where kind = 'end') as ended
                from review_event where round_no = r.no) i
            where r.state = 'reported' or not \(reportedOnly)
            order by r.framed_at desc, r.no desc
            """
        ).map(ReviewRoundRow.init(row:))
        return reportedOnly ? rows.reversed() : rows
    }

    /// The reported rounds as lots, the oldest first: all of them, or those that were reported
    /// before a round and this round itself, as the last.
    package func inspectedRounds(through own: Int64? = nil) async throws -> [InspectedRound] {
        try await sql.query(
            """
            select r.id, r.terms::text, r.inside,
                array(select coalesce(k.error_class <= 'B' and d.stands is distinct from 'first',
                        false)
                    from review_item i left join review_comparison k using (round_no, item)
                    left join review_dispute d using (round_no, item)
                    where i.round_no = r.no and i.outcome = 'done' and (i.hits > 0 or i.rank > 0)
                    order by i.place),
                w.completed::integer, w.wrong::integer,
                (e.body -> 'figures' ->> 'over_upper')::float8,
                (select coalesce(sum(size_fen), 0)::bigint from review_frame f
                    where f.round_no = r.no and f.place = 'paid')
            from review_round r
            left join review_event e on e.round_no = r.no and e.kind = 'report'
            cross join lateral (
                select count(*) as completed, count(*) filter (where k.error_class <= 'B'
                    and d.stands is distinct from 'first') as wrong
                from review_item i left join review_comparison k using (round_no, item)
                left join review_dispute d using (round_no, item)
                where i.round_no = r.no and i.outcome = 'done') w
            where r.no = \(own) or e.at is not null and e.at <= coalesce(
                (select at from review_event where round_no = \(own) and kind = 'report'),
                'infinity')
            order by r.no is not distinct from \(own), e.at, r.no
            """
        ).map(InspectedRound.init(row:))
    }

    /// What was drawn in a round and is within the scope, in the order of the lots.
    package func drawnItems(of round: Int64) async throws -> [ReviewItemRow] {
        try await sql.query(
            """
            select i.item, i.claim_id, i.part, i.place, i.lot, f.stratum, f.size_fen, f.verifier,
                f.town, f.forced, i.certain, i.hits, i.rank, i.top_up, i.generation, i.outcome,
                i.ended_at, case when d.stands = 'first' then null else k.error_class end,
                case when k.item is null then null when d.stands = 'first' then f.size_fen
                    else k.right_fen end
            from review_item i join review_frame f using (round_no, item)
            left join review_comparison k using (round_no, item)
            left join review_dispute d using (round_no, item)
            where i.round_no = \(round) order by i.place
            """
        ).map(ReviewItemRow.init(row:))
    }

    /// How many leaves the first signed checkpoint covers in which the leaf stands that framed a
    /// round; nil while there is none.
    package func checkpoint(framing round: Int64) async throws -> Int64? {
        try await sql.queryOne(
            """
            select c.size from review_round r
            join action_log l on l.xid = r.framed_in and l.action = 'frame_review'
            join sealed_leaf s on s.leaf_id = l.id
            join checkpoint c on c.size > s.seq
            where r.no = \(round) order by c.size limit 1
            """
        ).map { try $0.decode(Int64.self) }
    }

    /// The published report and its digest; nil before it is.
    package func report(of round: Int64) async throws -> (text: [UInt8], digest: Digest)? {
        try await sql.queryOne(
            """
            select report, report_digest from review_round
            where no = \(round) and report is not null
            """
        ).map { row in
            let (text, digest) = try row.decode(([UInt8], Digest).self)
            return (text, digest)
        }
    }

    /// Publishes the report of a round: its last state.
    package func publish(
        _ report: [UInt8], _ digest: Digest, of round: Int64
    ) async throws {
        try await sql.send(
            """
            update review_round set state = 'reported', report = \(report),
                report_digest = \(digest)
            where no = \(round)
            """)
    }
}

extension InspectedRound {
    fileprivate init(row: Row) throws {
        let (id, terms, inside, findings, completed, wrong, upper, book) = try row.decode(
            (ReviewRoundID, String, Int32, [Bool], Int32, Int32, Double?, Fen).self)
        self.init(
            id: id, terms: terms, population: Int(inside), findings: findings,
            completed: Int(completed), wrong: Int(wrong), upper: upper, book: book)
    }
}

extension ReviewRoundRow {
    fileprivate init(row: Row) throws {
        let (
            id, state, from, to, againOf, framedAt, inside, excluded, sum, drawn, ended, paid,
            refused, projected, upper
        ) = try row.decode(
            (
                ReviewRoundID, ReviewState, Day, Day, ReviewRoundID?, Instant, Int32, Int32, Fen,
                Int32, Int32, Double?, Double?, Double?, Double?
            ).self)
        self.init(
            id: id, state: state, from: from, to: to, againOf: againOf, framedAt: framedAt,
            inside: Int(inside), excluded: Int(excluded), sum: sum, drawn: Int(drawn),
            ended: Int(ended), paidRate: paid, refusedRate: refused, overProjected: projected,
            overUpper: upper)
    }
}

extension ReviewItemRow {
    fileprivate init(row: Row) throws {
        let (
            item, claim, part, place, lot, stratum, size, verifier, town, forced, certain, hits,
            rank, topUp, generation, outcome, endedAt, errorClass, right
        ) = try row.decode(
            (
                SampleItemID, Int64, ReviewPart, Int32, String, String, Fen, String, AreaCode,
                [String], Bool, Int32, Int32, Bool, Int16, String?, Instant?, String?, Fen?
            ).self)
        self.init(
            item: item, claim: claim, part: part, place: Int(place), lot: lot, stratum: stratum,
            size: size, verifier: verifier, town: town,
            forced: forced.compactMap(ForcedReason.init(rawValue:)), isCertain: certain,
            hits: Int(hits), rank: Int(rank), isTopUp: topUp, generation: Int(generation),
            outcome: outcome.flatMap(ReviewOutcome.init(rawValue:)), endedAt: endedAt,
            errorClass: errorClass.flatMap(ErrorClass.init(rawValue:)), right: right)
    }
}
