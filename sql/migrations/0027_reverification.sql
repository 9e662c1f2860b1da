-- 复核入户: who goes to see a drawn household again, what they find, and how the two findings agree.
-- Whoever is to see it again does not see what was found the first time, before their own is final.

create table review_task (
    round_no     bigint not null,
    item         text not null,
    claim_id     bigint not null references claim,
    household_no integer not null references household,
    area_code    text not null,
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
create index review_task_claim on review_task (claim_id) where finished_at is null;
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

do $$
declare
    name text;
begin
    foreach name in array array['review_task', 'review_visit', 'review_comparison',
        'review_dispute', 'review_recheck']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
end $$;

grant select, insert on review_task, review_visit, review_comparison, review_dispute,
    review_recheck to fangpin_app;
grant update (reviewers, planned_on, finished_at) on review_task to fangpin_app;
grant update (decided_by, decided_at, stands, decision) on review_dispute to fangpin_app;
