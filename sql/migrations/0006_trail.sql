-- The trail: one leaf for each action, written in its transaction; sealed later into one tree by a
-- leader. There is no chain over all actions inside a transaction, which would make them wait for
-- each other; the chain of each claim costs nothing, for the claim's row is locked anyway.

create table action_log (
    id     bigint generated always as identity primary key,
    xid    xid8 not null default pg_current_xact_id(),
    at     timestamptz not null,
    actor  text not null,
    action text not null,
    body   bytea not null,
    leaf   bytea not null unique check (length(leaf) = 32),
    mac    bytea not null check (length(mac) = 32)
);
create index action_log_xid on action_log (xid, id);
create trigger action_log_is_append_only before update or delete on action_log
    for each row execute function refuse_change();
create trigger action_log_is_never_truncated before truncate on action_log
    for each statement execute function refuse_change();

create table trail_link (
    claim_id bigint not null references claim,
    version  integer not null check (version > 0),
    prev     bytea not null check (length(prev) in (0, 32)),
    leaf     bytea not null,
    leaf_id  bigint not null references action_log,
    primary key (claim_id, version),
    check ((version = 1) = (length(prev) = 0))
);
create index trail_link_leaf on trail_link (leaf_id);
create trigger trail_link_is_append_only before update or delete on trail_link
    for each row execute function refuse_change();

-- Same key and same request: the stored outcome. Same key, other request: a refusal.
create table idempotency (
    key          text primary key,
    action       text not null,
    request_hash bytea not null check (length(request_hash) = 32),
    outcome      bytea not null,
    leaf_id      bigint not null,
    at           timestamptz not null
);

-- What was refused, in a transaction of its own: the action's own transaction is gone by then.
create table refused_attempt (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text not null,
    action   text not null,
    code     text not null,
    claim_id bigint,
    key      text unique
);

create table sealed_leaf (
    seq     bigint primary key check (seq >= 0),
    leaf_id bigint not null unique references action_log,
    leaf    bytea not null
);
create trigger sealed_leaf_is_append_only before update or delete on sealed_leaf
    for each row execute function refuse_change();

-- `horizon`: every leaf of a transaction below it is sealed. Transactions below the oldest one that
-- was running have ended, so none of them can still bring a leaf; that is what makes it safe to go
-- on from there, where a cursor over ids would skip whoever commits late.
create table tree_head (
    size      bigint primary key check (size > 0),
    horizon   xid8 not null,
    root      bytea not null check (length(root) = 32),
    frontier  bytea not null,
    sealed_at timestamptz not null
);
create trigger tree_head_is_append_only before update or delete on tree_head
    for each row execute function refuse_change();

-- A lease has a term that only rises: who holds an old one is fenced off by it.
create table lease (
    name   text primary key,
    holder text not null,
    term   bigint not null check (term > 0),
    until  timestamptz not null
);

create table check_run (
    no       bigint generated always as identity primary key,
    name     text not null,
    ran_at   timestamptz not null,
    findings bigint not null,
    holder   text not null
);

grant select, insert on action_log, trail_link, idempotency, refused_attempt, sealed_leaf,
    tree_head, lease, check_run to fangpin_app;
grant update on lease to fangpin_app;
