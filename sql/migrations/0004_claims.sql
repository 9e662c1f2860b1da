-- Claims and everything that is decided about them.

create table claim_edge (
    from_state text not null,
    to_state   text not null,
    primary key (from_state, to_state)
);
-- Kept equal to ClaimState.successors by a house-rules test.
insert into claim_edge (from_state, to_state) values
    ('lead', 'accepted'), ('lead', 'screened_out'), ('lead', 'withdrawn'),
    ('accepted', 'verified'), ('accepted', 'withdrawn'),
    ('verified', 'eligible'), ('verified', 'ineligible'), ('verified', 'withdrawn'),
    ('ineligible', 'verified'),
    ('eligible', 'verified'), ('eligible', 'reviewed'), ('eligible', 'review_failed'),
    ('eligible', 'withdrawn'),
    ('review_failed', 'verified'),
    ('reviewed', 'verified'), ('reviewed', 'posted'), ('reviewed', 'withdrawn'),
    ('posted', 'verified'), ('posted', 'noticed'), ('posted', 'contested'), ('posted', 'reviewed'),
    ('posted', 'withdrawn'),
    ('contested', 'verified'), ('contested', 'withdrawn'),
    ('noticed', 'verified'), ('noticed', 'approved'), ('noticed', 'declined'),
    ('noticed', 'withdrawn'),
    ('approved', 'paid'), ('paid', 'approved');

create table claim (
    id            bigint generated always as identity primary key,
    household_no  integer not null references household,
    area_code     text not null,
    insurer       text not null default '',
    cause         text not null check (cause in ('illness', 'education', 'disaster', 'accident')),
    year          smallint not null,
    class_id      text not null,
    scheme_id     text not null references scheme,
    channel       text not null
        check (channel in ('medical', 'disaster', 'civil', 'education', 'application')),
    state         text not null,
    opened_on     date not null,
    due_on        date,
    version       integer not null default 1 check (version > 0),
    trail_version integer not null default 0,
    trail_hash    bytea not null default '\x' check (length(trail_hash) in (0, 32)),
    changed_at    timestamptz not null
);
create unique index claim_live on claim (household_no, cause, year)
    where state not in ('screened_out', 'declined', 'withdrawn');
create index claim_household on claim (household_no);
create index claim_state on claim (state, id);
create index claim_due on claim (due_on) where due_on is not null;

create function claim_moves_along_an_edge() returns trigger language plpgsql as $$
begin
    if new.version <> old.version + 1 then
        raise exception 'claim % is at version %', old.id, old.version using errcode = 'FP002';
    end if;
    if new.state <> old.state and not exists (
        select from claim_edge where from_state = old.state and to_state = new.state)
    then
        raise exception 'claim % cannot move from % to %', old.id, old.state, new.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;
create trigger claim_edge before update of state, version on claim
    for each row execute function claim_moves_along_an_edge();

create function claim_begins_as_lead() returns trigger language plpgsql as $$
begin
    if new.state <> 'lead' then
        raise exception 'a claim begins as a lead' using errcode = 'FP003';
    end if;
    return new;
end $$;
create trigger claim_start before insert on claim
    for each row execute function claim_begins_as_lead();

create table claim_source (
    claim_id     bigint not null references claim,
    channel      text not null,
    person_no    integer not null,
    month        date,
    joined_on    date not null
);
create unique index claim_source_once on claim_source
    (claim_id, channel, person_no, coalesce(month, '-infinity'));

create table prescreening (
    claim_id   bigint primary key references claim,
    passed     boolean not null,
    reason     text not null,
    decided_on date not null,
    decided_by text not null,
    check (passed or reason <> '')
);

create table verification (
    no             bigint generated always as identity primary key,
    claim_id       bigint not null references claim,
    area_code      text not null,
    insurer        text not null default '',
    visited_on     date not null,
    verifiers      text[] not null check (cardinality(verifiers) >= 1),
    -- Those of them who come from the household's own village.
    conflicted     text[] not null default '{}',
    outcome        text not null check (outcome in ('completed', 'nobody_home', 'refused', 'away')),
    members        integer check (members >= 1),
    wage_fen       bigint,
    business_fen   bigint,
    cost_fen       bigint,
    property_fen   bigint,
    transfer_fen   bigint,
    basis_fen      bigint check (basis_fen >= 0),
    latitude       integer,
    longitude      integer,
    remark         text not null,
    recorded_at    timestamptz not null,
    check ((outcome = 'completed') = (members is not null)),
    check (num_nulls(members, wage_fen, business_fen, cost_fen, property_fen, transfer_fen,
        basis_fen) in (0, 7))
);
create index verification_claim on verification (claim_id, visited_on, no);
create trigger verification_is_final before update or delete on verification
    for each row execute function refuse_change();

create table crosscheck (
    no           bigint generated always as identity primary key,
    household_no integer not null references household,
    area_code    text not null,
    insurer      text not null default '',
    id_index     bytea not null,
    id_masked    text not null,
    department   text not null,
    item         text not null,
    hit          boolean not null,
    remark       text not null,
    recorded_at  timestamptz not null
);
create index crosscheck_household on crosscheck (household_no);
create trigger crosscheck_is_final before update or delete on crosscheck
    for each row execute function refuse_change();

