-- Whoever is visited by a published plan is visited by two verifiers at least, each of them once in
-- the crew.
select v.plan_no, v.household_no, c.number
from visit_plan p join plan_visit v on v.plan_no = p.no
join plan_crew c on c.plan_no = v.plan_no and c.number = v.crew
where p.state = 'published'
    and (select count(distinct id) from unnest(c.verifiers) id)
        < greatest(2, cardinality(c.verifiers));
