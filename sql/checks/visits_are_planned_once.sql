-- No claim is visited by a published plan while another one's visit is still ahead, or has had no
-- report: of two such plans the later one should have left it out.
select v.household_no, v.plan_no, w.plan_no as other_plan
from visit_plan p join plan_visit v on v.plan_no = p.no
join plan_crew c on c.plan_no = v.plan_no and c.number = v.crew
join plan_visit w on w.household_no = v.household_no and w.plan_no <> v.plan_no
    and w.crew is not null and w.claims && v.claims
join visit_plan q on q.no = w.plan_no
where p.state = 'published' and q.state = 'published' and q.published_at >= p.published_at
    and c.day >= (q.published_at at time zone 'Asia/Shanghai')::date
    and not exists (select from verification t where t.claim_id = any(v.claims)
        and t.visited_on >= c.day and t.recorded_at <= q.published_at);
