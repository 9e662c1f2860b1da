-- Checkpoints: heads of the tree that the installation has signed, with a key that this database
-- has not, and the cosignatures of others who saw that the tree only grew. Both prove themselves;
-- what is kept here is what can be shown to anybody.

create table checkpoint (
    size      bigint primary key references tree_head check (size > 0),
    text      text not null,
    signed_at timestamptz not null
);
create trigger checkpoint_is_append_only before update or delete on checkpoint
    for each row execute function refuse_change();

-- A witness may cosign a checkpoint again, later: each line is kept once.
create table cosignature (
    size        bigint not null references checkpoint,
    line        text not null,
    witness     text not null,
    accepted_at timestamptz not null,
    primary key (size, line)
);
create trigger cosignature_is_append_only before update or delete on cosignature
    for each row execute function refuse_change();

grant select, insert on checkpoint, cosignature to fangpin_app;
