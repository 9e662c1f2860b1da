-- Areas, officers, schemes, and the two guards that later tables use.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;

create table instance (
    singleton   boolean primary key default true check (singleton),
    county_area text,
    created_at  timestamptz not null
);

-- What the keys that this database was written with look like, so that others are never used on it.
create table key_fingerprint (
    purpose text not null,
    key_id  integer not null,
    value   bytea not null,
    primary key (purpose, key_id)
);

create table area (
    code      text primary key,
    name      text not null,
    level     text not null check (level in ('province', 'city', 'county', 'town', 'village')),
    parent    text,
    latitude  integer,
    longitude integer
);

create table officer (
    id           text primary key,
    name         text not null,
    roles        text[] not null,
    area_code    text,
    insurer      text,
    home_village text,
    phone_sealed bytea,
    phone_masked text,
    active       boolean not null default true
);

create table vehicle (
    id        text primary key,
    plate     text not null,
    seats     integer not null check (seats > 0),
    latitude  integer,
    longitude integer,
    starts_at integer not null check (starts_at between 0 and 1440),
    ends_at   integer not null check (ends_at between 0 and 1440)
);

create table scheme (
    id         text primary key,
    title      text not null,
    document   text not null,
    applies_by text not null check (applies_by in ('event', 'referral')),
    valid_from date,
    valid_to   date,
    body       bytea not null,
    hash       bytea not null check (length(hash) = 32),
    loaded_at  timestamptz not null,
    check (valid_from is null or valid_to is null or valid_from <= valid_to)
);
create trigger scheme_is_immutable before update or delete on scheme
    for each row execute function refuse_change();

create table calendar_exception (
    day  date primary key,
    kind text not null check (kind in ('holiday', 'workday')),
    name text not null
);

grant select, insert on key_fingerprint, instance, area, officer, vehicle, scheme,
    calendar_exception to fangpin_app;
grant update (county_area) on instance to fangpin_app;
grant update (name, level, parent, latitude, longitude) on area to fangpin_app;
grant update (name, roles, area_code, insurer, home_village, phone_sealed, phone_masked, active)
    on officer to fangpin_app;
