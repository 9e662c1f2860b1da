-- 复核入户: who goes to see a drawn household again, what they find, and how both findings agree.
-- Whoever is to see it again does not see what was found the first time, before their own is final.

create table review_task (
    round_no     bigint not null,
    item         text not null,
    claim_id     bigint not null references claim,
    household_no integer not null references household,
    area_code    text not null,
    -- What the form asks for follows from these two, and the claim itself is not shown.
    cause        text not null,
    scheme_id    text not null references scheme,
    -- Who goes; none of them may have verified.
    reviewers    text[] not null check (cardinality(reviewers) between 1 and 4),
    planned_on   date,
    -- The order of the lots, which is that of the visits where nothing else speaks.
    place        integer not null,
    due_on       date not null,
    assigned_by  text not null,
    assigned_at  timestamptz not null,
    finished_at  timestamptz,
    primary key (round_no, item),
    foreign key (round_no, item) references review_item
);
create index review_task_reviewers on review_task using gin (reviewers) where finished_at is null;

-- A visit of the review, or a call: in vain, or with findings.
create table review_visit (
    no          bigint generated always as identity primary key,
    round_no    bigint not null,
    item        text not null,
    claim_id    bigint not null references claim,
    means       text not null check (means in ('visit', 'phone', 'department')),
    visited_on  date not null,
    reviewers   text[] not null check (cardinality(reviewers) > 0),
    outcome     text not null check (outcome in ('found', 'nobody_home', 'refused', 'moved')),
    -- What was found, field by field; money in fen.
    facts       jsonb,
    remark      text not null default '',
    recorded_by text not null,
    recorded_at timestamptz not null,
    foreign key (round_no, item) references review_task,
    check ((outcome = 'found') = (facts is not null)),
    unique (round_no, item, means, visited_on)
);

-- 比对: the two findings held against each other, once the review's is final.
create table review_comparison (
    round_no    bigint not null,
    item        text not null,
    claim_id    bigint not null references claim,
    first_facts jsonb not null,
    facts       jsonb not null,
    differences jsonb not null,
    error_class text check (error_class in ('A', 'B', 'C', 'D')),
    paid_fen    bigint not null check (paid_fen >= 0),
    right_fen   bigint not null check (right_fen >= 0),
    compared_at timestamptz not null,
    primary key (round_no, item),
    foreign key (round_no, item) references review_item
);

-- 异议: the insurer does not accept the review's finding; a third person decides. The first finding
-- and the review's stay as they are.
create table review_dispute (
    round_no    bigint not null,
    item        text not null,
    claim_id    bigint not null references claim,
    raised_by   text not null,
    raised_at   timestamptz not null,
    reason      text not null check (reason <> ''),
    decided_by  text,
    decided_at  timestamptz,
    -- Which finding stands.
    stands      text check (stands in ('first', 'review')),
    decision    text,
    primary key (round_no, item),
    foreign key (round_no, item) references review_comparison,
    check (num_nulls(decided_by, decided_at, stands, decision) in (0, 4) and decision <> ''),
    check (decided_by <> raised_by)
);

-- 二次复核: finance reviews some of the reviews again.
create table review_recheck (
    round_no    bigint not null,
    item        text not null,
    claim_id    bigint not null references claim,
    right_fen   bigint not null check (right_fen >= 0),
    error_class text check (error_class in ('A', 'B', 'C', 'D')),
    reason      text not null check (reason <> ''),
    rechecked_by text not null,
    rechecked_at timestamptz not null,
    primary key (round_no, item),
    foreign key (round_no, item) references review_comparison
);

-- A review is finished once, by those who were named when it began.
create function review_task_finishes_once() returns trigger language plpgsql as $$
begin
    if old.finished_at is not null then
        raise exception 'the review of item % of round % is finished', old.item, old.round_no
            using errcode = 'FP001';
    end if;
    return new;
end $$;
create trigger review_task_once before update on review_task
    for each row execute function review_task_finishes_once();

create function review_visit_is_of_its_task() returns trigger language plpgsql as $$
declare
    task review_task;
begin
    select * into task from review_task
        where round_no = new.round_no and item = new.item for share;
    if task.finished_at is not null then
        raise exception 'the review of item % of round % is finished', new.item, new.round_no
            using errcode = 'FP001';
    end if;
    if task.claim_id <> new.claim_id
        or not (new.reviewers || new.recorded_by) <@ task.reviewers
    then
        raise exception 'only who is named reviews item % of round %', new.item, new.round_no
            using errcode = 'FP012';
    end if;
    perform take_parts(new.claim_id, new.reviewers || new.recorded_by, 'reviewer');
    return new;
