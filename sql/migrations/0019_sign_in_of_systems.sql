-- Client certificates: departments and devices that show who they are in the handshake of TLS.
--
-- No row security: who may call is about accounts, like credential, session and api_token.
create table client_certificate (
    id           bigint generated always as identity primary key,
    -- SHA-256 over the certificate's DER bytes. The certificate itself is public and kept by its
    -- owner.
    fingerprint  bytea not null check (length(fingerprint) = 32),
    officer_id   text not null references officer,
    label        text not null check (label <> ''),
    permissions  text[] not null check (cardinality(permissions) > 0),
    bound_by     text not null,
    bound_at     timestamptz not null,
    expires_at   timestamptz not null
        check (expires_at > bound_at and expires_at <= bound_at + interval '366 days'),
    -- The second person; until then the certificate opens nothing.
    confirmed_by text,
    confirmed_at timestamptz,
    revoked_at   timestamptz,
    used_at      timestamptz,
    constraint client_certificate_confirmed check (
        num_nulls(confirmed_by, confirmed_at) in (0, 2)),
    constraint client_certificate_two_persons check (
        bound_by <> officer_id and confirmed_by <> officer_id and confirmed_by <> bound_by)
);
-- One certificate is one account's at a time; after a revocation it may be bound again.
create unique index client_certificate_bound on client_certificate (fingerprint)
    where revoked_at is null;
create index client_certificate_of_officer on client_certificate (officer_id)
    where revoked_at is null;

-- Whoever agreed cannot be exchanged, and what was revoked stays so.
create function certificate_takes_its_steps() returns trigger language plpgsql as $$
begin
    if (old.confirmed_by is not null
            and (old.confirmed_by, old.confirmed_at)
                is distinct from (new.confirmed_by, new.confirmed_at))
        or (old.revoked_at is not null and old.revoked_at is distinct from new.revoked_at)
    then
        raise exception 'certificate % is decided', old.id using errcode = 'FP001';
    end if;
    return new;
end $$;
create trigger client_certificate_steps before update of confirmed_by, confirmed_at, revoked_at
    on client_certificate for each row execute function certificate_takes_its_steps();

grant select on client_certificate to fangpin_app;
grant insert (fingerprint, officer_id, label, permissions, bound_by, bound_at, expires_at)
    on client_certificate to fangpin_app;
grant update (confirmed_by, confirmed_at, revoked_at, used_at) on client_certificate
    to fangpin_app;

-- Who an officer is to the county's own sign-on (OpenID Connect): the issuer and the subject, never
-- a name or an address, which another may have tomorrow. Bound by an administrator beforehand.
create table sign_on (
    id         bigint generated always as identity primary key,
    issuer     text not null check (issuer ~ '^[!-~]{1,255}$'),
    subject    text not null check (subject ~ '^[!-~]{1,255}$'),
    officer_id text not null references officer,
    bound_by   text not null,
    bound_at   timestamptz not null,
    ended_at   timestamptz,
    check (bound_by <> officer_id)
);
create unique index sign_on_subject on sign_on (issuer, subject) where ended_at is null;
create unique index sign_on_of_officer on sign_on (officer_id, issuer) where ended_at is null;

grant select on sign_on to fangpin_app;
grant insert (issuer, subject, officer_id, bound_by, bound_at) on sign_on to fangpin_app;
grant update (ended_at) on sign_on to fangpin_app;
