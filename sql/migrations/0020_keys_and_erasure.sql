-- Keys that are exchanged while the county works, and households that are forgotten.

-- Nobody seals under a closed key any more, and nobody asks for one that was destroyed.
alter table key_fingerprint
    add column recorded_at  timestamptz not null default now(),
    add column closed_at    timestamptz,
    add column destroyed_at timestamptz,
    add constraint key_fingerprint_closed check (destroyed_at is null or closed_at is not null);
grant update (closed_at, destroyed_at) on key_fingerprint to fangpin_app;

-- How far the values of a table have been brought under a key. What was done is seen in the values
-- themselves, so this is for going on where it ended, and for who wants to know.
create table key_pass (
    purpose  text not null check (purpose in ('seal', 'index')),
    key_id   integer not null,
    target   text not null
        check (target in ('crosscheck', 'household', 'person', 'officer', 'credential')),
    -- The last row that was looked at.
    position bigint not null default 0,
    replaced bigint not null default 0,
    -- Values that could not be brought under the key: nobody can read them, or says whose they are.
    skipped  bigint not null default 0,
    walked   boolean not null default false,
    begun_at timestamptz not null,
    ended_at timestamptz check (ended_at is null or walked),
    primary key (purpose, key_id, target),
    foreign key (purpose, key_id) references key_fingerprint
);
grant select, insert on key_pass to fangpin_app;
grant update (position, replaced, skipped, walked, ended_at) on key_pass to fangpin_app;

-- The key that a value was sealed under stands in it: its second and third byte. Null for no value.
create function sealed_key(value bytea) returns integer language sql immutable parallel safe as $$
    select case when octet_length(value) > 2
        then get_byte(value, 1) * 256 + get_byte(value, 2) end
$$;

-- A code does not tell its key, so it stands beside it.
alter table household add column account_index_key smallint not null default 1;
alter table person add column id_index_key smallint not null default 1;
alter table crosscheck add column id_index_key smallint not null default 1;
grant update (head_sealed, account_sealed, account_index, account_index_key, phone_sealed)
    on household to fangpin_app;
grant update (id_sealed, id_index, id_index_key) on person to fangpin_app;
grant update (id_index, id_index_key) on crosscheck to fangpin_app;

-- Parts of files that somebody sent, under a key. They are not made anew: they are gone within
-- days, and the key with them.
create function upload_parts_under(key_id integer) returns bigint
    language sql stable set search_path = fangpin, pg_temp as $$
    select count(*) from upload_part where sealed_key(substring(bytes_sealed for 3)) = key_id
$$;

-- How many values were made with a key and not yet anew. Who does not see the whole county must
-- not be told that there are none.
create function values_under(purpose text, key_id integer) returns bigint
    language plpgsql stable set search_path = fangpin, pg_temp as $$
begin
    if not sees_county() then
        raise exception 'the values of a key are counted by the whole county'
            using errcode = 'FP010';
    end if;
    if purpose = 'seal' then
        return (select count(*) filter (where sealed_key(head_sealed) = key_id)
                + count(*) filter (where sealed_key(account_sealed) = key_id)
                + count(*) filter (where sealed_key(phone_sealed) = key_id) from household)
            + (select count(*) from person where sealed_key(id_sealed) = key_id)
            + (select count(*) from officer where sealed_key(phone_sealed) = key_id)
            + (select count(*) from credential where sealed_key(factor_sealed) = key_id)
            + upload_parts_under(key_id);
    end if;
    return (select count(*) from household where account_index_key = key_id
            and octet_length(account_index) > 0)
        + (select count(*) from person where id_index_key = key_id and octet_length(id_index) > 0)
        + (select count(*) from crosscheck where id_index_key = key_id
            and octet_length(id_index) > 0);
end $$;

-- A key ends once, in its order, and never while anything is left that it made.
create function key_ends_in_order() returns trigger
    language plpgsql set search_path = fangpin, pg_temp as $$
begin
    if old.closed_at is not null and new.closed_at is distinct from old.closed_at
        or old.destroyed_at is not null and new.destroyed_at is distinct from old.destroyed_at
    then
        raise exception 'key %-% has ended already', old.purpose, old.key_id
            using errcode = 'FP010';
    end if;
    if new.closed_at is not null and not exists (
        select from key_fingerprint where purpose = new.purpose and key_id > new.key_id)
    then
        raise exception 'key %-% has no successor', old.purpose, old.key_id
            using errcode = 'FP010';
    end if;
    if old.destroyed_at is null and new.destroyed_at is not null
        and values_under(new.purpose, new.key_id) > 0
    then
        raise exception 'values are left that key %-% made', old.purpose, old.key_id
            using errcode = 'FP010';
    end if;
    return new;
