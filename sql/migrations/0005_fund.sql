-- The fund's books: double entry in fen, debits positive, credits negative.

create table account (
    code        text primary key,
    normal      smallint not null check (normal in (-1, 1)),
    -- The least that the account may hold on its normal side; null where any balance is possible.
    floor_fen   bigint,
    balance_fen bigint not null default 0,
    version     bigint not null default 0,
    constraint account_floor check (floor_fen is null or balance_fen * normal >= floor_fen)
);
-- Kept equal to AccountCode by a house-rules test.
insert into account (code, normal, floor_fen) values
    ('bank', 1, null), ('appropriation_receivable', 1, null), ('suspense_paid', 1, 0),
    ('suspense_received', -1, 0), ('appropriation', -1, null), ('brought_forward', -1, null),
    ('interest', -1, null), ('relief', 1, 0), ('returned', -1, 0), ('service_fee', 1, null),
    ('commitment', 1, 0), ('committed', -1, 0);

create table journal_entry (
    no        bigint generated always as identity primary key,
    xid       xid8 not null default pg_current_xact_id(),
    kind      text not null,
    posted_on date not null,
    narrative text not null,
    claim_id  bigint references claim,
    payment   text,
    posted_at timestamptz not null
);
create index journal_entry_claim on journal_entry (claim_id);

create table posting (
    entry_no   bigint not null references journal_entry,
    line_no    smallint not null,
    account    text not null,
    amount_fen bigint not null check (amount_fen <> 0),
    -- The account's balance before and after, and how many postings it has had.
    prev_fen        bigint not null,
    balance_fen     bigint not null,
    account_version bigint not null,
    primary key (entry_no, line_no),
    unique (account, account_version),
    check (balance_fen = prev_fen + amount_fen)
);

create trigger journal_entry_is_append_only before update or delete on journal_entry
    for each row execute function refuse_change();
create trigger posting_is_append_only before update or delete on posting
    for each row execute function refuse_change();
create trigger journal_entry_is_never_truncated before truncate on journal_entry
    for each statement execute function refuse_change();
create trigger posting_is_never_truncated before truncate on posting
    for each statement execute function refuse_change();

-- A line is added only in the transaction that made its entry (not by xmin: savepoints break that).
create function posting_joins_its_own_entry() returns trigger language plpgsql as $$
begin
    if (select xid from journal_entry where no = new.entry_no) <> pg_current_xact_id() then
        raise exception 'entry % is closed', new.entry_no using errcode = 'FP001';
    end if;
    return new;
end $$;
create trigger posting_in_time before insert on posting
    for each row execute function posting_joins_its_own_entry();

-- Balanced at the end of the transaction. On both tables: one on the entries alone can be made to
-- look too early by SET CONSTRAINTS IMMEDIATE.
create function entry_is_balanced() returns trigger language plpgsql as $$
declare
    entry bigint;
    lines bigint;
    rest  numeric;
begin
    if tg_table_name = 'posting' then entry := new.entry_no; else entry := new.no; end if;
    select count(*), coalesce(sum(amount_fen), 0) into lines, rest
        from posting where entry_no = entry;
    if lines < 2 or rest <> 0 then
        raise exception 'entry % is not balanced', entry using errcode = 'FP005';
    end if;
    return null;
end $$;
create constraint trigger journal_entry_is_balanced after insert on journal_entry
    deferrable initially deferred for each row execute function entry_is_balanced();
create constraint trigger posting_is_balanced after insert on posting
    deferrable initially deferred for each row execute function entry_is_balanced();

-- The fund cannot be over-committed: after a new commitment, what was granted and earned less what
-- was paid and is promised is not below zero. A return is no new promise and is never stopped by
-- this.
create function fund_covers_commitments() returns trigger language plpgsql as $$
declare
    available numeric;
begin
    select sum(balance_fen) into available from account
        where code in ('bank', 'appropriation_receivable', 'suspense_received', 'committed');
    if available < 0 then
        raise exception 'the fund is over-committed by % fen', -available using errcode = 'FP006';
    end if;
    return null;
end $$;
create constraint trigger commitment_is_covered after insert on journal_entry
    deferrable initially deferred for each row when (new.kind = 'commitment')
    execute function fund_covers_commitments();

