-- Who was appointed holds what the appointment in force says, and nothing when none is; one of
-- power has the word of a second person. Who was never appointed is not looked at.
select o.id, o.roles, a.no as appointment
from officer o
left join appointment a on a.officer = o.id and a.from_at is not null and a.until_at is null
where exists (select from appointment e where e.officer = o.id and e.from_at is not null)
    and ((a.no is null and o.roles <> '{}')
        or (a.no is not null and (o.roles <> a.roles or not o.active
            or o.area_code is distinct from a.area_code
            or o.insurer is distinct from a.insurer)))
union all
select a.officer, a.roles, a.no
from appointment a
where a.from_at is not null
    and (a.proposed_by = a.officer or a.decided_by = a.officer
        or (a.decision = 'confirmed' and a.decided_by = a.proposed_by)
        or (a.decision = 'immediate' and exists (
            select from role where of_power and name = any (a.roles))));
