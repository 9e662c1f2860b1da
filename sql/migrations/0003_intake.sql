-- Department feeds and applications: what was sent, what was taken of it, and why the rest was
-- refused. No foreign keys on the two large tables: the importer resolves persons and households
-- itself (an FK on a text key costs four times the whole import), and a check proves it every
-- night.

create table feed_file (
    no          bigint primary key,
    name        text not null,
    channel     text not null
        check (channel in ('medical', 'disaster', 'civil', 'education', 'application')),
    digest      bytea not null check (length(digest) = 32),
    imported_at timestamptz not null,
    imported_by text not null,
    rows        bigint not null,
    accepted    bigint not null,
    duplicates  bigint not null,
    superseded  bigint not null,
    rejected    bigint not null,
    check (rows = accepted + duplicates + rejected),
    check (superseded <= accepted)
);

create table feed_reject (
    file_no      bigint not null references feed_file,
    line         bigint not null,
    defect       text not null,
    column_name  text,
    masked_value text not null,
    primary key (file_no, line)
);

create table feed_warning (
    file_no     bigint not null references feed_file,
    line        bigint not null,
    warning     text not null,
    column_name text not null,
    stated_fen  bigint,
    computed    text not null,
    primary key (file_no, warning, line, column_name)
);

-- A row that replaces another under the same number is its next revision; the newest is the one
-- held.
create table cost_record (
    no           bigint not null,
    channel      text not null,
    serial       text not null,
    revision     integer not null,
    person_no    integer not null,
    household_no integer not null,
    dates        date[] not null,
    year         smallint not null,
    basis_fen    bigint not null,
    amounts_fen  bigint[] not null,
    particulars  text[] not null,
    content      bytea not null,
    file_no      bigint not null,
    line         integer not null,
    primary key (channel, serial, revision)
);
create index cost_record_household on cost_record (household_no);

create table person_total (
    person_no    integer not null,
    household_no integer not null,
    cause        text not null,
    year         smallint not null,
    amount_fen   bigint not null,
    primary key (person_no, household_no, cause, year)
);
create index person_total_line on person_total (cause, year, amount_fen);
create index person_total_household on person_total (household_no);

create table household_total (
    household_no integer not null,
    cause        text not null,
    year         smallint not null,
    amount_fen   bigint not null,
    primary key (household_no, cause, year)
);
create index household_total_line on household_total (cause, year, amount_fen);

create table application (
    no           bigint generated always as identity primary key,
    household_no integer not null,
    person_no    integer not null,
    cause        text not null,
    filed_on     date not null,
    way          text not null,
    stated_fen   bigint not null,
    remark       text not null,
    content      bytea not null unique,
    file_no      bigint references feed_file,
    line         bigint
);
create index application_household on application (household_no);

grant select, insert on feed_file, feed_reject, feed_warning, cost_record, person_total,
    household_total, application to fangpin_app;
grant update (amount_fen) on person_total, household_total to fangpin_app;
