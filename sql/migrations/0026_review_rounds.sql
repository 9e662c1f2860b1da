-- 抽样复核: rounds of the sampling review. A round goes one way; its frame, its events and what was
-- drawn are written once. The application replays the events and holds itself to them; what is
-- fixed here is that nobody can do anything else.

create table review_round (
    no                bigint generated always as identity primary key,
    -- As it stands in the seed and in the papers.
    id                text not null unique check (length(id) between 1 and 32),
    state             text not null default 'framed'
        check (state in ('framed', 'committed', 'seeded', 'drawn', 'reviewed', 'reported')),
    period_from       date not null,
    period_to         date not null,
    -- The round that this one draws again, and why.
    again_of          bigint references review_round,
    again_why         text,
    mode              text not null check (mode in ('sm3', 'sha256', 'rivest-sha256')),
    paid              integer not null check (paid >= 0),
    refused           integer not null check (refused >= 0),
    least_of_stratum  integer not null check (least_of_stratum >= 0),
    per_verifier      integer not null check (per_verifier >= 0),
    -- With what confidence the report speaks, the tolerances, why the sizes: fixed with the plan.
    terms             jsonb not null,
    parties           text[] not null
        check (parties <@ array['office', 'insurer', 'auditor'] and cardinality(parties) > 0),
    commitments_until timestamptz not null,
    lottery           text check (length(lottery) between 1 and 200),
    frame_root        bytea not null check (length(frame_root) = 32),
    inside            integer not null check (inside >= 0),
    excluded          integer not null check (excluded >= 0),
    sum_fen           bigint not null check (sum_fen >= 0),
    framing_digest    bytea not null check (length(framing_digest) = 32),
    framed_by         text not null,
    framed_at         timestamptz not null,
    -- The transaction that framed it: its leaf in the trail is the framing's.
    framed_in         xid8 not null default pg_current_xact_id(),
    seed              bytea check (length(seed) = 32),
    report_digest     bytea check (length(report_digest) = 32),
    report            bytea,
    check (period_from <= period_to),
    check (num_nulls(again_of, again_why) <> 1 and again_why <> ''),
    check ((seed is null) = (state in ('framed', 'committed'))),
    check (num_nulls(report_digest, report) <> 1 and (report is null) = (state <> 'reported')),
    -- Two rounds about the same days are one draw too many, unless the later says why.
    exclude using gist (daterange(period_from, period_to, '[]') with &&) where (again_of is null)
);

create function round_goes_forward() returns trigger language plpgsql as $$
declare
    states constant text[] :=
        array['framed', 'committed', 'seeded', 'drawn', 'reviewed', 'reported'];
    step   constant integer :=
        array_position(states, new.state) - array_position(states, old.state);
    kept   review_round := new;
begin
    kept.state := old.state;
    if old.seed is null then kept.seed := null; end if;
    if old.report is null then kept.report := null; kept.report_digest := null; end if;
    if step not in (0, 1) or kept is distinct from old then
        raise exception 'round % is % and goes one step forward or stays', old.id, old.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;
create trigger round_edges before update on review_round
    for each row execute function round_goes_forward();

-- Everything that ended in the period: in one of the two parts, or left out and why.
create table review_frame (
    round_no        bigint not null references review_round,
    item            text not null check (item <> ''),
    claim_id        bigint not null references claim,
    verification_no bigint references verification,
    place           text not null check (place in ('paid', 'refused', 'excluded')),
    stratum         text not null default '',
    size_fen        bigint not null check (size_fen >= 0),
    reason          text not null default '',
    verifier        text not null default '',
    town            text not null default '',
    forced          text[] not null default '{}' check (forced <@ array['relative', 'override',
        'large', 'objection', 'relation', 'account', 'repeated', 'travel']),
    primary key (round_no, item),
    check ((place = 'excluded') = (reason <> '')),
    check (place <> 'paid' or size_fen > 0)
);
create index review_frame_claim on review_frame (claim_id);
create index review_frame_verification on review_frame (verification_no);

-- What happened in a round, in order. Replaying it makes the round.
create table review_event (
    round_no bigint not null references review_round,
    seq      integer not null check (seq > 0),
    at       timestamptz not null,
    by       text not null,
    kind     text not null check (kind in ('commit', 'close_commitments', 'read_dice', 'roll',
        'lottery', 'reveal', 'settle_seed', 'draw', 'extend', 'end', 'close_review', 'report')),
    body     jsonb not null,
    primary key (round_no, seq)
);