end $$;
create trigger review_visit_of_task before insert on review_visit
    for each row execute function review_visit_is_of_its_task();

create function review_compares_findings() returns trigger language plpgsql as $$
begin
    if not exists (select from review_visit v join review_task t using (round_no, item)
        where v.round_no = new.round_no and v.item = new.item and v.outcome = 'found'
            and t.claim_id = new.claim_id)
    then
        raise exception 'nothing was found about item % of round %', new.item, new.round_no
            using errcode = 'FP012';
    end if;
    return new;
end $$;
create trigger review_comparison_of_findings before insert on review_comparison
    for each row execute function review_compares_findings();

create function review_dispute_is_decided_once() returns trigger language plpgsql
    set search_path = fangpin, pg_temp as $$
begin
    if is_erased((select household_no from claim where id = old.claim_id)) then
        return new;
    end if;
    if old.decided_at is not null then
        raise exception 'the dispute about item % of round % is decided', old.item, old.round_no
            using errcode = 'FP001';
    end if;
    if exists (select from review_task where round_no = new.round_no and item = new.item
        and new.decided_by = any(reviewers))
    then
        raise exception '% has reviewed item %', new.decided_by, new.item
            using errcode = 'FP012';
    end if;
    return new;
end $$;
create trigger review_dispute_once before update on review_dispute
    for each row execute function review_dispute_is_decided_once();

-- Nothing of it changes any more, but that words and bills are forgotten with the household.
create function without_names(differences jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(d - 'name' order by place), '[]')
    from jsonb_array_elements(differences) with ordinality as e(d, place)
$$;

create function review_is_final() returns trigger language plpgsql
    set search_path = fangpin, pg_temp as $$
declare
    blank jsonb := to_jsonb(old);
begin
    if blank ? 'remark' then blank := blank || '{"remark": ""}'; end if;
    if blank ? 'reason' then blank := blank || '{"reason": "*"}'; end if;
    if blank ? 'differences' then
        blank := blank || jsonb_build_object('first_facts', (blank -> 'first_facts') - 'bills',
            'facts', (blank -> 'facts') - 'bills',
            'differences', without_names(blank -> 'differences'));
    elsif jsonb_typeof(blank -> 'facts') = 'object' then
        blank := blank || jsonb_build_object('facts', (blank -> 'facts') - 'bills');
    end if;
    if tg_op = 'UPDATE' and to_jsonb(new) = blank
        and is_erased((select household_no from claim where id = old.claim_id))
    then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;
create trigger review_visit_is_final before update or delete on review_visit
    for each row execute function review_is_final();
create trigger review_comparison_is_final before update or delete on review_comparison
    for each row execute function review_is_final();
create trigger review_recheck_is_final before update or delete on review_recheck
    for each row execute function review_is_final();

create function reviews_forget_household() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    update review_visit set remark = '', facts = facts - 'bills'
    where claim_id in (select id from claim where household_no = new.no);
    update review_comparison set first_facts = first_facts - 'bills', facts = facts - 'bills',
        differences = without_names(differences)
    where claim_id in (select id from claim where household_no = new.no);
    update review_dispute set reason = '*', decision = case when decision is not null then '*' end
    where claim_id in (select id from claim where household_no = new.no);
    update review_recheck set reason = '*'
    where claim_id in (select id from claim where household_no = new.no);
    return null;
end $$;
create trigger household_leaves_reviews after update of erased_on on household
    for each row when (old.erased_on is null and new.erased_on is not null)
    execute function reviews_forget_household();

-- 盲核: which claims no reviewer may look into: those of a frame, from the framing until the own
-- review of each has its end, or the round has. Not only what was drawn, and not only their own
-- items: whoever knew the frame would know what is drawn from it later.
--
-- It stands in a table of its own, which nobody reads but by the two functions below: the rules
-- that they decide guard the very tables from which this follows.
create table review_blind (
    round_no     bigint not null references review_round,
    item         text not null,
    claim_id     bigint not null references claim,
    household_no integer not null references household,
    primary key (round_no, item)
);
create index review_blind_claim on review_blind (claim_id);
create index review_blind_household on review_blind (household_no);

