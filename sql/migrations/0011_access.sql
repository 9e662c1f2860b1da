-- Who may come in, and what with. No secret stands here in the clear: passwords are hashed slowly,
-- what is random and long is hashed, and the second factor's secret is sealed.
create table credential (
    officer_id    text primary key references officer,
    password_hash text not null check (password_hash like '$scrypt$%'),
    password_at   timestamptz not null,
    -- Somebody else has seen the password: it opens nothing but the page that changes it.
    must_change   boolean not null,
    -- Those before, the newest first.
    used_before   text[] not null default '{}' check (cardinality(used_before) <= 4),
    failures      integer not null default 0 check (failures >= 0),
    locks         integer not null default 0 check (locks >= 0),
    locked_until  timestamptz,
    -- Sealed; until it is confirmed it counts for nothing.
    factor_sealed bytea,
    factor_at     timestamptz,
    -- The last step whose code was used: none is good twice.
    factor_step   bigint,
    check (factor_at is null or factor_sealed is not null)
);

create table recovery_code (
    officer_id text not null references credential,
    hash       bytea not null check (length(hash) = 32),
    used_at    timestamptz,
    primary key (officer_id, hash)
);

create table session (
    id          bigint generated always as identity primary key,
    token_hash  bytea not null unique check (length(token_hash) = 32),
    officer_id  text not null references credential,
    address     text not null,
    began_at    timestamptz not null,
    used_at     timestamptz not null,
    expires_at  timestamptz not null check (expires_at > began_at),
    stepped_at  timestamptz,
    ended_at    timestamptz
) with (fillfactor = 70);
create index session_of_officer on session (officer_id) where ended_at is null;

create table api_token (
    id          bigint generated always as identity primary key,
    token_hash  bytea not null unique check (length(token_hash) = 32),
    officer_id  text not null references officer,
    label       text not null check (label <> ''),
    permissions text[] not null check (cardinality(permissions) > 0),
    issued_by   text not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null
        check (expires_at > issued_at and expires_at <= issued_at + interval '366 days'),
    revoked_at  timestamptz,
    used_at     timestamptz
);

-- Every look-up for a person: who, when, by what kind of key, how many were found; never the key.
create table person_lookup (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    officer_id text not null,
    key_kind   text not null check (key_kind in ('id_number')),
    found      integer not null check (found >= 0)
);
create index person_lookup_of_officer on person_lookup (officer_id, at);
create trigger person_lookup_is_append_only before update or delete on person_lookup
    for each row execute function refuse_change();
create trigger person_lookup_is_never_truncated before truncate on person_lookup
    for each statement execute function refuse_change();

grant select, insert on credential, recovery_code, session, api_token, person_lookup
    to fangpin_app;
grant update (password_hash, password_at, must_change, used_before, failures, locks, locked_until,
    factor_sealed, factor_at, factor_step) on credential to fangpin_app;
grant update (used_at) on recovery_code to fangpin_app;
-- Codes are made anew with the factor that they stand in for.
grant delete on recovery_code to fangpin_app;
grant update (used_at, ended_at) on session to fangpin_app;
grant update (revoked_at, used_at) on api_token to fangpin_app;