end $$;
create trigger key_end before update on key_fingerprint
    for each row execute function key_ends_in_order();

-- How long what is known of a household is kept after its last case. Accounting records are kept
-- for thirty years from the end of their year (会计档案管理办法, 财政部 国家档案局令第79号, article 14 and
-- its table), and so is what says whom the money went to; the other term is the county's to set.
create table retention_term (
    kind  text primary key check (kind in ('relieved', 'not_relieved')),
    years smallint not null check (years between 0 and 100),
    basis text not null check (basis <> ''),
    constraint retention_term_accounting check (kind <> 'relieved' or years >= 30)
);
insert into retention_term (kind, years, basis) values
    ('relieved', 30, '会计档案管理办法（财政部 国家档案局令第79号）第十四条'),
    ('not_relieved', 5, '个人信息保护法第十九条、第四十七条；年限由县级规定');
grant select on retention_term to fangpin_app;

-- A household whose data were destroyed: the rows stay, for they hold up sums, and tell nothing.
alter table household add column erased_on date;
alter table household drop constraint household_salt_check;
alter table household add constraint household_erased check (
    case when erased_on is null then length(salt) = 32
        else octet_length(salt || head_sealed || account_sealed || account_index || phone_sealed)
            = 0 and head_masked || address || bank || account_masked || account_holder
            || phone_masked = '' and num_nonnulls(latitude, longitude) = 0 end);
create index household_erased on household (no) where erased_on is not null;

-- 个人信息删除 - one proposes, another one does it.
create table erasure (
    no           bigint generated always as identity primary key,
    household_no integer not null references household,
    reason       text not null check (reason <> ''),
    proposed_by  text not null,
    proposed_at  timestamptz not null,
    decision     text check (decision in ('erased', 'rejected')),
    decided_by   text,
    decided_at   timestamptz,
    constraint erasure_decided check (num_nulls(decision, decided_by, decided_at) in (0, 3)),
    constraint erasure_two_persons
        check (decision is distinct from 'erased' or decided_by <> proposed_by)
);
create unique index erasure_waits on erasure (household_no) where decision is null;
create unique index erasure_once on erasure (household_no) where decision = 'erased';
alter table erasure enable row level security;
alter table erasure force row level security;
create policy scope on erasure using (sees_county() or sees_household(household_no));
grant select, insert on erasure to fangpin_app;
grant update (decision, decided_by, decided_at) on erasure to fangpin_app;

create function is_erased(number integer) returns boolean
    language sql stable set search_path = fangpin, pg_temp as $$
    select exists (select from household where no = number and erased_on is not null)
$$;

-- What is final may lose what tells of a person, and nothing else, once its household was erased.
create function verification_is_final() returns trigger
    language plpgsql set search_path = fangpin, pg_temp as $$
declare
    blank verification := old;
begin
    blank.remark := '';
    blank.latitude := null;
    blank.longitude := null;
    if tg_op = 'UPDATE' and new is not distinct from blank
        and is_erased((select household_no from claim where id = old.claim_id))
    then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;
drop trigger verification_is_final on verification;
create trigger verification_is_final before update or delete on verification
    for each row execute function verification_is_final();

-- A comparison also gets its code under a newer key.
create function crosscheck_is_final() returns trigger
    language plpgsql set search_path = fangpin, pg_temp as $$
declare
    blank     crosscheck := old;
    reindexed crosscheck := old;
begin
    blank.id_index := '';
    blank.id_masked := '';
    blank.remark := '';
    reindexed.id_index := new.id_index;
    reindexed.id_index_key := new.id_index_key;
    if tg_op = 'UPDATE' and (
        new is not distinct from blank and is_erased(old.household_no)
        or new is not distinct from reindexed and new.id_index_key > old.id_index_key
            and octet_length(new.id_index) = 16)
    then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;
drop trigger crosscheck_is_final on crosscheck;
create trigger crosscheck_is_final before update or delete on crosscheck
    for each row execute function crosscheck_is_final();

