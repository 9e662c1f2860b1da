-- The register as the peer holds it.
create schema if not exists peer;
create table if not exists peer.person (
    person_no    integer primary key,
    household_no integer not null,
    id_no        text not null unique,
    name         text not null
);
select not exists (select from peer.person) as empty \gset
\if :empty
\set copy '\\copy peer.person from ' :files '/persons.csv csv'
:copy
analyze peer.person;
\endif
