-- 入户排期: which crew visits which household on which day. A plan is proposed, adjusted and
-- published; a published one is never changed, another takes its place.
--
-- Plans, crews and absences are about staff and have no row security; what names a household has.

-- What the planner must know of verifiers, vehicles and families beyond the register.
alter table officer add column skills text[] not null default '{}'
    check (skills <@ array['medical_bills', 'damage', 'sign_language', 'dialect']);
grant update (skills) on officer to fangpin_app;

create table absence (
    no        bigint generated always as identity primary key,
    officer   text references officer,
    vehicle   text references vehicle,
    from_on   date not null,
    to_on     date not null,
    noted_by  text not null,
    noted_at  timestamptz not null,
    -- Since when it does not count any more: back earlier, or noted by mistake.
    lifted_at timestamptz,
    check (num_nonnulls(officer, vehicle) = 1),
    check (from_on <= to_on)
);
create index absence_to_on on absence (to_on) where lifted_at is null;

-- 亲属回避: the verifier never visits the household.
create table verifier_relative (
    officer      text not null references officer,
    household_no integer not null references household,
    declared_by  text not null,
    declared_at  timestamptz not null,
    primary key (household_no, officer)
);

-- When a family can be met, and what it needs of who comes; the last agreement holds.
create table visit_agreement (
    household_no integer primary key references household,
    opens_at     smallint,
    closes_at    smallint,
    skills       text[] not null default '{}'
        check (skills <@ array['medical_bills', 'damage', 'sign_language', 'dialect']),
    agreed_by    text not null,
    agreed_at    timestamptz not null,
    check (num_nulls(opens_at, closes_at) <> 1),
    check (0 <= opens_at and opens_at <= closes_at and closes_at <= 1440)
);

create table visit_plan (
    no           bigint generated always as identity primary key,
    insurer      text not null,
    state        text not null default 'proposed'
        check (state in ('proposed', 'published', 'superseded', 'withdrawn')),
    version      integer not null default 1 check (version > 0),
    days         date[] not null check (cardinality(days) > 0),
    replaces     bigint references visit_plan,
    seed         bigint not null,
    steps        integer not null check (steps >= 0),
    proposed_by  text not null,
    proposed_at  timestamptz not null,
    published_by text,
    published_at timestamptz,
    check (num_nulls(published_by, published_at) <> 1),
    check (state not in ('published', 'superseded') or published_at is not null),
    check (state <> 'proposed' or published_at is null)
);
create unique index visit_plan_published on visit_plan (insurer) where state = 'published';

-- The people of a vehicle on one day of a plan, and what their tour takes.
create table plan_crew (
    plan_no     bigint not null references visit_plan,
    number      integer not null check (number > 0),
    day         date not null,
    vehicle     text not null,
    plate       text not null,
    seats       integer not null,
    latitude    integer not null,
    longitude   integer not null,
    starts_at   smallint not null,
    ends_at     smallint not null,
    verifiers   text[] not null,
    travel      integer not null check (travel >= 0),
    departs_at  smallint not null,
    back_at     smallint not null,
    primary key (plan_no, number),
    unique (plan_no, day, vehicle),
    check (cardinality(verifiers) between 1 and seats)
);
create index plan_crew_day on plan_crew (day);

-- A household in a plan: with a crew, or without and why. What the planner was told of it stands
-- here as it was, so that the plan can be explained later.
create table plan_visit (
    plan_no       bigint not null references visit_plan,
    household_no  integer not null references household,
    area_code     text not null,
    insurer       text not null,
    claims        bigint[] not null,
    causes        text[] not null,
    latitude      integer,
    longitude     integer,
    village_place boolean not null,
    minutes       smallint not null check (minutes > 0),
    due_on        date not null,
    opens_at      smallint,
    closes_at     smallint,
    earliest_on   date,
    skills        text[] not null,
    attempts_on   date[] not null,
    -- In minutes of the day, -1 where nobody knows.
    attempts_at   integer[] not null,
    attempts_left smallint not null,
    barred        text[] not null,
    bar_reasons   text[] not null,
    forbidden     integer[] not null,
    crew          integer,
    place         integer,
    arrives_at    smallint,
    begins_at     smallint,
    departs_at    smallint,
    pinned        boolean not null,
    late_days     integer not null check (late_days >= 0),
    reason        text check (reason in ('no_place', 'no_crew', 'every_crew_barred',
        'skill_missing', 'days_missed', 'hours_missed', 'too_far', 'crews_full', 'attempts_spent',
        'search_ended')),
    primary key (plan_no, household_no),
    unique (plan_no, crew, place),
    foreign key (plan_no, crew) references plan_crew,
    check (num_nulls(crew, place, arrives_at, begins_at, departs_at) in (0, 5)),
    check ((crew is null) = (reason is not null)),
    check (arrives_at <= begins_at and begins_at <= departs_at),
    check (cardinality(attempts_on) = cardinality(attempts_at)),
    check (cardinality(barred) = cardinality(bar_reasons))
);
create index plan_visit_household on plan_visit (household_no);

