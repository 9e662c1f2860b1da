-- When a plan was published, nobody in a crew that goes out was marked as away on its day, nor was
-- its vehicle as unusable. What is marked later, the dispatcher plans around.
select c.plan_no, c.number, c.day, a.no as absence
from visit_plan p join plan_crew c on c.plan_no = p.no
join absence a on (a.officer = any(c.verifiers) or a.vehicle = c.vehicle)
    and c.day between a.from_on and a.to_on
where p.state = 'published'
    and c.day >= (p.published_at at time zone 'Asia/Shanghai')::date
    and a.noted_at < p.published_at
    and (a.lifted_at is null or a.lifted_at > p.published_at)
    and exists (select from plan_visit v where v.plan_no = c.plan_no and v.crew = c.number);
