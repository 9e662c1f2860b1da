-- What plans of visits still lacked: a declared relative can be taken back, plans for different
-- days are in force together, a stop that nobody reported on waits again, and nothing that a plan
-- was told of a family outlives the family's data.

-- 亲属回避: a declaration is ended, never removed; declared again, it is another one.
alter table verifier_relative
    drop constraint verifier_relative_pkey,
    add column no bigint generated always as identity primary key,
    add column ended_by text,
    add column ended_at timestamptz,
    add column end_reason text,
    add constraint verifier_relative_end
        check (num_nulls(ended_by, ended_at, end_reason) in (0, 3));
create unique index verifier_relative_in_force on verifier_relative (household_no, officer)
    where ended_at is null;
create index verifier_relative_officer on verifier_relative (officer);
grant update (ended_by, ended_at, end_reason) on verifier_relative to fangpin_app;

create function relative_ends_once() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null then
        raise exception 'declaration % is ended', old.no using errcode = 'FP001';
    end if;
    return new;
end $$;
create trigger relative_end before update on verifier_relative
    for each row execute function relative_ends_once();

-- Next week's plan is published while this week's is still gone by: of an insurer's published plans
-- at most one is about any day. GiST has no operators for text; a hash in a range has them.
drop index visit_plan_published;
alter table visit_plan add constraint visit_plan_days_apart exclude using gist (
    numrange(hashtext(insurer)::numeric, hashtext(insurer)::numeric, '[]') with &&,
    daterange(days[1], days[cardinality(days)], '[]') with &&
) where (state = 'published');

-- Whether a visit that was planned for a day is still to be made: one of its claims waits, and
-- nobody has reported on it since.
create function visit_waits(claims bigint[], planned date) returns boolean
    language sql stable parallel safe set search_path = fangpin, pg_temp as $$
    select exists (select from claim c where c.id = any(claims) and c.state = 'accepted'
        and not exists (select from verification v
            where v.claim_id = c.id and v.visited_on >= planned))
$$;

-- What a plan was told of a family goes with the family's data: where it lives, when it can be met,
-- what it needs of who comes, whose relative it is. That nobody goes there stays; why does not.
create or replace function plan_rows_are_proposed() returns trigger language plpgsql
    set search_path = fangpin, pg_temp as $$
declare
    plan bigint;
    gone plan_visit;
begin
    if tg_op = 'DELETE' then plan := old.plan_no; else plan := new.plan_no; end if;
    if (select state from visit_plan where no = plan) = 'proposed' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and tg_table_name = 'plan_visit' then
        gone := old;
        gone.latitude := null;
        gone.longitude := null;
        gone.opens_at := null;
        gone.closes_at := null;
        gone.earliest_on := null;
        gone.skills := '{}';
        gone.attempts_on := '{}';
        gone.attempts_at := '{}';
        gone.barred := '{}';
        gone.bar_reasons := '{}';
        if gone.reason is not null then gone.reason := 'no_place'; end if;
        if new is not distinct from gone and is_erased(old.household_no) then return new; end if;
    end if;
    raise exception 'plan % is not proposed', plan using errcode = 'FP001';
end $$;

create or replace function plans_forget_household() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    update plan_visit set latitude = null, longitude = null, opens_at = null, closes_at = null,
        earliest_on = null, skills = '{}', attempts_on = '{}', attempts_at = '{}', barred = '{}',
        bar_reasons = '{}', reason = case when reason is not null then 'no_place' end
    where household_no = new.no;
    delete from visit_agreement where household_no = new.no;
    delete from verifier_relative where household_no = new.no;
    return null;
end $$;