-- How often verifiers went lately, and with whom.
create index verification_visited_on on verification (visited_on);

-- The life of a plan. What it is about stays as it was once it is not proposed any more.
create function plan_moves_along_an_edge() returns trigger language plpgsql as $$
begin
    if old.state <> 'proposed' and (old.days, old.replaces, old.seed, old.steps, old.version)
            is distinct from (new.days, new.replaces, new.seed, new.steps, new.version)
    then
        raise exception 'plan % is %', old.no, old.state using errcode = 'FP001';
    end if;
    if old.state <> new.state and (old.state, new.state) not in (
        ('proposed', 'published'), ('proposed', 'withdrawn'), ('published', 'superseded'),
        ('published', 'withdrawn'))
    then
        raise exception 'plan % cannot move from % to %', old.no, old.state, new.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;
create trigger plan_edges before update on visit_plan
    for each row execute function plan_moves_along_an_edge();

create function plan_rows_are_proposed() returns trigger language plpgsql
    set search_path = fangpin, pg_temp as $$
declare
    plan bigint;
    gone plan_visit;
begin
    if tg_op = 'DELETE' then plan := old.plan_no; else plan := new.plan_no; end if;
    if (select state from visit_plan where no = plan) = 'proposed' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    -- Where a family lives is forgotten with the family.
    if tg_op = 'UPDATE' and tg_table_name = 'plan_visit' then
        gone := old;
        gone.latitude := null;
        gone.longitude := null;
        if new is not distinct from gone and is_erased(old.household_no) then return new; end if;
    end if;
    raise exception 'plan % is not proposed', plan using errcode = 'FP001';
end $$;
create trigger plan_crew_is_proposed before insert or update or delete on plan_crew
    for each row execute function plan_rows_are_proposed();
create trigger plan_visit_is_proposed before insert or update or delete on plan_visit
    for each row execute function plan_rows_are_proposed();

create function plans_forget_household() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    update plan_visit set latitude = null, longitude = null where household_no = new.no;
    delete from visit_agreement where household_no = new.no;
    delete from verifier_relative where household_no = new.no;
    return null;
end $$;
create trigger household_leaves_plans after update of erased_on on household
    for each row when (old.erased_on is null and new.erased_on is not null)
    execute function plans_forget_household();

do $$
declare
    rule record;
begin
    for rule in
        select * from (values
            ('visit_agreement', 'sees_household(household_no)'),
            ('verifier_relative', 'sees_household(household_no)'),
            ('plan_visit', $q$(starts_with('/' || area_code,
                    nullif(current_setting('fangpin.area', true), ''))
                and (insurer = ''
                    or current_setting('fangpin.insurer', true) in ('/', '/' || insurer)))$q$)
        ) as r (name, visible)
    loop
        execute format('alter table %I enable row level security', rule.name);
        execute format('alter table %I force row level security', rule.name);
        execute format('create policy scope on %I using (sees_county() or %s)', rule.name,
            rule.visible);
    end loop;
end $$;

grant select, insert on absence, verifier_relative, visit_agreement, visit_plan, plan_crew,
    plan_visit to fangpin_app;
grant update (lifted_at) on absence to fangpin_app;
grant update (opens_at, closes_at, skills, agreed_by, agreed_at) on visit_agreement
    to fangpin_app;
grant update (state, version, published_by, published_at) on visit_plan to fangpin_app;
grant delete on plan_crew, plan_visit to fangpin_app;
