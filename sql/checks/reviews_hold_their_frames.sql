-- The frame of a round is the one that was published, and whole: N, the items left out and the sum
-- are its rows', and each completed visit that was recorded in the period has exactly one.
select r.id, 'other totals' as problem, null as visit
from review_round r left join lateral (
    select count(*) filter (where place <> 'excluded') as inside,
        count(*) filter (where place = 'excluded') as excluded, coalesce(sum(size_fen), 0) as sum
    from review_frame f where f.round_no = r.no) f on true
where (f.inside, f.excluded, f.sum) is distinct from (r.inside, r.excluded, r.sum_fen::numeric)
union all
select r.id, 'not once in the frame', v.no
from review_round r join verification v on v.outcome = 'completed'
    and v.recorded_at >= r.period_from::timestamp at time zone 'Asia/Shanghai'
    and v.recorded_at < (r.period_to + 1)::timestamp at time zone 'Asia/Shanghai'
where 1 <> (select count(*) from review_frame f
    where f.round_no = r.no and f.verification_no = v.no);