create function frame_is_hidden() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    insert into review_blind (round_no, item, claim_id, household_no)
    select f.round_no, f.item, f.claim_id, c.household_no
    from framed f join claim c on c.id = f.claim_id
    where f.place <> 'excluded';
    return null;
end $$;
create trigger review_frame_is_hidden after insert on review_frame
    referencing new table as framed for each statement execute function frame_is_hidden();

create function ended_item_is_shown() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    delete from review_blind where round_no = new.round_no and item = new.item;
    return null;
end $$;
create trigger review_item_is_shown after update of outcome on review_item
    for each row when (new.outcome is not null) execute function ended_item_is_shown();

create function ended_round_is_shown() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    delete from review_blind where round_no = new.no;
    return null;
end $$;
create trigger review_round_is_shown after update of state on review_round
    for each row when (new.state in ('reviewed', 'reported'))
    execute function ended_round_is_shown();

-- A reviewer's transaction says who they are (`fangpin.blind`); what was found first, and what
-- follows from it, is then not there as long as a review may still ask for it. For everybody else
-- the name is empty, the first half of each rule holds, and nothing is looked up.
--
-- claim_part, trail_link, action_log, idempotency and journal_entry stay as they are: no inquiry
-- reads them for a reviewer but through a claim that is seen.
create function sees_findings() returns boolean language sql stable parallel safe as $$
    select coalesce(current_setting('fangpin.blind', true), '') = ''
$$;

-- Next to nobody ever asks these two, so the planner reckons with their costing nothing: with what
-- they cost a reviewer, it would choose other plans for everybody.
create function is_blind_claim(number bigint) returns boolean language plpgsql stable
    parallel safe cost 0.01 security definer set search_path = fangpin, pg_temp as $$
begin
    return exists (select from review_blind where claim_id = number);
end $$;

create function is_blind_household(number integer) returns boolean language plpgsql stable
    parallel safe cost 0.01 security definer set search_path = fangpin, pg_temp as $$
begin
    return exists (select from review_blind where household_no = number);
end $$;

create function sees_review_task(round bigint, name text) returns boolean
    language plpgsql stable parallel safe set search_path = fangpin, pg_temp as $$
begin
    return exists (select from review_task where round_no = round and item = name);
end $$;

do $$
declare
    rule record;
begin
    for rule in
        select * from (values
            ('review_task', 'sees_household(household_no)'),
            -- What the reviewers themselves have written down, they see.
            ('review_visit', 'sees_review_task(round_no, item)'),
            ('review_comparison', 'sees_claim(claim_id)'),
            ('review_dispute', 'sees_claim(claim_id)'),
            ('review_recheck', 'sees_claim(claim_id)')
        ) as r (name, visible)
    loop
        execute format('alter table %I enable row level security', rule.name);
        execute format('alter table %I force row level security', rule.name);
        execute format('create policy scope on %I using (sees_county() or %s)', rule.name,
            rule.visible);
    end loop;
    for rule in
        select name, 'not is_blind_claim(claim_id)' as visible from unnest(array['claim_source',
            'prescreening', 'verification', 'assessment', 'village_review', 'public_notice',
            'approval', 'payout', 'payee_confirmation', 'reminder', 'review_frame', 'review_item',
            'review_comparison', 'review_dispute', 'review_recheck']) as name
        union all
        select * from (values
            ('claim', 'not is_blind_claim(id)'),
            ('crosscheck', 'not is_blind_household(household_no)'),
            ('plan_visit', 'not is_blind_household(household_no)'),
            -- What hangs on such a row goes with it.
            ('objection', 'sees_notice(notice_no)'),
            ('crosscheck_resolution', 'sees_crosscheck(crosscheck_no)'),
            ('payment', 'sees_payout(payout_no)'),
            -- The sums of what went to the bank and back would tell the parts: no reviewer sees
            -- them.
            ('payment_batch', 'false'), ('statement_entry', 'false')
        ) as r
    loop
        execute format('create policy blind on %I as restrictive for select
            using (sees_findings() or %s)', rule.name, rule.visible);
    end loop;
end $$;

grant select, insert on review_task, review_visit, review_comparison, review_dispute,
    review_recheck to fangpin_app;
grant update (reviewers, planned_on, finished_at) on review_task to fangpin_app;
grant update (decided_by, decided_at, stands, decision) on review_dispute to fangpin_app;
