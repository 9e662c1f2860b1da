import Domain

/// 复算查询 - the query that recomputes a part of the report of a round, as text that anybody who
/// may read the tables can run: the round's number stands in it.
///
/// Counts, sums and projections are recomputed here. The exact intervals are not SQL's business;
/// they follow from the counts, and `deploy/check-sample` computes them anew from the JSON report.
package func reviewRecount(
    _ query: ReviewReportContent.Query, of round: ReviewRoundID
) -> ReviewReportContent.Recount {
    let id =
        "'"
        + round.rawValue.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    func about(_ text: String) -> String {
        text.split(separator: ":round", omittingEmptySubsequences: false).joined(separator: id)
    }
    return ReviewReportContent.Recount(
        query: query, preamble: aboutItems.contains(query) ? about(items) : "",
        sql: about(text(of: query)))
}

/// All of them, in their order.
package func reviewRecounts(of round: ReviewRoundID) -> [ReviewReportContent.Recount] {
    ReviewReportContent.Query.allCases.map { reviewRecount($0, of: round) }
}

/// The queries that begin with ``items``.
private let aboutItems: Set<ReviewReportContent.Query> = [
    .completion, .classes, .targeting, .money, .paidRate, .refused, .verifiers, .towns,
]

private func text(of query: ReviewReportContent.Query) -> String {
    switch query {
    case .population, .exclusions, .plan, .seed, .drawn, .evidence: framing(query)
    case .completion, .classes, .problems, .second: findings(query)
    case .targeting: targeting
    case .verifiers: verifiers
    case .trend: trend
    case .money, .paidRate, .refused, .towns: estimates(query)
    case .agreement, .income, .measures, .rectifications, .recoveries: rest(query)
    }
}

/// The drawn items of the round with what came of them, for the queries below: whether they count
/// for their part, and the class that stands where a finding was disputed.
private let items = """
    with item as (
        select i.item, i.part, i.hits, i.certain, i.rank, i.top_up, i.outcome, f.stratum,
            f.verifier, f.town, f.size_fen, f.forced <> '{}' as forced,
            f.forced <> '{}' or i.certain or i.hits > 0 or i.rank > 0 as counts,
            i.outcome = 'done' as done,
            case when d.stands is distinct from 'first' then c.error_class end as class,
            coalesce(d.stands is distinct from 'first' and c.error_class in ('A', 'B'), false)
                as wrong,
            case when d.stands is distinct from 'first' then coalesce(c.right_fen, f.size_fen)
                else f.size_fen end as right_fen
        from review_item i
        join review_round r on r.no = i.round_no
        join review_frame f on f.round_no = i.round_no and f.item = i.item
        left join review_comparison c on c.round_no = i.round_no and c.item = i.item
        left join review_dispute d on d.round_no = i.round_no and d.item = i.item
        where r.id = :round),
    frame as (
        select f.* from review_frame f join review_round r on r.no = f.round_no
        where r.id = :round),
    -- The sum that was drawn from by chance: neither forced nor certain.
    rest as (
        select coalesce(sum(f.size_fen), 0) as fen from frame f
        where f.place = 'paid' and f.forced = '{}'
            and not exists (select from item i where i.item = f.item and i.certain))
    """

private func framing(_ query: ReviewReportContent.Query) -> String {
    switch query {
    case .population:
        """
        select f.place as part, count(*) as items, sum(f.size_fen) as sum_fen,
            count(*) filter (where f.forced <> '{}') as forced
        from review_frame f join review_round r on r.no = f.round_no
        where r.id = :round and f.place <> 'excluded' group by 1 order by 1
        """
    case .exclusions:
        """
        select f.reason, count(*) as items
        from review_frame f join review_round r on r.no = f.round_no
        where r.id = :round and f.place = 'excluded' group by 1 order by f.reason collate "C"
        """
    case .plan:
        """
        select mode, paid, refused, least_of_stratum, per_verifier, terms,
            encode(frame_root, 'hex') as frame_root
        from review_round where id = :round
        """
    case .seed:
        """
        select e.seq, e.at, e.by, e.kind, e.body
        from review_event e join review_round r on r.no = e.round_no
        where r.id = :round and e.kind not in ('draw', 'extend', 'end', 'close_review', 'report')
        order by e.seq
        """
    case .drawn:
        """
        select i.place, i.item, i.lot, i.part, f.stratum, f.size_fen, f.forced, i.certain, i.hits,
            i.rank, i.top_up, i.outcome
        from review_item i join review_round r on r.no = i.round_no
        join review_frame f on f.round_no = i.round_no and f.item = i.item
        where r.id = :round order by i.lot collate "C", i.item collate "C"
        """
    default:
        """
        select encode(framing_digest, 'hex') as framing, encode(report_digest, 'hex') as report
        from review_round where id = :round
        """
    }
}

