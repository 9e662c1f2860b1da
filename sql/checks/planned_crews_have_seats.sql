-- Nobody is sent in a vehicle that is full.
select c.plan_no, c.number, c.seats
from visit_plan p join plan_crew c on c.plan_no = p.no
where p.state = 'published' and cardinality(c.verifiers) > c.seats;
