import Domain
import Postgres

// Rounds that share a quarter: what the earlier ones drew of a verifier counts for the later.

extension Transaction {
    /// What rounds that lie within some days drew at random of each verifier, as far as nobody
    /// failed to review it; the oldest round first, then by the bytes of the verifiers' names. Of
    /// days that were drawn again the last draw counts.
    package func earlierDraws(from: Day, before: Day) async throws -> [EarlierDraw] {
        try await sql.query(
            """
            with drawn as (
                select r.no, r.id, r.period_from, coalesce(r.again_of, r.no) as days
                from review_round r where r.state in ('drawn', 'reviewed', 'reported')
                    and r.period_from >= \(from) and r.period_to < \(before)
            ), last as (
                select distinct on (days) no, id, period_from from drawn order by days, no desc
            )
            select l.id, f.verifier, count(*)::integer,
                count(*) filter (where i.top_up
                    and coalesce(i.outcome, 'done') = 'done')::integer as drawn
            from last l join review_frame f on f.round_no = l.no
            left join review_item i on i.round_no = f.round_no and i.item = f.item
            where f.place <> 'excluded' and f.verifier <> ''
            group by l.no, l.id, l.period_from, f.verifier
            having bool_or(i.top_up and coalesce(i.outcome, 'done') = 'done')
            order by l.period_from, l.no, f.verifier collate "C"
            """
        ).map(EarlierDraw.init(row:))
    }

    /// What the plan of a round says of earlier ones, in its order.
    package func earlierDraws(of round: Int64) async throws -> [EarlierDraw] {
        try await sql.query(
            """
            select r.id, e.verifier, e.population, e.drawn
            from review_earlier e join review_round r on r.no = e.earlier_no
            where e.round_no = \(round) order by r.period_from, r.no, e.verifier collate "C"
            """
        ).map(EarlierDraw.init(row:))
    }

    func insert(_ earlier: [EarlierDraw], of round: Int64) async throws {
        if earlier.isEmpty { return }
        try await sql.send(
            """
            insert into review_earlier (round_no, earlier_no, verifier, population, drawn)
            select \(round), r.no, e.verifier, e.population, e.drawn
            from unnest(\(earlier.map(\.round.rawValue)), \(earlier.map(\.verifier.rawValue)),
                \(earlier.map { Int32($0.population) }), \(earlier.map { Int32($0.drawn) }))
                as e (round, verifier, population, drawn)
            join review_round r on r.id = e.round
            """)
    }

    /// Writes down what has come of the earlier draws of a round. It is not asked again: a report
    /// rests on what was known when its review was closed.
    package func settleEarlier(of round: Int64) async throws {
        try await sql.send(
            """
            update review_earlier e set sampled = k.sampled, errors = k.errors
            from (
                select b.earlier_no, b.verifier, count(i.item)::integer as sampled,
                    count(*) filter (where c.error_class in ('A', 'B')
                        and d.stands is distinct from 'first')::integer as errors
                from review_earlier b
                left join (review_frame f
                    join review_item i on i.round_no = f.round_no and i.item = f.item
                        and i.top_up and i.outcome = 'done'
                    join review_comparison c on c.round_no = i.round_no and c.item = i.item
                    left join review_dispute d on d.round_no = i.round_no and d.item = i.item)
                    on f.round_no = b.earlier_no and f.verifier = b.verifier
                        and (d.item is null or d.stands is not null)
                where b.round_no = \(round) group by b.earlier_no, b.verifier) k
            where e.round_no = \(round) and e.earlier_no = k.earlier_no
                and e.verifier = k.verifier
            """)
    }

    /// What came of the earlier draws of a round, in their order; empty before its review was
    /// closed.
    package func earlierFindings(of round: Int64) async throws -> [EarlierFindings] {
        try await sql.query(
            """
            select r.id, e.verifier, e.population, e.drawn, e.sampled, e.errors
            from review_earlier e join review_round r on r.no = e.earlier_no
            where e.round_no = \(round) and e.sampled is not null
            order by r.period_from, r.no, e.verifier collate "C"
            """
        ).map { row in
            let (id, verifier, population, drawn, sampled, errors) = try row.decode(
                (ReviewRoundID, OfficerID, Int32, Int32, Int32, Int32).self)
            let draw = EarlierDraw(
                round: id, verifier: verifier, population: Int(population), drawn: Int(drawn))
            return EarlierFindings(draw, sampled: Int(sampled), errors: Int(errors))
        }
    }
}

extension EarlierDraw {
    fileprivate init(row: Row) throws {
        let (round, verifier, population, drawn) = try row.decode(
            (ReviewRoundID, OfficerID, Int32, Int32).self)
        self.init(
            round: round, verifier: verifier, population: Int(population), drawn: Int(drawn))
    }
}
