-- No verifier and no vehicle is sent out twice on a day, by all published plans together. Days that
-- were over when a plan was published stand in it as they were.
with going as (
    select c.plan_no, c.number, c.day, c.vehicle, c.verifiers
    from visit_plan p join plan_crew c on c.plan_no = p.no
    where p.state = 'published'
        and c.day >= (p.published_at at time zone 'Asia/Shanghai')::date
        and exists (select from plan_visit v where v.plan_no = c.plan_no and v.crew = c.number)
)
select one.plan_no, one.number, other.plan_no as other_plan, other.number as other_number, one.day
from going one join going other on other.day = one.day
    and (one.plan_no, one.number) < (other.plan_no, other.number)
where other.vehicle = one.vehicle or other.verifiers && one.verifiers;
