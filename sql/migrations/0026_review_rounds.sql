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
    officer     text,
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

-- 抽样复算: the draw of a round with SHA-256, made again from the frame, the seed and the plan with
-- nothing of the application's. A check holds what is stored against it.
create function review_prefixed(data bytea) returns bytea language sql immutable as
$$ select int4send(length(data)) || data $$;

create function review_subseed(seed bytea, purpose text) returns bytea language sql immutable as
$$ select case when purpose = '' then seed else sha256('fangpin-subseed-v1'::bytea
    || review_prefixed(seed) || review_prefixed(convert_to(purpose, 'UTF8'))) end $$;

create function review_lot(seed bytea, item text) returns text language sql immutable as
$$ select encode(sha256('fangpin-ticket-v1'::bytea || review_prefixed(seed)
    || review_prefixed(convert_to(item, 'UTF8')) || int4send(1)), 'hex') $$;

create function review_start(seed bytea, total numeric) returns numeric language sql immutable as
$$ select mod((select sum(get_byte(d, n) * 256::numeric ^ (31 - n)) from generate_series(0, 31) n)
        ::numeric(80, 0), total)
    from sha256('fangpin-start-v1'::bytea || review_prefixed(seed)
        || review_prefixed('paid'::bytea)) d $$;

-- How often the money of each item that is drawn by chance is hit, and what is certain: nil hits
-- are left out.
create function review_hits(round bigint, wanted bigint, passes bigint[], seed bytea)
returns table (item text, certain boolean, hits bigint) language plpgsql stable as $$
#variable_conflict use_column
declare
    left_over bigint := wanted; cut bigint; least_taken bigint; taken bigint; total numeric;
    counts bigint[];
begin
    select count(*) into taken from review_frame
    where round_no = round and place = 'paid' and forced = '{}';
    -- A part of fewer than 30 is taken whole.
    if taken < 30 then left_over := taken; end if;
    loop
        select sum(size_fen) into total from review_frame where round_no = round
            and place = 'paid' and forced = '{}' and size_fen < coalesce(cut, size_fen + 1);
        exit when left_over <= 0 or total is null;
        select count(*), min(size_fen) into taken, least_taken from review_frame
        where round_no = round and place = 'paid' and forced = '{}'
            and size_fen < coalesce(cut, size_fen + 1) and size_fen::numeric * left_over >= total;
        exit when taken = 0;
        left_over := left_over - taken;
        cut := least_taken;
    end loop;
    return query select item, true, 0::bigint from review_frame where round_no = round
        and place = 'paid' and forced = '{}' and size_fen >= cut;
    if left_over <= 0 or total is null then return; end if;
    counts := array[left_over] || passes;
    return query
    with pass as (
        select n, c, own, review_start(own, total) as start
        from unnest(counts) with ordinality as p (c, n) cross join lateral
            review_subseed(seed, case n when 1 then '' else 'pass-' || n - 1 end) own
    ), laid as (
        select p.n, f.item, p.start, sum(f.size_fen::numeric * p.c) over (partition by p.n
            order by review_lot(p.own, f.item) collate "C", f.item collate "C") as until
        from review_frame f cross join pass p where f.round_no = round and f.place = 'paid'
            and f.forced = '{}' and f.size_fen < coalesce(cut, f.size_fen + 1)
    ), reached as (
        select n, item, until,
            case when until > start then div(until - start - 1, total) + 1 else 0 end as steps
        from laid
    ), hit as (
        select item, steps - lag(steps, 1, 0::numeric) over (partition by n order by until) as more
        from reached
    )
    select item, false, sum(more)::bigint from hit group by item having sum(more) > 0;
end $$;

-- How many of each stratum of the refused part are drawn, after the first step and each extension.
create function review_strata(round bigint, least_of bigint, sizes bigint[])
returns table (stratum text, size bigint) language plpgsql stable as $$
#variable_conflict use_column
declare
    names text[]; counts bigint[]; least bigint[]; given bigint[]; wanted bigint;
    left_over bigint; total bigint; short int[]; i int;
