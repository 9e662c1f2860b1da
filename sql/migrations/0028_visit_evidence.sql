-- 核查佐证: when a visit's verifiers came and left, and the digests of the photographs that they
-- took, so that a review finds what cannot have been: a ride too fast, a picture used twice.

-- SHA-256 of photographs, none twice and fifty at most.
create function are_photographs(digests text[]) returns boolean
    language sql immutable parallel safe as $$
    select count(*) <= 50 and count(distinct d) = count(*)
        and coalesce(bool_and(d ~ '^[0-9a-f]{64}$'), true)
    from unnest(digests) d
$$;

-- The pictures themselves are not here. No index finds a digest: under row security an index of
-- lists is not asked, since their operators are not leakproof; a framing reads them all once.
alter table verification
    -- In minutes of the day of the visit.
    add column arrived_at smallint,
    add column left_at smallint,
    add column photos text[] not null default '{}',
    add check ((arrived_at is null) = (left_at is null)),
    add check (arrived_at >= 0 and arrived_at <= left_at and left_at <= 1440),
    add check (photos = '{}' or are_photographs(photos));

alter table review_frame drop constraint review_frame_forced_check;
alter table review_frame add constraint review_frame_forced_check
    check (forced <@ array['relative', 'override', 'large', 'objection', 'relation', 'account',
        'repeated', 'travel', 'photo']);

-- What is final may lose what tells of a person, and nothing else, once its household was erased.
create or replace function verification_is_final() returns trigger
    language plpgsql set search_path = fangpin, pg_temp as $$
declare
    blank verification := old;
begin
    blank.remark := '';
    blank.latitude := null;
    blank.longitude := null;
    blank.arrived_at := null;
    blank.left_at := null;
    blank.photos := '{}';
    if tg_op = 'UPDATE' and new is not distinct from blank
        and is_erased((select household_no from claim where id = old.claim_id))
    then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;

create or replace function erase_household(number integer, on_day date) returns void
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
    update verification set remark = '', latitude = null, longitude = null, arrived_at = null,
        left_at = null, photos = '{}'
    where claim_id in (select id from claim where household_no = number);
    update prescreening set reason = case when passed then '' else '*' end
    where claim_id in (select id from claim where household_no = number);
    update statement_entry set remittance = '' where payment in (
        select q.number from payment q join payout p on p.no = q.payout_no
        where p.household_no = erase_household.number);
end $$;
