-- \copy into a typed table with the unique key.
create table peer.bill (
    id_no      text not null,
    name       text not null,
    serial     text not null unique,
    admitted   date not null,
    discharged date not null,
    hospital   text not null,
    total      numeric(14, 2) not null,
    basic      numeric(14, 2) not null,
    major      numeric(14, 2) not null,
    assistance numeric(14, 2) not null,
    other      numeric(14, 2) not null,
    own        numeric(14, 2) not null
);
\set copy '\\copy peer.bill from ' :files '/medical.csv csv header'
:copy