begin
    select array_agg(stratum order by stratum collate "C"), array_agg(n order by stratum
        collate "C"), array_agg(null::bigint) into names, counts, given
    from (select stratum, count(*) as n from review_frame where round_no = round
        and place = 'refused' and forced = '{}' group by stratum) s;
    if names is null then return; end if;
    if (select sum(n) from unnest(counts) n) < 30 then
        return query select * from unnest(names, counts);
        return;
    end if;
    foreach wanted in array sizes loop
        select array_agg(least(n, greatest(least_of, coalesce(g, 0))) order by p) into least
        from unnest(counts, given) with ordinality as c (n, g, p);
        given := array_fill(null::bigint, array[cardinality(counts)]);
        select least(wanted, sum(n)) into left_over from unnest(counts) n;
        loop
            select sum(n) filter (where g is null) into total from unnest(counts, given) c (n, g);
            select array_agg(p::int) into short
            from unnest(counts, given, least) with ordinality as c (n, g, l, p)
            where g is null and left_over * n < l * total;
            exit when total is null or short is null;
            foreach i in array short loop
                given[i] := least[i];
                left_over := greatest(0, left_over - least[i]);
            end loop;
        end loop;
        if total is not null then
            select array_agg(coalesce(g, n * left_over / total
                + case when place <= left_over - parts then 1 else 0 end) order by p) into given
            from (select n, g, p, row_number() over (partition by g is null
                    order by n * left_over % total desc, p) as place,
                sum(n * left_over / total) filter (where g is null) over () as parts
                from unnest(counts, given) with ordinality as c (n, g, p)) r;
        end if;
    end loop;
    return query select * from unnest(names, given);
end $$;

create function review_draw(round bigint)
returns table (item text, certain boolean, hits bigint, rank bigint, top_up boolean)
language sql stable as $$
    with plan as (
        select no, seed, paid, refused, least_of_stratum, per_verifier,
            array(select (body ->> 'paid')::bigint from review_event where round_no = no
                and kind = 'extend' and (body ->> 'paid')::bigint > 0 order by seq) as passes,
            array(select (body ->> 'refused')::bigint from review_event where round_no = no
                and kind = 'extend' and body ->> 'refused' is not null order by seq) as sizes
        from review_round where no = round
    ), money as (
        select h.* from plan, review_hits(no, paid, passes, seed) h
    ), ranked as (
        select f.item, row_number() over (partition by f.stratum
            order by review_lot(seed, f.item) collate "C", f.item collate "C") as place, f.stratum
        from plan join review_frame f on f.round_no = no
        where f.place = 'refused' and f.forced = '{}'
    ), drawn as (
        select r.item, r.place from plan, review_strata(no, least_of_stratum, refused || sizes) s
        join ranked r using (stratum) where r.place <= s.size
    ), topped as (
        select item from (
            select f.item, per_verifier, row_number() over (partition by f.verifier
                order by review_lot(review_subseed(seed, 'verifier'), f.item) collate "C",
                    f.item collate "C") as place
            from plan join review_frame f on f.round_no = no
            where f.place <> 'excluded' and f.verifier <> '') t
        where place <= per_verifier
    )
    select f.item, coalesce(m.certain, false), coalesce(m.hits, 0), coalesce(d.place, 0),
        t.item is not null
    from review_frame f left join money m using (item) left join drawn d using (item)
    left join topped t using (item)
    where f.round_no = round and f.place <> 'excluded' and (f.forced <> '{}' or m.item is not null
        or d.item is not null or t.item is not null)
$$;

grant select, insert on review_round, review_frame, review_event, review_item,
    review_consequence, rectification to fangpin_app;
grant update (state, seed, report_digest, report) on review_round to fangpin_app;
grant update (place, hits, rank, outcome, ended_at) on review_item to fangpin_app;
grant update (state, decided_by, decided_at, reason) on review_consequence to fangpin_app;
grant update (done_by, done_at, outcome) on rectification to fangpin_app;