create table payment_batch (
    no         bigint generated always as identity primary key,
    message_id text not null unique,
    ordered_on date not null,
    payments   integer not null check (payments > 0),
    total_fen  bigint not null check (total_fen > 0),
    file       bytea not null,
    ordered_by text not null,
    ordered_at timestamptz not null
);
create trigger payment_batch_is_final before update or delete on payment_batch
    for each row execute function refuse_change();

create table payment_edge (
    from_state text not null,
    to_state   text not null,
    primary key (from_state, to_state)
);
-- Kept equal to PaymentState.successors by a house-rules test.
insert into payment_edge (from_state, to_state) values
    ('planned', 'filed'), ('planned', 'booked'), ('planned', 'cancelled'),
    ('filed', 'sent'), ('filed', 'booked'), ('filed', 'rejected'), ('filed', 'cancelled'),
    ('sent', 'booked'), ('sent', 'rejected'),
    ('booked', 'returned');

create table payment (
    number     text primary key check (length(number) <= 64),
    payout_no  bigint not null references payout,
    sequence   integer not null check (sequence >= 1),
    batch_no   bigint not null references payment_batch,
    amount_fen bigint not null check (amount_fen > 0),
    state      text not null,
    booked_on  date,
    returned_fen bigint not null default 0,
    unexplained_debits integer not null default 0 check (unexplained_debits >= 0),
    unique (payout_no, sequence),
    check (returned_fen between 0 and amount_fen),
    check ((booked_on is not null) = (state in ('booked', 'returned'))),
    check ((returned_fen > 0) = (state = 'returned'))
);
-- Nothing is paid twice: one payment of a payout is alive at any time.
create unique index payment_live on payment (payout_no)
    where state not in ('returned', 'rejected', 'cancelled');
create index payment_batch_no on payment (batch_no);

create function payment_moves_along_an_edge() returns trigger language plpgsql as $$
begin
    if new.state <> old.state and not exists (
        select from payment_edge where from_state = old.state and to_state = new.state)
    then
        raise exception 'payment % cannot move from % to %', old.number, old.state, new.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;
create trigger payment_edge before update of state on payment
    for each row execute function payment_moves_along_an_edge();

create table bank_statement (
    no           bigint generated always as identity primary key,
    account      text not null,
    statement_id text not null,
    sequence     bigint,
    digest       bytea not null,
    opening_fen  bigint not null,
    closing_fen  bigint not null,
    first_day    date,
    last_day     date,
    closing_day  date not null,
    entries      integer not null,
    imported_by  text not null,
    imported_at  timestamptz not null
);
create unique index bank_statement_once on bank_statement
    (account, statement_id, coalesce(sequence, -1));
create trigger bank_statement_is_final before update or delete on bank_statement
    for each row execute function refuse_change();

-- One row for each movement: an entry, or one transaction of a batch entry.
create table statement_entry (
    statement_no bigint not null references bank_statement,
    ordinal      integer not null check (ordinal > 0),
    part         integer not null check (part > 0),
    reference    text not null,
    servicer_reference text,
    -- Keyed hash of what makes the entry itself, so that it is known when it comes again.
    identity     bytea not null check (length(identity) = 32),
    -- Credits positive, debits negative.
    amount_fen   bigint not null,
    booked_on    date not null,
    end_to_end   text not null,
    remittance   text not null,
    outcome      text not null check (outcome in ('payment', 'payment_return', 'appropriation',
        'interest', 'service_fee', 'exception')),
    exception    text,
    explanation  text not null,
    payment      text references payment,
    primary key (statement_no, ordinal, part),
    check ((outcome = 'exception') = (exception is not null))
);
create index statement_entry_identity on statement_entry (identity);
create index statement_entry_payment on statement_entry (payment);
create trigger statement_entry_is_final before update or delete on statement_entry
    for each row execute function refuse_change();

grant select, insert on journal_entry, posting, payment_batch, payment, bank_statement,
    statement_entry to fangpin_app;
grant select on account, payment_edge to fangpin_app;
grant update (balance_fen, version) on account to fangpin_app;
grant update (state, booked_on, returned_fen, unexplained_debits) on payment to fangpin_app;