create function statement_entry_is_final() returns trigger
    language plpgsql set search_path = fangpin, pg_temp as $$
declare
    blank statement_entry := old;
begin
    blank.remittance := '';
    if tg_op = 'UPDATE' and new is not distinct from blank and is_erased((
        select p.household_no from payment q join payout p on p.no = q.payout_no
        where q.number = old.payment))
    then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;

-- The file that went to the bank keeps its length, and every byte that is not overwritten.
create function payment_batch_is_final() returns trigger
    language plpgsql set search_path = fangpin, pg_temp as $$
declare
    starred payment_batch := old;
begin
    starred.file := new.file;
    if tg_op = 'UPDATE' and new is not distinct from starred
        and octet_length(new.file) = octet_length(old.file)
        and exists (select from payment q join payout p on p.no = q.payout_no
            where q.batch_no = old.no and is_erased(p.household_no))
    then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;
do $$
declare
    final text;
    found text;
begin
    foreach final in array array['statement_entry', 'payment_batch'] loop
        select tgname into strict found from pg_trigger
            where tgrelid = final::regclass and not tgisinternal
                and tgfoid = 'refuse_change'::regproc;
        execute format('drop trigger %I on %I', found, final);
        execute format('create trigger %I before update or delete on %I '
            'for each row execute function %I()', found, final, final || '_is_final');
    end loop;
end $$;
grant update (file) on payment_batch to fangpin_app;

-- Whether a household has a case that is not at its end, or money that is on its way.
create function has_open_case(number integer) returns boolean
    language sql stable set search_path = fangpin, pg_temp as $$
    select exists (select from claim where household_no = number and state not in
        ('screened_out', 'ineligible', 'review_failed', 'declined', 'withdrawn', 'paid'))
$$;
create function has_unsettled_money(number integer) returns boolean
    language sql stable set search_path = fangpin, pg_temp as $$
    select exists (select from payout p where p.household_no = number and (
        not exists (select from payment q where q.payout_no = p.no and q.state = 'booked')
        or exists (select from payment q where q.payout_no = p.no
            and (q.state not in ('booked', 'returned', 'rejected', 'cancelled')
                or q.unexplained_debits > 0))))
$$;

-- Destroys everything that tells who a household is or how its people are. What sums and reports
-- rest on stays: amounts, causes, years, classes, villages, and numbers that mean nothing outside.
-- A department's serial stays only where its row was of another household as well.
create function erase_household(number integer, on_day date) returns void
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    if has_open_case(number) or has_unsettled_money(number) then
        raise exception 'household % has an open case', number using errcode = 'FP011';
    end if;
    if not exists (select from erasure where household_no = number and decision = 'erased') then
        raise exception 'nobody decided to erase household %', number using errcode = 'FP011';
    end if;
    update household set erased_on = on_day, head_sealed = '', head_masked = '', address = '',
        latitude = null, longitude = null, bank = '', account_sealed = '', account_index = '',
        account_masked = '', account_holder = '', phone_sealed = '', phone_masked = '', salt = ''
    where no = number and erased_on is null;
    if not found then
        raise exception 'household % is erased already', number using errcode = 'FP011';
    end if;
    update person set name = '', id_sealed = '', id_index = '', id_masked = '', relation = '',
        sex = '', birth_on = null, health = '', labour = '', schooling = ''
    where household_no = number;
    update cost_record r set cells = '', day = null, line = 0,
        content = uuid_send(gen_random_uuid()),
        serial = case when exists (select from cost_record o where o.serial = r.serial
                and o.channel = r.channel and o.household_no <> number)
            then r.serial else 'erased/' || (select min(o.no) from cost_record o
                where o.serial = r.serial and o.channel = r.channel) end
    where r.household_no = number;
    update application set way = '', remark = '', content = uuid_send(gen_random_uuid())
    where household_no = number;
    update crosscheck set id_index = '', id_masked = '', remark = '' where household_no = number;
    update verification set remark = '', latitude = null, longitude = null
    where claim_id in (select id from claim where household_no = number);
    update prescreening set reason = case when passed then '' else '*' end
    where claim_id in (select id from claim where household_no = number);
    update statement_entry set remittance = '' where payment in (
        select q.number from payment q join payout p on p.no = q.payout_no
        where p.household_no = erase_household.number);
end $$;
revoke execute on function erase_household(integer, date) from public;
grant execute on function erase_household(integer, date) to fangpin_app;
