-- The maintained totals by person are those of the records held.
with held as (
    select distinct on (channel, serial) * from cost_record
    order by channel, serial, revision desc
), actual as (
    select person_no, household_no, year, sum(basis_fen) as amount_fen,
        case channel when 'medical' then 'illness' when 'education' then 'education'
            when 'disaster' then 'disaster' else 'accident' end as cause
    from held group by person_no, household_no, year, cause
)
select coalesce(a.person_no, t.person_no) as person_no
from actual a full join person_total t using (person_no, household_no, cause, year)
where coalesce(a.amount_fen, 0) <> coalesce(t.amount_fen, 0);
