-- When a plan was published, nobody was sent to their own village, to relatives whom they had
-- declared, or to a family whose last visit for another case they had made. What is declared later,
-- the dispatcher plans around; where a verifier is at home is known as of today.
with sent as (
    select v.plan_no, v.household_no, v.area_code, v.claims, c.verifiers, p.published_at
    from visit_plan p join plan_visit v on v.plan_no = p.no
    join plan_crew c on c.plan_no = v.plan_no and c.number = v.crew
    where p.state = 'published'
        and c.day >= (p.published_at at time zone 'Asia/Shanghai')::date
)
select s.plan_no, s.household_no, o.id as verifier, 'own_village' as conflict
from sent s join officer o on o.id = any(s.verifiers) and o.home_village = s.area_code
union all
select s.plan_no, s.household_no, r.officer, 'relative'
from sent s join verifier_relative r on r.household_no = s.household_no
    and r.officer = any(s.verifiers)
where r.declared_at < s.published_at and (r.ended_at is null or r.ended_at > s.published_at)
union all
select s.plan_no, s.household_no, id, 'visited_last'
from sent s cross join lateral (
    select t.verifiers from verification t join claim k on k.id = t.claim_id
    where k.household_no = s.household_no and k.id <> all(s.claims) and t.outcome = 'completed'
        and t.recorded_at < s.published_at
    order by t.visited_on desc, t.no desc limit 1) l, unnest(l.verifiers) id
where id = any(s.verifiers);