private func findings(_ query: ReviewReportContent.Query) -> String {
    switch query {
    case .completion:
        """
        select part, count(*) as drawn, count(*) filter (where done) as completed,
            count(*) filter (where outcome = 'refused') as refused,
            count(*) filter (where outcome = 'untraceable') as untraceable,
            count(*) filter (where done and wrong) as wrong
        from item group by rollup (part) order by part
        """
    case .classes:
        """
        select class, count(*) filter (where part = 'paid') as paid,
            count(*) filter (where part = 'refused') as refused
        from item where done and class is not null group by 1 order by 1
        """
    case .problems:
        """
        select split_part(d.value ->> 'field', ':', 1) as field, count(distinct c.item) as items
        from review_comparison c join review_round r on r.no = c.round_no
        cross join lateral jsonb_array_elements(c.differences) d
        where r.id = :round and not coalesce((d.value ->> 'tolerated')::boolean, false)
        group by 1 order by 2 desc, 1
        """
    default:
        """
        select count(*) as again,
            count(*) filter (where k.error_class is distinct from c.error_class) as changed,
            avg((coalesce(c.error_class, '') in ('A', 'B'))::integer) as first_mean,
            avg((coalesce(k.error_class, '') in ('A', 'B'))::integer) as second_mean,
            regr_slope((coalesce(k.error_class, '') in ('A', 'B'))::integer,
                (coalesce(c.error_class, '') in ('A', 'B'))::integer) as slope
        from review_recheck k join review_round r on r.no = k.round_no
        join review_comparison c on c.round_no = k.round_no and c.item = k.item
        where r.id = :round
        """
    }
}

private let targeting = """
    , hit as (
        select sum(hits) as hits, sum(hits::numeric / size_fen) filter
            (where class = 'A') as wrong
        from item where part = 'paid' and counts and done and hits > 0),
    paid as (
        select (select count(*) from frame where place = 'paid') as items,
            coalesce((select fen from rest) * wrong / nullif(hits, 0), 0)
            + (select count(*) from item where part = 'paid' and counts and done
                and hits = 0 and class = 'A') as wrong
        from hit),
    strata as (
        select f.forced <> '{}' as forced,
            case when f.forced = '{}' then f.stratum end as stratum,
            count(*) as population,
            count(*) filter (where i.counts and i.done) as sampled,
            count(*) filter (where i.counts and i.done and i.class = 'A') as wrong
        from frame f left join item i on i.item = f.item
        where f.place = 'refused' group by 1, 2)
    select least(paid.items, paid.wrong) as wrongly_paid,
        (select sum(population * wrong::numeric / nullif(sampled, 0)) from strata)
            as wrongly_refused
    from paid
    """

private let verifiers = """
    , own as (
        select f.verifier, count(*) as population,
            count(*) filter (where i.top_up and i.done) as sampled,
            count(*) filter (where i.top_up and i.done and i.wrong) as errors
        from frame f left join item i on i.item = f.item
        where f.place <> 'excluded' and f.verifier <> '' group by 1),
    -- What earlier rounds of the quarter had found when this one was closed.
    earlier as (
        select e.verifier, sum(e.population) as population, sum(e.sampled) as sampled,
            sum(e.errors) as errors
        from review_earlier e join review_round r on r.no = e.round_no
        where r.id = :round group by 1)
    select verifier, o.population + coalesce(e.population, 0) as population,
        o.sampled + coalesce(e.sampled, 0) as sampled,
        o.errors + coalesce(e.errors, 0) as errors
    from own o left join earlier e using (verifier) order by verifier collate "C"
    """

