-- The county's register of households and persons. Identity numbers, accounts and phones are
-- sealed; the keyed index finds them again, the masked form is what lists show.

create table household (
    no             integer primary key,
    id             text not null unique,
    area_code      text not null,
    insurer        text not null default '',
    class_name     text not null,
    head_sealed    bytea not null,
    head_masked    text not null,
    address        text not null,
    latitude       integer,
    longitude      integer,
    bank           text not null,
    account_sealed bytea not null,
    account_index  bytea not null,
    account_masked text not null,
    account_holder text not null,
    phone_sealed   bytea not null,
    phone_masked   text not null,
    salt           bytea not null check (length(salt) = 32)
);
create index household_area on household (area_code);

create table person (
    no           integer primary key,
    household_no integer not null,
    area_code    text not null,
    insurer      text not null default '',
    name         text not null,
    id_sealed    bytea not null,
    id_index     bytea not null,
    id_masked    text not null,
    relation     text not null,
    sex          text not null,
    birth_on     date,
    health       text not null,
    labour       text not null,
    schooling    text not null
);
create index person_household on person (household_no);
create index person_id_index on person (id_index);

grant select, insert on household, person to fangpin_app;
