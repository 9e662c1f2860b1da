-- Who fails from outside locks the outside out, and nobody else. A browser that an officer has
-- signed in with before is known, and counts its own failures (OWASP, "Slow Down Online Guessing
-- Attacks with Device Cookies"); wrong passwords and codes of who has signed in are counted apart.
alter table credential
    add column inside_failures     integer not null default 0 check (inside_failures >= 0),
    add column inside_locks        integer not null default 0 check (inside_locks >= 0),
    add column inside_locked_until timestamptz;

-- One browser may be known for several officers: the computer of a town's desk.
create table known_device (
    token_hash   bytea not null check (length(token_hash) = 32),
    officer_id   text not null references credential,
    -- The last sign-in; it is forgotten when that is long ago.
    used_at      timestamptz not null,
    failures     integer not null default 0 check (failures >= 0),
    locks        integer not null default 0 check (locks >= 0),
    locked_until timestamptz,
    primary key (officer_id, token_hash)
);
create index known_device_token on known_device (token_hash);

grant update (inside_failures, inside_locks, inside_locked_until) on credential to fangpin_app;
grant select, insert, delete on known_device to fangpin_app;
grant update (used_at, failures, locks, locked_until) on known_device to fangpin_app;