private func estimates(_ query: ReviewReportContent.Query) -> String {
    switch query {
    case .money:
        """
        , side as (
            select side, hits, size_fen,
                greatest(0, case side when 'over' then size_fen - right_fen
                    else right_fen - size_fen end) as wrong_fen
            from item cross join (values ('over'), ('under')) sides (side)
            where part = 'paid' and counts and done)
        select side, sum(wrong_fen) filter (where hits = 0) as known_fen,
            coalesce(sum(wrong_fen) filter (where hits = 0), 0)
            + coalesce((select fen from rest)
                * sum(hits * wrong_fen::numeric / size_fen) filter (where hits > 0)
                / nullif(sum(hits), 0), 0) as projected_fen
        from side group by 1 order by 1
        """
    case .paidRate:
        """
        , total as (select count(*) as items from frame where place = 'paid'),
        done as (select * from item where part = 'paid' and counts and done)
        select ((select count(*) from done where hits = 0 and wrong)
            + coalesce((select fen from rest) * sum(hits::numeric / size_fen)
                filter (where wrong) / nullif(sum(hits), 0), 0))
            / nullif((select items from total), 0) as rate,
            sum(hits) as hits, sum(hits) filter (where wrong) as wrong_hits
        from done where hits > 0
        """
    case .refused:
        """
        select f.forced <> '{}' as forced,
            case when f.forced = '{}' then f.stratum else '' end as stratum,
            count(*) as population, count(*) filter (where i.counts and i.done) as sampled,
            count(*) filter (where i.counts and i.done and i.wrong) as errors
        from frame f left join item i on i.item = f.item
        where f.place = 'refused' group by 1, 2 order by 1, 2
        """
    default:
        """
        select f.town, count(*) filter (where i.counts) as drawn,
            count(*) filter (where i.counts and i.done) as completed,
            count(*) filter (where i.counts and i.done and i.wrong) as wrong,
            sum(i.hits) filter (where i.done) as hits,
            sum(i.hits) filter (where i.done and i.wrong) as wrong_hits
        from frame f left join item i on i.item = f.item
        where f.place <> 'excluded' and f.town <> '' group by 1 order by f.town collate "C"
        """
    }
}

/// Rounds that were reported before this one, and this one.
private let trend = """
    select r.id, count(*) filter (where i.outcome = 'done') as sampled,
        count(*) filter (where i.outcome = 'done' and c.error_class in ('A', 'B')
            and d.stands is distinct from 'first') as errors
    from review_round r join review_item i on i.round_no = r.no
    left join review_comparison c on c.round_no = i.round_no and c.item = i.item
    left join review_dispute d on d.round_no = i.round_no and d.item = i.item
    left join review_event e on e.round_no = r.no and e.kind = 'report'
    where r.id = :round or e.at <= coalesce(
        (select p.at from review_event p join review_round o on o.no = p.round_no
            where o.id = :round and p.kind = 'report'), 'infinity')
    group by r.no, r.id, e.at order by r.id <> :round desc, e.at, r.no
    """

private func rest(_ query: ReviewReportContent.Query) -> String {
    switch query {
    case .agreement:
        """
        select (c.first_facts ->> 'is_eligible')::boolean as verifier,
            (c.facts ->> 'is_eligible')::boolean as reviewer, count(*) as items
        from review_comparison c join review_round r on r.no = c.round_no
        where r.id = :round and c.first_facts ? 'is_eligible' and c.facts ? 'is_eligible'
        group by 1, 2 order by 1 desc, 2 desc
        """
    case .income:
        """
        select c.item,
            (select sum(value::bigint) from jsonb_each_text(c.first_facts -> 'income'))
                - (select sum(value::bigint) from jsonb_each_text(c.facts -> 'income'))
                as verifier_less_reviewer_fen
        from review_comparison c join review_round r on r.no = c.round_no
        where r.id = :round and c.first_facts ? 'income' and c.facts ? 'income'
        order by c.item collate "C"
        """
    case .measures:
        """
        select c.no, c.kind, c.officer, c.town, c.claim_id, c.amount_fen, c.rule, c.state,
            c.decided_by, c.decided_at
        from review_consequence c join review_round r on r.no = c.round_no
        where r.id = :round order by c.no
        """
    case .rectifications:
        """
        select x.no, x.item, x.task, x.responsible, x.opened_at, x.due_on, x.done_at, x.outcome
        from rectification x join review_round r on r.no = x.round_no
        where r.id = :round order by x.no
        """
    default:
        """
        select c.kind, sum(c.amount_fen) as fen
        from review_consequence c join review_round r on r.no = c.round_no
        where r.id = :round and c.state = 'confirmed'
            and c.kind in ('recover', 'pay_rest', 'deduct_fee')
        group by 1
        union all
        -- What the fund paid the insurer in the period, as far as it was booked before the report.
        select 'service_fee', sum(p.amount_fen)
        from review_round r
        join journal_entry j on j.posted_on between r.period_from and r.period_to
        join posting p on p.entry_no = j.no and p.account = 'service_fee'
        where r.id = :round and j.posted_at <= coalesce((select e.at from review_event e
            where e.round_no = r.no and e.kind = 'report'), 'infinity')
        having sum(p.amount_fen) > 0
        order by 1
        """
    }
}
