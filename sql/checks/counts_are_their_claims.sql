-- The maintained number of claims in each state is the number of claims in it.
select coalesce(a.state, c.state) as state, a.count as actual, c.count as maintained
from (select state, count(*) as count from claim group by state) a
full join (select state, sum(count) as count from claim_count group by state) c using (state)
where coalesce(a.count, 0) <> coalesce(c.count, 0);
