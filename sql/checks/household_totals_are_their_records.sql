-- The maintained totals by household are those of the records held.
with held as (
    select distinct on (channel, serial) * from cost_record
    order by channel, serial, revision desc
), actual as (
    select household_no, year, sum(basis_fen) as amount_fen,
        case channel when 'medical' then 'illness' when 'education' then 'education'
            when 'disaster' then 'disaster' else 'accident' end as cause
    from held group by household_no, year, cause
)
select coalesce(a.household_no, t.household_no) as household_no
from actual a full join household_total t using (household_no, cause, year)
where coalesce(a.amount_fen, 0) <> coalesce(t.amount_fen, 0);