create table crosscheck_resolution (
    crosscheck_no bigint primary key references crosscheck,
    ruling        text not null check (ruling in ('upheld', 'explained', 'exempt')),
    decided_by    text not null,
    decided_at    timestamptz not null
);

create table assessment (
    no              bigint generated always as identity primary key,
    claim_id        bigint not null references claim,
    verification_no bigint not null references verification,
    scheme_id       text not null references scheme,
    scheme_hash     bytea not null,
    class_id        text not null,
    members         integer not null,
    net_fen         bigint not null,
    basis_fen       bigint not null,
    excluded        boolean not null,
    paid_year_fen   bigint not null check (paid_year_fen >= 0),
    per_capita_fen  bigint not null,
    by_rule_fen     bigint not null check (by_rule_fen >= 0),
    payable_fen     bigint not null check (payable_fen between 0 and by_rule_fen),
    reason          text,
    working         jsonb not null,
    at_approval     boolean not null,
    computed_at     timestamptz not null
);
create index assessment_claim on assessment (claim_id, no);
create trigger assessment_is_final before update or delete on assessment
    for each row execute function refuse_change();

create table village_review (
    no        bigint generated always as identity primary key,
    claim_id  bigint not null references claim,
    held_on   date not null,
    present   integer not null check (present >= 0),
    in_favour integer not null check (in_favour >= 0),
    against   integer not null check (against >= 0),
    recused   integer not null check (recused >= 0),
    quorum    integer not null,
    passed    boolean not null,
    check (passed = (present >= quorum and 2 * in_favour > present - recused))
);
create index village_review_claim on village_review (claim_id, no);

create table public_notice (
    no            bigint generated always as identity primary key,
    claim_id      bigint not null references claim,
    posted_on     date not null,
    due_on        date not null,
    taken_down_on date check (taken_down_on >= posted_on),
    complete      boolean,
    check ((taken_down_on is null) = (complete is null))
);
create unique index public_notice_hanging on public_notice (claim_id) where taken_down_on is null;
create index public_notice_claim on public_notice (claim_id, no);

create table objection (
    no        bigint generated always as identity primary key,
    notice_no bigint not null references public_notice,
    raised_on date not null,
    ruling    text check (ruling in ('upheld', 'dismissed')),
    ruled_on  date,
    ruled_by  text
);
create index objection_notice on objection (notice_no);

create table approval (
    no         bigint generated always as identity primary key,
    claim_id   bigint not null references claim,
    decided_on date not null,
    handler    text not null,
    approver   text not null,
    granted    boolean not null,
    constraint approval_four_eyes check (handler <> approver)
);
create unique index approval_once on approval (claim_id) where granted;
create trigger approval_is_final before update or delete on approval
    for each row execute function refuse_change();

create table payout (
    no            bigint generated always as identity primary key,
    claim_id      bigint not null unique references claim,
    household_no  integer not null references household,
    cause         text not null,
    class_id      text not null,
    year          smallint not null,
    approval_no   bigint not null unique references approval,
    assessment_no bigint not null unique references assessment,
    amount_fen    bigint not null check (amount_fen > 0),
    approved_on   date not null
);
create index payout_household on payout (household_no, year);
create trigger payout_is_final before update or delete on payout
    for each row execute function refuse_change();

-- Nothing is approved without a visit that found the household eligible, a passed review and a
-- complete notice without an upheld objection, decided on or after the day it came down.
create function payout_has_its_papers() returns trigger language plpgsql as $$
declare
    granted approval;
    notice public_notice;
begin
    select * into granted from approval where no = new.approval_no;
    if granted.claim_id <> new.claim_id or not granted.granted then
        raise exception 'payout without approval' using errcode = 'FP004';
    end if;
    select * into notice from public_notice
        where claim_id = new.claim_id order by no desc limit 1;
    if notice.complete is not true or granted.decided_on < notice.taken_down_on
        or exists (select from objection where notice_no = notice.no
            and ruling is distinct from 'dismissed')
    then
        raise exception 'payout without a complete notice' using errcode = 'FP004';
    end if;
    if (select passed from village_review where claim_id = new.claim_id
            order by no desc limit 1) is not true
    then
        raise exception 'payout without a passed review' using errcode = 'FP004';
    end if;
    if (select payable_fen from assessment where no = new.assessment_no
            and claim_id = new.claim_id and at_approval and not excluded) is distinct from
        new.amount_fen
    then
        raise exception 'payout differs from its assessment' using errcode = 'FP004';
    end if;
    return new;
end $$;
create trigger payout_papers before insert on payout
    for each row execute function payout_has_its_papers();

create table reminder (
    claim_id  bigint not null references claim,
    kind      text not null,
    due_on    date not null,
    raised_at timestamptz not null,
    primary key (claim_id, kind, due_on)
);

grant select on claim_edge to fangpin_app;
grant select, insert on claim, claim_source, prescreening, verification, crosscheck,
    crosscheck_resolution, assessment, village_review, public_notice, objection, approval, payout,
    reminder to fangpin_app;
grant update (state, version, channel, class_id, due_on, trail_version, trail_hash, changed_at)
    on claim to fangpin_app;
grant update (taken_down_on, complete) on public_notice to fangpin_app;
grant update (ruling, ruled_on, ruled_by) on objection to fangpin_app;
