-- A claim's state rests on the record that led there.
select c.id, c.state
from claim c
where (c.state not in ('lead', 'withdrawn')
        and not exists (select from prescreening p where p.claim_id = c.id
            and p.passed = (c.state <> 'screened_out')))
    or (c.state not in ('lead', 'screened_out', 'accepted', 'withdrawn')
        and not exists (select from verification v
            where v.claim_id = c.id and v.outcome = 'completed'))
    or (c.state in ('eligible', 'ineligible') and not exists (
        select from assessment a where a.claim_id = c.id))
    or not exists (select from claim_source s where s.claim_id = c.id)
    or c.trail_version = 0;
