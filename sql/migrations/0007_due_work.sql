-- What the daemon has to do by itself from a moment on, written down in the transaction that
-- makes it due. A daemon takes rows with SKIP LOCKED and holds them for seconds; who dies is
-- replaced when that time has run out. The version rises whenever a row is taken or written down
-- again: a holder that was only slow settles nothing any more.
create table due_work (
    id         bigint generated always as identity primary key,
    kind       text not null check (kind <> ''),
    subject    text not null,
    due_at     timestamptz not null,
    -- When it is tried: first when it is due, then later and later.
    wake_at    timestamptz not null,
    -- Not indexed, so that taking a row makes no new entry in any index.
    held_until timestamptz,
    version    bigint not null default 1 check (version > 0),
    attempts   integer not null default 0 check (attempts >= 0),
    fault      text,
    parked_at  timestamptz,
    unique (kind, subject),
    check (parked_at is null or fault is not null)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index due_work_wake on due_work (wake_at) where parked_at is null;

grant select, insert, delete on due_work to fangpin_app;
grant update (due_at, wake_at, held_until, version, attempts, fault, parked_at) on due_work
    to fangpin_app;

-- Notices that hang already, each from the beginning of the day on which its days are over.
insert into due_work (kind, subject, due_at, wake_at)
select 'close_notice', n.claim_id::text, n.due_on::timestamp at time zone 'Asia/Shanghai',
    n.due_on::timestamp at time zone 'Asia/Shanghai'
from public_notice n
where n.taken_down_on is null
    and not exists (select from objection o where o.notice_no = n.no and o.ruling is null);
