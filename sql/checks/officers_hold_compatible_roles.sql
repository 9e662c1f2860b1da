-- Nobody holds two roles that one person may not hold, nor one that nobody is appointed to.
select o.id, c.one, c.other
from officer o join role_conflict c on array[c.one, c.other] <@ o.roles
union all
select o.id, r.name, null
from officer o, unnest(o.roles) r (name)
where not exists (select from role where role.name = r.name);