-- What was drawn, and why: `generation` 0 for the first draw, then one for each extension.
create table review_item (
    round_no   bigint not null,
    item       text not null,
    claim_id   bigint not null references claim,
    part       text not null check (part in ('paid', 'refused')),
    place      integer not null check (place > 0),
    lot        text not null,
    certain    boolean not null,
    hits       integer not null check (hits >= 0),
    rank       integer not null check (rank >= 0),
    top_up     boolean not null,
    generation smallint not null default 0 check (generation >= 0),
    outcome    text check (outcome in ('done', 'refused', 'untraceable')),
    ended_at   timestamptz,
    primary key (round_no, item),
    foreign key (round_no, item) references review_frame,
    check (num_nulls(outcome, ended_at) <> 1)
);
create index review_item_claim on review_item (claim_id);

create function review_item_ends_once() returns trigger language plpgsql as $$
declare
    kept review_item := new;
begin
    -- An extension may give more hits, a higher rank and another place; it takes nothing back.
    if old.outcome is null then kept.outcome := null; kept.ended_at := null; end if;
    kept.place := old.place;
    kept.hits := old.hits;
    kept.rank := old.rank;
    if kept is distinct from old or new.hits < old.hits or (old.rank > 0 and new.rank <> old.rank)
    then
        raise exception 'item % of round % is drawn, and ends once', old.item, old.round_no
            using errcode = 'FP001';
    end if;
    return new;
end $$;
create trigger review_item_once before update on review_item
    for each row execute function review_item_ends_once();

do $$
declare
    name text;
begin
    foreach name in array array['review_frame', 'review_item'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy scope on %I using ((select sees_county()) or sees_claim(claim_id))',
            name);
    end loop;
end $$;

-- 整改与后果: what a verdict leads to. A rule proposes it; a person confirms or rejects it.
create table review_consequence (
    no          bigint generated always as identity primary key,
    round_no    bigint not null references review_round,
    kind        text not null check (kind in ('reverify', 'suspend', 'deduct_fee', 'reopen',
        'recover', 'pay_rest', 'recheck_town', 'warn', 'refer')),
    -- Whom or what it is about: one of them.
    officer     text references officer,
    town        text,
    claim_id    bigint references claim,
    amount_fen  bigint check (amount_fen > 0),
    -- The rule that asks for it, and the figures that it rests on.
    rule        text not null,
    basis       jsonb not null,
    state       text not null default 'proposed'
        check (state in ('proposed', 'confirmed', 'rejected')),
    proposed_at timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    reason      text,
    check (num_nonnulls(officer, town, claim_id) <= 1),
    check ((state = 'proposed') = (decided_at is null)),
    check (num_nulls(decided_by, decided_at) <> 1),
    check (state <> 'rejected' or reason <> '')
);
create unique index review_consequence_once on review_consequence
    (round_no, kind, coalesce(officer, ''), coalesce(town, ''), coalesce(claim_id, 0));

create function consequence_is_decided_once() returns trigger language plpgsql as $$
begin
    if old.state <> 'proposed' then
        raise exception 'consequence % is %', old.no, old.state using errcode = 'FP001';
    end if;
    return new;
end $$;
create trigger consequence_once before update on review_consequence
    for each row execute function consequence_is_decided_once();

-- 限时整改: who is to put what right by when.
create table rectification (
    no             bigint generated always as identity primary key,
    round_no       bigint not null references review_round,
    consequence_no bigint references review_consequence,
    item           text,
    task           text not null check (task <> ''),
    responsible    text not null check (responsible <> ''),
    due_on         date not null,
    opened_by      text not null,
    opened_at      timestamptz not null,
    done_by        text,
    done_at        timestamptz,
    outcome        text,
    check (num_nulls(done_by, done_at, outcome) in (0, 3) and outcome <> '')
);
create index rectification_open on rectification (due_on) where done_at is null;

-- 重新入户: a claim that is not approved yet goes back to be visited again, because the review found
-- its visit wanting.
insert into claim_edge (from_state, to_state) values
    ('verified', 'accepted'), ('ineligible', 'accepted'), ('eligible', 'accepted'),
    ('review_failed', 'accepted'), ('reviewed', 'accepted'), ('posted', 'accepted'),
    ('contested', 'accepted'), ('noticed', 'accepted');

-- What of the rounds' tables nobody deletes or rewrites, whoever owns them.
create trigger review_frame_kept before update or delete on review_frame
    for each row execute function refuse_change();
create trigger review_event_kept before update or delete on review_event
    for each row execute function refuse_change();
create trigger review_round_kept before delete on review_round
    for each row execute function refuse_change();
create trigger review_item_kept before delete on review_item
    for each row execute function refuse_change();

grant select, insert on review_round, review_frame, review_event, review_item,
    review_consequence, rectification to fangpin_app;
grant update (state, seed, report_digest, report) on review_round to fangpin_app;
grant update (place, hits, rank, outcome, ended_at) on review_item to fangpin_app;
grant update (state, decided_by, decided_at, reason) on review_consequence to fangpin_app;
grant update (done_by, done_at, outcome) on rectification to fangpin_app;
