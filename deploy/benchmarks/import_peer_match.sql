-- The match, the totals by person and by household, and the list of what does not match, durable.
analyze peer.bill;
begin;
create table peer.reject as
    select b.serial, case when p.person_no is null then 'person_unknown' else 'name_mismatch' end
        as reason
    from peer.bill b left join peer.person p on p.id_no = b.id_no
    where p.person_no is null or p.name <> b.name;
create table peer.person_total (
    person_no integer, household_no integer, year smallint, amount numeric(14, 2),
    primary key (person_no, household_no, year));
insert into peer.person_total
    select p.person_no, p.household_no, extract(year from b.discharged)::smallint, sum(b.own)
    from peer.bill b join peer.person p on p.id_no = b.id_no and p.name = b.name
    group by 1, 2, 3;
create table peer.household_total (
    household_no integer, year smallint, amount numeric(14, 2), primary key (household_no, year));
insert into peer.household_total
    select household_no, year, sum(amount) from peer.person_total group by 1, 2;
commit;
