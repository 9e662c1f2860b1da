-- What all migrations add up to. Written and compared by SchemaDumpTests.

-- PostgreSQL database dump

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

-- Name: fangpin; Type: SCHEMA; Schema: -; Owner: fangpin_owner

CREATE SCHEMA fangpin;

ALTER SCHEMA fangpin OWNER TO fangpin_owner;

-- Name: appointment_takes_its_steps(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.appointment_takes_its_steps() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'UPDATE' and (
        (old.decision, old.decided_by, old.decided_at, old.from_at)
            is distinct from (new.decision, new.decided_by, new.decided_at, new.from_at)
            and old.decision is not null
        or (old.until_at, old.ended_by) is distinct from (new.until_at, new.ended_by)
            and old.until_at is not null
        or (old.officer, old.roles, old.area_code, old.insurer, old.reason, old.proposed_by,
                old.proposed_at)
            is distinct from (new.officer, new.roles, new.area_code, new.insurer, new.reason,
                new.proposed_by, new.proposed_at))
    then
        raise exception 'appointment % is decided', old.no using errcode = 'FP001';
    end if;
    if new.decision = 'immediate' and exists (
        select from role where of_power and name = any (new.roles))
    then
        raise exception 'a role of power needs a second person' using errcode = 'FP009';
    end if;
    -- Whoever runs the machine begins once, and never again while there is somebody who appoints.
    if tg_op = 'INSERT' and new.decision = 'founding' and exists (
        select from officer where active and 'security_administrator' = any (roles))
    then
        raise exception 'there is a security administrator' using errcode = 'FP009';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.appointment_takes_its_steps() OWNER TO fangpin_owner;

-- Name: approver_takes_part(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.approver_takes_part() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    insert into claim_part as c (claim_id, officer, part)
    values (new.claim_id, new.handler, 'handler'), (new.claim_id, new.approver, 'approver')
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part;
    return null;
end $$;

ALTER FUNCTION fangpin.approver_takes_part() OWNER TO fangpin_owner;

-- Name: are_photographs(text[]); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.are_photographs(digests text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    select count(*) <= 50 and count(distinct d) = count(*)
        and coalesce(bool_and(d ~ '^[0-9a-f]{64}$'), true)
    from unnest(digests) d
$_$;

ALTER FUNCTION fangpin.are_photographs(digests text[]) OWNER TO fangpin_owner;

-- Name: certificate_takes_its_steps(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.certificate_takes_its_steps() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

ALTER FUNCTION fangpin.certificate_takes_its_steps() OWNER TO fangpin_owner;

-- Name: claim_begins_as_lead(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.claim_begins_as_lead() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if new.state <> 'lead' then
        raise exception 'a claim begins as a lead' using errcode = 'FP003';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.claim_begins_as_lead() OWNER TO fangpin_owner;

-- Name: claim_moves_along_an_edge(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.claim_moves_along_an_edge() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if new.version <> old.version + 1 then
        raise exception 'claim % is at version %', old.id, old.version using errcode = 'FP002';
    end if;
    if new.state <> old.state and not exists (
        select from claim_edge where from_state = old.state and to_state = new.state)
    then
        raise exception 'claim % cannot move from % to %', old.id, old.state, new.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.claim_moves_along_an_edge() OWNER TO fangpin_owner;

-- Name: clear_refused_rows(date); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.clear_refused_rows(on_day date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
declare
    ends    timestamptz;
    cleared bigint;
    more    bigint;
begin
    select (on_day - make_interval(years => years)) at time zone 'Asia/Shanghai' into strict ends
        from retention_term where kind = 'refused_row';
    update feed_reject r set masked_value = ''
        from feed_file f
        where f.no = r.file_no and f.imported_at < ends and r.masked_value <> '';
    get diagnostics cleared = row_count;
    update import_finding i set masked_value = ''
        from import_job j
        where j.no = i.job_no and j.created_at < ends and i.masked_value <> '';
    get diagnostics more = row_count;
    return cleared + more;
end $$;

ALTER FUNCTION fangpin.clear_refused_rows(on_day date) OWNER TO fangpin_owner;

-- Name: clear_uploads(bigint[]); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.clear_uploads(numbers bigint[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
    with gone as (
        delete from upload u where u.no = any(numbers)
            and not exists (
                select from import_file f join import_job j on j.no = f.job_no
                where f.upload_no = u.no and j.ended_at is null)
        returning 1)
    select count(*) from gone
$$;

ALTER FUNCTION fangpin.clear_uploads(numbers bigint[]) OWNER TO fangpin_owner;

-- Name: confirmer_takes_part(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.confirmer_takes_part() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform take_parts(new.claim_id, array[new.confirmed_by], 'handler');
    return null;
end $$;

ALTER FUNCTION fangpin.confirmer_takes_part() OWNER TO fangpin_owner;

-- Name: consequence_is_decided_once(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.consequence_is_decided_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.state <> 'proposed' then
        raise exception 'consequence % is %', old.no, old.state using errcode = 'FP001';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.consequence_is_decided_once() OWNER TO fangpin_owner;

-- Name: count_claims(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.count_claims() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    insert into claim_count as c (state, shard, count)
    select state, pg_backend_pid() % 64, count(*) from entered group by state order by state
    on conflict (state, shard) do update set count = c.count + excluded.count;
    return null;
end $$;

ALTER FUNCTION fangpin.count_claims() OWNER TO fangpin_owner;

-- Name: count_moved_claims(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.count_moved_claims() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
declare
    mine  smallint := pg_backend_pid() % 64;
    moved record;
begin
    -- In one order for everybody, so nobody waits for each other.
    for moved in
        select state, sum(change)::integer as change
        from (select state, -1 as change from before union all select state, 1 from after) s
        group by state having sum(change) <> 0 order by state
    loop
        -- A count is there nearly always, and an update costs half of an insert that meets it.
        update claim_count set count = count + moved.change
            where state = moved.state and shard = mine;
        if not found then
            insert into claim_count as c (state, shard, count)
            values (moved.state, mine, moved.change)
            on conflict (state, shard) do update set count = c.count + excluded.count;
        end if;
    end loop;
    return null;
end $$;

ALTER FUNCTION fangpin.count_moved_claims() OWNER TO fangpin_owner;

-- Name: crosscheck_is_final(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.crosscheck_is_final() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
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

ALTER FUNCTION fangpin.crosscheck_is_final() OWNER TO fangpin_owner;

-- Name: earlier_is_settled_once(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.earlier_is_settled_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    kept review_earlier := new;
begin
    if old.sampled is null then
        kept.sampled := null;
        kept.errors := null;
    end if;
    if kept is distinct from old then
        raise exception 'what a round counts of earlier ones is fixed with its plan'
            using errcode = 'FP001';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.earlier_is_settled_once() OWNER TO fangpin_owner;

-- Name: ended_item_is_shown(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.ended_item_is_shown() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    delete from review_blind where round_no = new.round_no and item = new.item;
    return null;
end $$;

ALTER FUNCTION fangpin.ended_item_is_shown() OWNER TO fangpin_owner;

-- Name: ended_round_is_shown(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.ended_round_is_shown() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    delete from review_blind where round_no = new.no;
    return null;
end $$;

ALTER FUNCTION fangpin.ended_round_is_shown() OWNER TO fangpin_owner;

-- Name: entry_is_balanced(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.entry_is_balanced() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

ALTER FUNCTION fangpin.entry_is_balanced() OWNER TO fangpin_owner;

-- Name: erase_household(integer, date); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.erase_household(number integer, on_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
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

ALTER FUNCTION fangpin.erase_household(number integer, on_day date) OWNER TO fangpin_owner;

-- Name: frame_is_hidden(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.frame_is_hidden() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    insert into review_blind (round_no, item, claim_id, household_no)
    select f.round_no, f.item, f.claim_id, c.household_no
    from framed f join claim c on c.id = f.claim_id
    where f.place <> 'excluded';
    return null;
end $$;

ALTER FUNCTION fangpin.frame_is_hidden() OWNER TO fangpin_owner;

-- Name: fund_covers_commitments(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.fund_covers_commitments() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

ALTER FUNCTION fangpin.fund_covers_commitments() OWNER TO fangpin_owner;

-- Name: handler_takes_part(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.handler_takes_part() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform take_parts(new.claim_id, array[new.computed_by], 'handler');
    return null;
end $$;

ALTER FUNCTION fangpin.handler_takes_part() OWNER TO fangpin_owner;

-- Name: has_open_case(integer); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.has_open_case(number integer) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
    select exists (select from claim where household_no = number and state not in
        ('screened_out', 'ineligible', 'review_failed', 'declined', 'withdrawn', 'paid'))
$$;

ALTER FUNCTION fangpin.has_open_case(number integer) OWNER TO fangpin_owner;

-- Name: has_unsettled_money(integer); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.has_unsettled_money(number integer) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
    select exists (select from payout p where p.household_no = number and (
        not exists (select from payment q where q.payout_no = p.no and q.state = 'booked')
        or exists (select from payment q where q.payout_no = p.no
            and (q.state not in ('booked', 'returned', 'rejected', 'cancelled')
                or q.unexplained_debits > 0))))
$$;

ALTER FUNCTION fangpin.has_unsettled_money(number integer) OWNER TO fangpin_owner;

-- Name: is_blind_claim(bigint); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.is_blind_claim(number bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER COST 0.01 PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    return exists (select from review_blind where claim_id = number);
end $$;

ALTER FUNCTION fangpin.is_blind_claim(number bigint) OWNER TO fangpin_owner;

-- Name: is_blind_household(integer); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.is_blind_household(number integer) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER COST 0.01 PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    return exists (select from review_blind where household_no = number);
end $$;

ALTER FUNCTION fangpin.is_blind_household(number integer) OWNER TO fangpin_owner;

-- Name: is_erased(integer); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.is_erased(number integer) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
    select exists (select from household where no = number and erased_on is not null)
$$;

ALTER FUNCTION fangpin.is_erased(number integer) OWNER TO fangpin_owner;

-- Name: key_ends_in_order(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.key_ends_in_order() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
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

ALTER FUNCTION fangpin.key_ends_in_order() OWNER TO fangpin_owner;

-- Name: officer_holds_the_appointment(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.officer_holds_the_appointment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    if new.until_at is not null then
        update officer set roles = '{}', area_code = null, insurer = null where id = new.officer;
    else
        update officer set roles = new.roles, area_code = new.area_code, insurer = new.insurer
        where id = new.officer;
    end if;
    return null;
end $$;

ALTER FUNCTION fangpin.officer_holds_the_appointment() OWNER TO fangpin_owner;

-- Name: part_is_kept(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.part_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception '% has been % of claim % and cannot be %', old.officer, old.part,
        old.claim_id, new.part using errcode = 'FP008';
end $$;

ALTER FUNCTION fangpin.part_is_kept() OWNER TO fangpin_owner;

-- Name: payers_take_part(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.payers_take_part() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    insert into claim_part as c (claim_id, officer, part)
    select distinct p.claim_id, b.ordered_by, 'payer' from entered q
    join payout p on p.no = q.payout_no join payment_batch b on b.no = q.batch_no
    order by p.claim_id
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part;
    return null;
end $$;

ALTER FUNCTION fangpin.payers_take_part() OWNER TO fangpin_owner;

-- Name: payment_batch_is_final(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.payment_batch_is_final() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
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

ALTER FUNCTION fangpin.payment_batch_is_final() OWNER TO fangpin_owner;

-- Name: payment_moves_along_an_edge(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.payment_moves_along_an_edge() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if new.state <> old.state and not exists (
        select from payment_edge where from_state = old.state and to_state = new.state)
    then
        raise exception 'payment % cannot move from % to %', old.number, old.state, new.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.payment_moves_along_an_edge() OWNER TO fangpin_owner;

-- Name: payout_has_its_papers(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.payout_has_its_papers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    granted approval;
    notice public_notice;
begin
    select * into granted from approval where no = new.approval_no;
    if granted.claim_id <> new.claim_id or not granted.granted then
        raise exception 'payout without approval' using errcode = 'FP004';
    end if;
    select * into notice from public_notice
        where claim_id = new.claim_id order by no desc limit 1;
    if notice.complete is not true or granted.decided_on < notice.taken_down_on
        or exists (select from objection where notice_no = notice.no
            and ruling is distinct from 'dismissed')
    then
        raise exception 'payout without a complete notice' using errcode = 'FP004';
    end if;
    if (select passed from village_review where claim_id = new.claim_id
            order by no desc limit 1) is not true
    then
        raise exception 'payout without a passed review' using errcode = 'FP004';
    end if;
    if (select payable_fen from assessment where no = new.assessment_no
            and claim_id = new.claim_id and at_approval and not excluded) is distinct from
        new.amount_fen
    then
        raise exception 'payout differs from its assessment' using errcode = 'FP004';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.payout_has_its_papers() OWNER TO fangpin_owner;

-- Name: plan_moves_along_an_edge(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.plan_moves_along_an_edge() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.state <> 'proposed' and (old.days, old.replaces, old.seed, old.steps, old.version)
            is distinct from (new.days, new.replaces, new.seed, new.steps, new.version)
    then
        raise exception 'plan % is %', old.no, old.state using errcode = 'FP001';
    end if;
    if old.state <> new.state and (old.state, new.state) not in (
        ('proposed', 'published'), ('proposed', 'withdrawn'), ('published', 'superseded'),
        ('published', 'withdrawn'))
    then
        raise exception 'plan % cannot move from % to %', old.no, old.state, new.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.plan_moves_along_an_edge() OWNER TO fangpin_owner;

-- Name: plan_rows_are_proposed(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.plan_rows_are_proposed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
declare
    plan bigint;
    gone plan_visit;
begin
    if tg_op = 'DELETE' then plan := old.plan_no; else plan := new.plan_no; end if;
    if (select state from visit_plan where no = plan) = 'proposed' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and tg_table_name = 'plan_visit' then
        gone := old;
        gone.latitude := null;
        gone.longitude := null;
        gone.opens_at := null;
        gone.closes_at := null;
        gone.earliest_on := null;
        gone.skills := '{}';
        gone.attempts_on := '{}';
        gone.attempts_at := '{}';
        gone.barred := '{}';
        gone.bar_reasons := '{}';
        if gone.reason is not null then gone.reason := 'no_place'; end if;
        if new is not distinct from gone and is_erased(old.household_no) then return new; end if;
    end if;
    raise exception 'plan % is not proposed', plan using errcode = 'FP001';
end $$;

ALTER FUNCTION fangpin.plan_rows_are_proposed() OWNER TO fangpin_owner;

-- Name: plans_forget_household(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.plans_forget_household() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    update plan_visit set latitude = null, longitude = null, opens_at = null, closes_at = null,
        earliest_on = null, skills = '{}', attempts_on = '{}', attempts_at = '{}', barred = '{}',
        bar_reasons = '{}', reason = case when reason is not null then 'no_place' end
    where household_no = new.no;
    delete from visit_agreement where household_no = new.no;
    delete from verifier_relative where household_no = new.no;
    return null;
end $$;

ALTER FUNCTION fangpin.plans_forget_household() OWNER TO fangpin_owner;

-- Name: posting_joins_its_own_entry(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.posting_joins_its_own_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if (select xid from journal_entry where no = new.entry_no) <> pg_current_xact_id() then
        raise exception 'entry % is closed', new.entry_no using errcode = 'FP001';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.posting_joins_its_own_entry() OWNER TO fangpin_owner;

-- Name: power_is_appointed(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.power_is_appointed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from role where of_power and name = any (new.roles)
            and (tg_op = 'INSERT' or name <> all (old.roles)))
        and exists (select from appointment where from_at is not null and until_at is null
            and 'security_administrator' = any (roles) and officer <> new.id)
        and not exists (select from appointment where officer = new.id
            and from_at is not null and until_at is null and roles @> new.roles)
    then
        raise exception 'a role of power needs an appointment' using errcode = 'FP009';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.power_is_appointed() OWNER TO fangpin_owner;

-- Name: reconcilers_take_part(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.reconcilers_take_part() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    insert into claim_part as c (claim_id, officer, part)
    select distinct p.claim_id, s.imported_by, 'reconciler' from entered e
    join bank_statement s on s.no = e.statement_no
    join payment q on q.number = e.payment join payout p on p.no = q.payout_no
    order by p.claim_id
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part;
    return null;
end $$;

ALTER FUNCTION fangpin.reconcilers_take_part() OWNER TO fangpin_owner;

-- Name: refuse_change(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;

ALTER FUNCTION fangpin.refuse_change() OWNER TO fangpin_owner;

-- Name: relative_ends_once(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.relative_ends_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.ended_at is not null then
        raise exception 'declaration % is ended', old.no using errcode = 'FP001';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.relative_ends_once() OWNER TO fangpin_owner;

-- Name: resume_import_indexes(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.resume_import_indexes() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    SET maintenance_work_mem TO '256MB'
    AS $$
begin
    alter table cost_record add primary key (serial, channel, revision);
    alter table person_total add primary key (person_no, household_no, cause, year);
    alter table household_total add primary key (household_no, cause, year);
    create index person_total_line
        on person_total (year, amount_fen desc, household_no, person_no, cause)
        where amount_fen >= 500000;
    create index household_total_line
        on household_total (year, amount_fen desc, household_no, cause)
        where amount_fen >= 500000;
end $$;

ALTER FUNCTION fangpin.resume_import_indexes() OWNER TO fangpin_owner;

-- Name: review_compares_findings(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_compares_findings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if not exists (select from review_visit v join review_task t using (round_no, item)
        where v.round_no = new.round_no and v.item = new.item and v.outcome = 'found'
            and t.claim_id = new.claim_id)
    then
        raise exception 'nothing was found about item % of round %', new.item, new.round_no
            using errcode = 'FP012';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.review_compares_findings() OWNER TO fangpin_owner;

-- Name: review_dispute_is_decided_once(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_dispute_is_decided_once() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    if is_erased((select household_no from claim where id = old.claim_id)) then
        return new;
    end if;
    if old.decided_at is not null then
        raise exception 'the dispute about item % of round % is decided', old.item, old.round_no
            using errcode = 'FP001';
    end if;
    if exists (select from review_task where round_no = new.round_no and item = new.item
        and new.decided_by = any(reviewers))
    then
        raise exception '% has reviewed item %', new.decided_by, new.item
            using errcode = 'FP012';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.review_dispute_is_decided_once() OWNER TO fangpin_owner;

-- Name: review_draw(bigint); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_draw(round bigint) RETURNS TABLE(item text, certain boolean, hits bigint, rank bigint, top_up boolean)
    LANGUAGE sql STABLE
    AS $$
    with plan as (
        select no, seed, paid, refused, least_of_stratum, per_verifier,
            coalesce(least_per_verifier, per_verifier) as least_per_verifier,
            array(select (body ->> 'paid')::bigint from review_event where round_no = no
                and kind = 'extend' and (body ->> 'paid')::bigint > 0 order by seq) as passes,
            array(select (body ->> 'refused')::bigint from review_event where round_no = no
                and kind = 'extend' and body ->> 'refused' is not null order by seq) as sizes
        from review_round where no = round
    ), money as (
        select h.* from plan, review_hits(no, paid, passes, seed) h
    ), ranked as (
        select f.item, row_number() over (partition by f.stratum
            order by review_lot(seed, f.item) collate "C", f.item collate "C") as place, f.stratum
        from plan join review_frame f on f.round_no = no
        where f.place = 'refused' and f.forced = '{}'
    ), drawn as (
        select r.item, r.place from plan, review_strata(no, least_of_stratum, refused || sizes) s
        join ranked r using (stratum) where r.place <= s.size
    ), counted as (
        select verifier, sum(drawn) as drawn from review_earlier where round_no = round group by 1
    ), topped as (
        select item from (
            select f.item,
                greatest(least_per_verifier, per_verifier - coalesce(c.drawn, 0)) as size,
                row_number() over (partition by f.verifier
                    order by review_lot(review_subseed(seed, 'verifier'), f.item) collate "C",
                        f.item collate "C") as place
            from plan join review_frame f on f.round_no = no
            left join counted c on c.verifier = f.verifier
            where f.place <> 'excluded' and f.verifier <> '') t
        where place <= size
    )
    select f.item, coalesce(m.certain, false), coalesce(m.hits, 0), coalesce(d.place, 0),
        t.item is not null
    from review_frame f left join money m using (item) left join drawn d using (item)
    left join topped t using (item)
    where f.round_no = round and f.place <> 'excluded' and (f.forced <> '{}' or m.item is not null
        or d.item is not null or t.item is not null)
$$;

ALTER FUNCTION fangpin.review_draw(round bigint) OWNER TO fangpin_owner;

-- Name: review_hits(bigint, bigint, bigint[], bytea); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_hits(round bigint, wanted bigint, passes bigint[], seed bytea) RETURNS TABLE(item text, certain boolean, hits bigint)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
declare
    left_over bigint := wanted; cut bigint; least_taken bigint; taken bigint; total numeric;
    counts bigint[];
begin
    select count(*) into taken from review_frame
    where round_no = round and place = 'paid' and forced = '{}';
    -- A part of fewer than 30 is taken whole.
    if taken < 30 then left_over := taken; end if;
    loop
        select sum(size_fen) into total from review_frame where round_no = round
            and place = 'paid' and forced = '{}' and size_fen < coalesce(cut, size_fen + 1);
        exit when left_over <= 0 or total is null;
        select count(*), min(size_fen) into taken, least_taken from review_frame
        where round_no = round and place = 'paid' and forced = '{}'
            and size_fen < coalesce(cut, size_fen + 1) and size_fen::numeric * left_over >= total;
        exit when taken = 0;
        left_over := left_over - taken;
        cut := least_taken;
    end loop;
    return query select item, true, 0::bigint from review_frame where round_no = round
        and place = 'paid' and forced = '{}' and size_fen >= cut;
    if left_over <= 0 or total is null then return; end if;
    counts := array[left_over] || passes;
    return query
    with pass as (
        select n, c, own, review_start(own, total) as start
        from unnest(counts) with ordinality as p (c, n) cross join lateral
            review_subseed(seed, case n when 1 then '' else 'pass-' || n - 1 end) own
    ), laid as (
        select p.n, f.item, p.start, sum(f.size_fen::numeric * p.c) over (partition by p.n
            order by review_lot(p.own, f.item) collate "C", f.item collate "C") as until
        from review_frame f cross join pass p where f.round_no = round and f.place = 'paid'
            and f.forced = '{}' and f.size_fen < coalesce(cut, f.size_fen + 1)
    ), reached as (
        select n, item, until,
            case when until > start then div(until - start - 1, total) + 1 else 0 end as steps
        from laid
    ), hit as (
        select item, steps - lag(steps, 1, 0::numeric) over (partition by n order by until) as more
        from reached
    )
    select item, false, sum(more)::bigint from hit group by item having sum(more) > 0;
end $$;

ALTER FUNCTION fangpin.review_hits(round bigint, wanted bigint, passes bigint[], seed bytea) OWNER TO fangpin_owner;

-- Name: review_is_final(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_is_final() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
declare
    blank jsonb := to_jsonb(old);
begin
    if blank ? 'remark' then blank := blank || '{"remark": ""}'; end if;
    if blank ? 'reason' then blank := blank || '{"reason": "*"}'; end if;
    if blank ? 'differences' then
        blank := blank || jsonb_build_object('first_facts', (blank -> 'first_facts') - 'bills',
            'facts', (blank -> 'facts') - 'bills',
            'differences', without_names(blank -> 'differences'));
    elsif jsonb_typeof(blank -> 'facts') = 'object' then
        blank := blank || jsonb_build_object('facts', (blank -> 'facts') - 'bills');
    end if;
    if tg_op = 'UPDATE' and to_jsonb(new) = blank
        and is_erased((select household_no from claim where id = old.claim_id))
    then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'FP001';
end $$;

ALTER FUNCTION fangpin.review_is_final() OWNER TO fangpin_owner;

-- Name: review_item_ends_once(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_item_ends_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    kept review_item := new;
begin
    -- An extension may give more hits, a higher rank and another place; it takes nothing back.
    if old.outcome is null then kept.outcome := null; kept.ended_at := null; end if;
    kept.place := old.place;
    kept.hits := old.hits;
    kept.rank := old.rank;
    if kept is distinct from old or new.hits < old.hits or (old.rank > 0 and new.rank <> old.rank)
    then
        raise exception 'item % of round % is drawn, and ends once', old.item, old.round_no
            using errcode = 'FP001';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.review_item_ends_once() OWNER TO fangpin_owner;

-- Name: review_lot(bytea, text); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_lot(seed bytea, item text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ select encode(sha256('fangpin-ticket-v1'::bytea || review_prefixed(seed)
    || review_prefixed(convert_to(item, 'UTF8')) || int4send(1)), 'hex') $$;

ALTER FUNCTION fangpin.review_lot(seed bytea, item text) OWNER TO fangpin_owner;

-- Name: review_prefixed(bytea); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_prefixed(data bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$ select int4send(length(data)) || data $$;

ALTER FUNCTION fangpin.review_prefixed(data bytea) OWNER TO fangpin_owner;

-- Name: review_start(bytea, numeric); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_start(seed bytea, total numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE
    AS $$ select mod((select sum(get_byte(d, n) * 256::numeric ^ (31 - n)) from generate_series(0, 31) n)
        ::numeric(80, 0), total)
    from sha256('fangpin-start-v1'::bytea || review_prefixed(seed)
        || review_prefixed('paid'::bytea)) d $$;

ALTER FUNCTION fangpin.review_start(seed bytea, total numeric) OWNER TO fangpin_owner;

-- Name: review_strata(bigint, bigint, bigint[]); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_strata(round bigint, least_of bigint, sizes bigint[]) RETURNS TABLE(stratum text, size bigint)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
declare
    names text[]; counts bigint[]; least bigint[]; given bigint[]; wanted bigint;
    left_over bigint; total bigint; short int[]; i int;
begin
    select array_agg(stratum order by stratum collate "C"), array_agg(n order by stratum
        collate "C"), array_agg(null::bigint) into names, counts, given
    from (select stratum, count(*) as n from review_frame where round_no = round
        and place = 'refused' and forced = '{}' group by stratum) s;
    if names is null then return; end if;
    if (select sum(n) from unnest(counts) n) < 30 then
        return query select * from unnest(names, counts);
        return;
    end if;
    foreach wanted in array sizes loop
        select array_agg(least(n, greatest(least_of, coalesce(g, 0))) order by p) into least
        from unnest(counts, given) with ordinality as c (n, g, p);
        given := array_fill(null::bigint, array[cardinality(counts)]);
        select least(wanted, sum(n)) into left_over from unnest(counts) n;
        loop
            select sum(n) filter (where g is null) into total from unnest(counts, given) c (n, g);
            select array_agg(p::int) into short
            from unnest(counts, given, least) with ordinality as c (n, g, l, p)
            where g is null and left_over * n < l * total;
            exit when total is null or short is null;
            foreach i in array short loop
                given[i] := least[i];
                left_over := greatest(0, left_over - least[i]);
            end loop;
        end loop;
        if total is not null then
            select array_agg(coalesce(g, n * left_over / total
                + case when place <= left_over - parts then 1 else 0 end) order by p) into given
            from (select n, g, p, row_number() over (partition by g is null
                    order by n * left_over % total desc, p) as place,
                sum(n * left_over / total) filter (where g is null) over () as parts
                from unnest(counts, given) with ordinality as c (n, g, p)) r;
        end if;
    end loop;
    return query select * from unnest(names, given);
end $$;

ALTER FUNCTION fangpin.review_strata(round bigint, least_of bigint, sizes bigint[]) OWNER TO fangpin_owner;

-- Name: review_subseed(bytea, text); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_subseed(seed bytea, purpose text) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$ select case when purpose = '' then seed else sha256('fangpin-subseed-v1'::bytea
    || review_prefixed(seed) || review_prefixed(convert_to(purpose, 'UTF8'))) end $$;

ALTER FUNCTION fangpin.review_subseed(seed bytea, purpose text) OWNER TO fangpin_owner;

-- Name: review_task_finishes_once(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_task_finishes_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.finished_at is not null then
        raise exception 'the review of item % of round % is finished', old.item, old.round_no
            using errcode = 'FP001';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.review_task_finishes_once() OWNER TO fangpin_owner;

-- Name: review_visit_is_of_its_task(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.review_visit_is_of_its_task() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    task review_task;
begin
    select * into task from review_task
        where round_no = new.round_no and item = new.item for share;
    if task.finished_at is not null then
        raise exception 'the review of item % of round % is finished', new.item, new.round_no
            using errcode = 'FP001';
    end if;
    if task.claim_id <> new.claim_id
        or not (new.reviewers || new.recorded_by) <@ task.reviewers
    then
        raise exception 'only who is named reviews item % of round %', new.item, new.round_no
            using errcode = 'FP012';
    end if;
    perform take_parts(new.claim_id, new.reviewers || new.recorded_by, 'reviewer');
    return new;
end $$;

ALTER FUNCTION fangpin.review_visit_is_of_its_task() OWNER TO fangpin_owner;

-- Name: reviews_forget_household(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.reviews_forget_household() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    update review_visit set remark = '', facts = facts - 'bills'
    where claim_id in (select id from claim where household_no = new.no);
    update review_comparison set first_facts = first_facts - 'bills', facts = facts - 'bills',
        differences = without_names(differences)
    where claim_id in (select id from claim where household_no = new.no);
    update review_dispute set reason = '*', decision = case when decision is not null then '*' end
    where claim_id in (select id from claim where household_no = new.no);
    update review_recheck set reason = '*'
    where claim_id in (select id from claim where household_no = new.no);
    return null;
end $$;

ALTER FUNCTION fangpin.reviews_forget_household() OWNER TO fangpin_owner;

-- Name: roles_go_together(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.roles_go_together() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    wrong text;
begin
    select r.name into wrong from unnest(new.roles) r (name)
        where not exists (select from role where role.name = r.name) limit 1;
    if found then
        raise exception 'nobody is appointed to %', wrong using errcode = 'FP007';
    end if;
    if cardinality(new.roles) < 2 then
        return new;
    end if;
    select c.one || ' and ' || c.other into wrong from role_conflict c
        where array[c.one, c.other] <@ new.roles limit 1;
    if found then
        raise exception 'nobody is % at the same time', wrong using errcode = 'FP007';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.roles_go_together() OWNER TO fangpin_owner;

-- Name: round_goes_forward(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.round_goes_forward() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    states constant text[] :=
        array['framed', 'committed', 'seeded', 'drawn', 'reviewed', 'reported'];
    step   constant integer :=
        array_position(states, new.state) - array_position(states, old.state);
    kept   review_round := new;
begin
    kept.state := old.state;
    if old.seed is null then kept.seed := null; end if;
    if old.report is null then kept.report := null; kept.report_digest := null; end if;
    if step not in (0, 1) or kept is distinct from old then
        raise exception 'round % is % and goes one step forward or stays', old.id, old.state
            using errcode = 'FP003';
    end if;
    return new;
end $$;

ALTER FUNCTION fangpin.round_goes_forward() OWNER TO fangpin_owner;

-- Name: sealed_key(bytea); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sealed_key(value bytea) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select case when octet_length(value) > 2
        then get_byte(value, 1) * 256 + get_byte(value, 2) end
$$;

ALTER FUNCTION fangpin.sealed_key(value bytea) OWNER TO fangpin_owner;

-- Name: sees_claim(bigint); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_claim(number bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$begin return exists (select from claim where id = number); end$$;

ALTER FUNCTION fangpin.sees_claim(number bigint) OWNER TO fangpin_owner;

-- Name: sees_county(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_county() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select current_setting('fangpin.area', true) = '/'
        and current_setting('fangpin.insurer', true) = '/'
$$;

ALTER FUNCTION fangpin.sees_county() OWNER TO fangpin_owner;

-- Name: sees_crosscheck(bigint); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_crosscheck(number bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$begin return exists (select from crosscheck where no = number); end$$;

ALTER FUNCTION fangpin.sees_crosscheck(number bigint) OWNER TO fangpin_owner;

-- Name: sees_findings(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_findings() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select coalesce(current_setting('fangpin.blind', true), '') = ''
$$;

ALTER FUNCTION fangpin.sees_findings() OWNER TO fangpin_owner;

-- Name: sees_household(integer); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_household(number integer) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$begin return exists (select from household where no = number); end$$;

ALTER FUNCTION fangpin.sees_household(number integer) OWNER TO fangpin_owner;

-- Name: sees_notice(bigint); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_notice(number bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$begin return exists (select from public_notice where no = number); end$$;

ALTER FUNCTION fangpin.sees_notice(number bigint) OWNER TO fangpin_owner;

-- Name: sees_payout(bigint); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_payout(number bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$begin return exists (select from payout where no = number); end$$;

ALTER FUNCTION fangpin.sees_payout(number bigint) OWNER TO fangpin_owner;

-- Name: sees_review_task(bigint, text); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.sees_review_task(round bigint, name text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    return exists (select from review_task where round_no = round and item = name);
end $$;

ALTER FUNCTION fangpin.sees_review_task(round bigint, name text) OWNER TO fangpin_owner;

-- Name: statement_entry_is_final(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.statement_entry_is_final() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
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

ALTER FUNCTION fangpin.statement_entry_is_final() OWNER TO fangpin_owner;

-- Name: suspend_import_indexes(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.suspend_import_indexes() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    lock table cost_record, person_total, household_total in access exclusive mode;
    alter table cost_record drop constraint cost_record_pkey;
    alter table person_total drop constraint person_total_pkey;
    alter table household_total drop constraint household_total_pkey;
    drop index person_total_line, household_total_line;
end $$;

ALTER FUNCTION fangpin.suspend_import_indexes() OWNER TO fangpin_owner;

-- Name: take_parts(bigint, text[], text); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.take_parts(claim bigint, officers text[], role text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
begin
    insert into claim_part as c (claim_id, officer, part)
    select distinct claim, name, role from unnest(officers) as name where name is not null
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part;
end $$;

ALTER FUNCTION fangpin.take_parts(claim bigint, officers text[], role text) OWNER TO fangpin_owner;

-- Name: upload_parts_under(integer); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.upload_parts_under(key_id integer) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
    select count(*) from upload_part where sealed_key(substring(bytes_sealed for 3)) = key_id
$$;

ALTER FUNCTION fangpin.upload_parts_under(key_id integer) OWNER TO fangpin_owner;

-- Name: values_under(text, integer); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.values_under(purpose text, key_id integer) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
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

ALTER FUNCTION fangpin.values_under(purpose text, key_id integer) OWNER TO fangpin_owner;

-- Name: verification_is_final(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.verification_is_final() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
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

ALTER FUNCTION fangpin.verification_is_final() OWNER TO fangpin_owner;

-- Name: verifiers_take_part(); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.verifiers_take_part() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform take_parts(new.claim_id, new.verifiers || new.recorded_by, 'verifier');
    return null;
end $$;

ALTER FUNCTION fangpin.verifiers_take_part() OWNER TO fangpin_owner;

-- Name: visit_waits(bigint[], date); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.visit_waits(claims bigint[], planned date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'fangpin', 'pg_temp'
    AS $$
    select exists (select from claim c where c.id = any(claims) and c.state = 'accepted'
        and not exists (select from verification v
            where v.claim_id = c.id and v.visited_on >= planned))
$$;

ALTER FUNCTION fangpin.visit_waits(claims bigint[], planned date) OWNER TO fangpin_owner;

-- Name: without_names(jsonb); Type: FUNCTION; Schema: fangpin; Owner: fangpin_owner

CREATE FUNCTION fangpin.without_names(differences jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    select coalesce(jsonb_agg(d - 'name' order by place), '[]')
    from jsonb_array_elements(differences) with ordinality as e(d, place)
$$;

ALTER FUNCTION fangpin.without_names(differences jsonb) OWNER TO fangpin_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

-- Name: absence; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.absence (
    no bigint NOT NULL,
    officer text,
    vehicle text,
    from_on date NOT NULL,
    to_on date NOT NULL,
    noted_by text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    CONSTRAINT absence_check CHECK ((num_nonnulls(officer, vehicle) = 1)),
    CONSTRAINT absence_check1 CHECK ((from_on <= to_on))
);

ALTER TABLE fangpin.absence OWNER TO fangpin_owner;

-- Name: absence_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.absence ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.absence_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: account; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.account (
    code text NOT NULL,
    normal smallint NOT NULL,
    floor_fen bigint,
    balance_fen bigint DEFAULT 0 NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    CONSTRAINT account_floor CHECK (((floor_fen IS NULL) OR ((balance_fen * normal) >= floor_fen))),
    CONSTRAINT account_normal_check CHECK ((normal = ANY (ARRAY['-1'::integer, 1])))
);

ALTER TABLE fangpin.account OWNER TO fangpin_owner;

-- Name: action_log; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.action_log (
    id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    body bytea NOT NULL,
    leaf bytea NOT NULL,
    mac bytea NOT NULL,
    CONSTRAINT action_log_leaf_check CHECK ((length(leaf) = 32)),
    CONSTRAINT action_log_mac_check CHECK ((length(mac) = 32))
);

ALTER TABLE fangpin.action_log OWNER TO fangpin_owner;

-- Name: action_log_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.action_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.action_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: api_token; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.api_token (
    id bigint NOT NULL,
    token_hash bytea NOT NULL,
    officer_id text NOT NULL,
    label text NOT NULL,
    permissions text[] NOT NULL,
    issued_by text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    used_at timestamp with time zone,
    CONSTRAINT api_token_check CHECK (((expires_at > issued_at) AND (expires_at <= (issued_at + '366 days'::interval)))),
    CONSTRAINT api_token_label_check CHECK ((label <> ''::text)),
    CONSTRAINT api_token_permissions_check CHECK ((cardinality(permissions) > 0)),
    CONSTRAINT api_token_token_hash_check CHECK ((length(token_hash) = 32))
);

ALTER TABLE fangpin.api_token OWNER TO fangpin_owner;

-- Name: api_token_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.api_token ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.api_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: application; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.application (
    no bigint NOT NULL,
    household_no integer NOT NULL,
    person_no integer NOT NULL,
    cause text NOT NULL,
    filed_on date NOT NULL,
    way text NOT NULL,
    stated_fen bigint NOT NULL,
    remark text NOT NULL,
    content bytea NOT NULL,
    file_no bigint,
    line bigint
);

ALTER TABLE ONLY fangpin.application FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.application OWNER TO fangpin_owner;

-- Name: application_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.application ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.application_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: appointment; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.appointment (
    no bigint NOT NULL,
    officer text NOT NULL,
    roles text[] NOT NULL,
    area_code text,
    insurer text,
    reason text NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decision text,
    decided_by text,
    decided_at timestamp with time zone,
    from_at timestamp with time zone,
    until_at timestamp with time zone,
    ended_by text,
    CONSTRAINT appointment_decided CHECK ((num_nulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3]))),
    CONSTRAINT appointment_decision_check CHECK ((decision = ANY (ARRAY['founding'::text, 'immediate'::text, 'confirmed'::text, 'rejected'::text, 'withdrawn'::text]))),
    CONSTRAINT appointment_founding CHECK (((decision <> 'founding'::text) OR ((proposed_by = 'operator'::text) AND (roles = '{security_administrator}'::text[])))),
    CONSTRAINT appointment_from CHECK ((COALESCE((decision = ANY (ARRAY['founding'::text, 'immediate'::text, 'confirmed'::text])), false) = (from_at IS NOT NULL))),
    CONSTRAINT appointment_not_by_oneself CHECK (((proposed_by <> officer) AND (decided_by <> officer) AND (ended_by <> officer))),
    CONSTRAINT appointment_reason_check CHECK ((reason <> ''::text)),
    CONSTRAINT appointment_roles_check CHECK ((cardinality(roles) > 0)),
    CONSTRAINT appointment_two_persons CHECK (((decision <> ALL (ARRAY['confirmed'::text, 'rejected'::text])) OR (decided_by <> proposed_by))),
    CONSTRAINT appointment_until CHECK ((((until_at IS NULL) = (ended_by IS NULL)) AND ((until_at IS NULL) OR (until_at >= from_at))))
);

ALTER TABLE fangpin.appointment OWNER TO fangpin_owner;

-- Name: appointment_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.appointment ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.appointment_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: approval; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.approval (
    no bigint NOT NULL,
    claim_id bigint NOT NULL,
    decided_on date NOT NULL,
    handler text NOT NULL,
    approver text NOT NULL,
    granted boolean NOT NULL,
    CONSTRAINT approval_four_eyes CHECK ((handler <> approver))
);

ALTER TABLE ONLY fangpin.approval FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.approval OWNER TO fangpin_owner;

-- Name: approval_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.approval ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.approval_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: area; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.area (
    code text NOT NULL,
    name text NOT NULL,
    level text NOT NULL,
    parent text,
    latitude integer,
    longitude integer,
    CONSTRAINT area_level_check CHECK ((level = ANY (ARRAY['province'::text, 'city'::text, 'county'::text, 'town'::text, 'village'::text])))
);

ALTER TABLE fangpin.area OWNER TO fangpin_owner;

-- Name: assessment; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.assessment (
    no bigint NOT NULL,
    claim_id bigint NOT NULL,
    verification_no bigint NOT NULL,
    scheme_id text NOT NULL,
    scheme_hash bytea NOT NULL,
    class_id text NOT NULL,
    members integer NOT NULL,
    net_fen bigint NOT NULL,
    basis_fen bigint NOT NULL,
    excluded boolean NOT NULL,
    paid_year_fen bigint NOT NULL,
    per_capita_fen bigint NOT NULL,
    by_rule_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    reason text,
    working jsonb NOT NULL,
    at_approval boolean NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    computed_by text,
    CONSTRAINT assessment_by_rule_fen_check CHECK ((by_rule_fen >= 0)),
    CONSTRAINT assessment_check CHECK (((payable_fen >= 0) AND (payable_fen <= by_rule_fen))),
    CONSTRAINT assessment_paid_year_fen_check CHECK ((paid_year_fen >= 0))
);

ALTER TABLE ONLY fangpin.assessment FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.assessment OWNER TO fangpin_owner;

-- Name: assessment_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.assessment ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.assessment_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: bank_statement; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.bank_statement (
    no bigint NOT NULL,
    account text NOT NULL,
    statement_id text NOT NULL,
    sequence bigint,
    digest bytea NOT NULL,
    opening_fen bigint NOT NULL,
    closing_fen bigint NOT NULL,
    first_day date,
    last_day date,
    closing_day date NOT NULL,
    entries integer NOT NULL,
    imported_by text NOT NULL,
    imported_at timestamp with time zone NOT NULL
);

ALTER TABLE fangpin.bank_statement OWNER TO fangpin_owner;

-- Name: bank_statement_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.bank_statement ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.bank_statement_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: calendar_exception; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.calendar_exception (
    day date NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    CONSTRAINT calendar_exception_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'workday'::text])))
);

ALTER TABLE fangpin.calendar_exception OWNER TO fangpin_owner;

-- Name: check_run; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.check_run (
    no bigint NOT NULL,
    name text NOT NULL,
    ran_at timestamp with time zone NOT NULL,
    findings bigint NOT NULL,
    holder text NOT NULL
);

ALTER TABLE fangpin.check_run OWNER TO fangpin_owner;

-- Name: check_run_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.check_run ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.check_run_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: checkpoint; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.checkpoint (
    size bigint NOT NULL,
    text text NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    CONSTRAINT checkpoint_size_check CHECK ((size > 0))
);

ALTER TABLE fangpin.checkpoint OWNER TO fangpin_owner;

-- Name: claim; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.claim (
    id bigint NOT NULL,
    household_no integer NOT NULL,
    area_code text NOT NULL,
    insurer text DEFAULT ''::text NOT NULL,
    cause text NOT NULL,
    year smallint NOT NULL,
    class_id text NOT NULL,
    scheme_id text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    opened_on date NOT NULL,
    due_on date,
    version integer DEFAULT 1 NOT NULL,
    trail_version integer DEFAULT 0 NOT NULL,
    trail_hash bytea DEFAULT '\x'::bytea NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT claim_cause_check CHECK ((cause = ANY (ARRAY['illness'::text, 'education'::text, 'disaster'::text, 'accident'::text]))),
    CONSTRAINT claim_channel_check CHECK ((channel = ANY (ARRAY['medical'::text, 'disaster'::text, 'civil'::text, 'education'::text, 'application'::text]))),
    CONSTRAINT claim_trail_hash_check CHECK ((length(trail_hash) = ANY (ARRAY[0, 32]))),
    CONSTRAINT claim_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY fangpin.claim FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.claim OWNER TO fangpin_owner;

-- Name: claim_count; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.claim_count (
    state text NOT NULL,
    shard smallint NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT claim_count_shard_check CHECK (((shard >= 0) AND (shard <= 63)))
)
WITH (fillfactor='50');

ALTER TABLE fangpin.claim_count OWNER TO fangpin_owner;

-- Name: claim_edge; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.claim_edge (
    from_state text NOT NULL,
    to_state text NOT NULL
);

ALTER TABLE fangpin.claim_edge OWNER TO fangpin_owner;

-- Name: claim_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.claim ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: claim_part; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.claim_part (
    claim_id bigint NOT NULL,
    officer text NOT NULL,
    part text NOT NULL,
    CONSTRAINT claim_part_part_check CHECK ((part = ANY (ARRAY['verifier'::text, 'handler'::text, 'approver'::text, 'payer'::text, 'reconciler'::text, 'reviewer'::text])))
);

ALTER TABLE fangpin.claim_part OWNER TO fangpin_owner;

-- Name: claim_source; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.claim_source (
    claim_id bigint NOT NULL,
    channel text NOT NULL,
    person_no integer NOT NULL,
    month date,
    joined_on date NOT NULL
);

ALTER TABLE ONLY fangpin.claim_source FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.claim_source OWNER TO fangpin_owner;

-- Name: client_certificate; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.client_certificate (
    id bigint NOT NULL,
    fingerprint bytea NOT NULL,
    officer_id text NOT NULL,
    label text NOT NULL,
    permissions text[] NOT NULL,
    bound_by text NOT NULL,
    bound_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    confirmed_by text,
    confirmed_at timestamp with time zone,
    revoked_at timestamp with time zone,
    used_at timestamp with time zone,
    CONSTRAINT client_certificate_check CHECK (((expires_at > bound_at) AND (expires_at <= (bound_at + '366 days'::interval)))),
    CONSTRAINT client_certificate_confirmed CHECK ((num_nulls(confirmed_by, confirmed_at) = ANY (ARRAY[0, 2]))),
    CONSTRAINT client_certificate_fingerprint_check CHECK ((length(fingerprint) = 32)),
    CONSTRAINT client_certificate_label_check CHECK ((label <> ''::text)),
    CONSTRAINT client_certificate_permissions_check CHECK ((cardinality(permissions) > 0)),
    CONSTRAINT client_certificate_two_persons CHECK (((bound_by <> officer_id) AND (confirmed_by <> officer_id) AND (confirmed_by <> bound_by)))
);

ALTER TABLE fangpin.client_certificate OWNER TO fangpin_owner;

-- Name: client_certificate_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.client_certificate ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.client_certificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: cosignature; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.cosignature (
    size bigint NOT NULL,
    line text NOT NULL,
    witness text NOT NULL,
    accepted_at timestamp with time zone NOT NULL
);

ALTER TABLE fangpin.cosignature OWNER TO fangpin_owner;

-- Name: cost_record; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.cost_record (
    no bigint NOT NULL,
    basis_fen bigint NOT NULL,
    file_no bigint NOT NULL,
    person_no integer NOT NULL,
    household_no integer NOT NULL,
    revision integer NOT NULL,
    line integer NOT NULL,
    day date,
    year smallint NOT NULL,
    channel text NOT NULL,
    serial text NOT NULL COLLATE pg_catalog."C",
    cells text NOT NULL,
    content bytea NOT NULL
);

ALTER TABLE ONLY fangpin.cost_record FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.cost_record OWNER TO fangpin_owner;

-- Name: credential; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.credential (
    officer_id text NOT NULL,
    password_hash text NOT NULL,
    password_at timestamp with time zone NOT NULL,
    must_change boolean NOT NULL,
    used_before text[] DEFAULT '{}'::text[] NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    locks integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    factor_sealed bytea,
    factor_at timestamp with time zone,
    factor_step bigint,
    inside_failures integer DEFAULT 0 NOT NULL,
    inside_locks integer DEFAULT 0 NOT NULL,
    inside_locked_until timestamp with time zone,
    CONSTRAINT credential_check CHECK (((factor_at IS NULL) OR (factor_sealed IS NOT NULL))),
    CONSTRAINT credential_failures_check CHECK ((failures >= 0)),
    CONSTRAINT credential_inside_failures_check CHECK ((inside_failures >= 0)),
    CONSTRAINT credential_inside_locks_check CHECK ((inside_locks >= 0)),
    CONSTRAINT credential_locks_check CHECK ((locks >= 0)),
    CONSTRAINT credential_password_hash_check CHECK ((password_hash ~~ '$scrypt$%'::text)),
    CONSTRAINT credential_used_before_check CHECK ((cardinality(used_before) <= 4))
);

ALTER TABLE fangpin.credential OWNER TO fangpin_owner;

-- Name: crosscheck; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.crosscheck (
    no bigint NOT NULL,
    household_no integer NOT NULL,
    area_code text NOT NULL,
    insurer text DEFAULT ''::text NOT NULL,
    id_index bytea NOT NULL,
    id_masked text NOT NULL,
    department text NOT NULL,
    item text NOT NULL,
    hit boolean NOT NULL,
    remark text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    id_index_key smallint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY fangpin.crosscheck FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.crosscheck OWNER TO fangpin_owner;

-- Name: crosscheck_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.crosscheck ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.crosscheck_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: crosscheck_resolution; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.crosscheck_resolution (
    crosscheck_no bigint NOT NULL,
    ruling text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT crosscheck_resolution_ruling_check CHECK ((ruling = ANY (ARRAY['upheld'::text, 'explained'::text, 'exempt'::text])))
);

ALTER TABLE ONLY fangpin.crosscheck_resolution FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.crosscheck_resolution OWNER TO fangpin_owner;

-- Name: due_work; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.due_work (
    id bigint NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    wake_at timestamp with time zone NOT NULL,
    held_until timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    fault text,
    parked_at timestamp with time zone,
    CONSTRAINT due_work_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT due_work_check CHECK (((parked_at IS NULL) OR (fault IS NOT NULL))),
    CONSTRAINT due_work_kind_check CHECK ((kind <> ''::text)),
    CONSTRAINT due_work_version_check CHECK ((version > 0))
)
WITH (fillfactor='60', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000');

ALTER TABLE fangpin.due_work OWNER TO fangpin_owner;

-- Name: due_work_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.due_work ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.due_work_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: erasure; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.erasure (
    no bigint NOT NULL,
    household_no integer NOT NULL,
    reason text NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decision text,
    decided_by text,
    decided_at timestamp with time zone,
    CONSTRAINT erasure_decided CHECK ((num_nulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3]))),
    CONSTRAINT erasure_decision_check CHECK ((decision = ANY (ARRAY['erased'::text, 'rejected'::text]))),
    CONSTRAINT erasure_reason_check CHECK ((reason <> ''::text)),
    CONSTRAINT erasure_two_persons CHECK (((decision IS DISTINCT FROM 'erased'::text) OR (decided_by <> proposed_by)))
);

ALTER TABLE ONLY fangpin.erasure FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.erasure OWNER TO fangpin_owner;

-- Name: erasure_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.erasure ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.erasure_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: feed_file; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.feed_file (
    no bigint NOT NULL,
    name text NOT NULL,
    channel text NOT NULL,
    digest bytea NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    imported_by text NOT NULL,
    rows bigint NOT NULL,
    accepted bigint NOT NULL,
    duplicates bigint NOT NULL,
    superseded bigint NOT NULL,
    rejected bigint NOT NULL,
    CONSTRAINT feed_file_channel_check CHECK ((channel = ANY (ARRAY['medical'::text, 'disaster'::text, 'civil'::text, 'education'::text, 'application'::text]))),
    CONSTRAINT feed_file_check CHECK ((rows = ((accepted + duplicates) + rejected))),
    CONSTRAINT feed_file_check1 CHECK ((superseded <= accepted)),
    CONSTRAINT feed_file_digest_check CHECK ((length(digest) = 32))
);

ALTER TABLE fangpin.feed_file OWNER TO fangpin_owner;

-- Name: feed_reject; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.feed_reject (
    file_no bigint NOT NULL,
    line bigint NOT NULL,
    defect text NOT NULL,
    column_name text,
    masked_value text NOT NULL
);

ALTER TABLE ONLY fangpin.feed_reject FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.feed_reject OWNER TO fangpin_owner;

-- Name: feed_warning; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.feed_warning (
    file_no bigint NOT NULL,
    line bigint NOT NULL,
    warning text NOT NULL,
    column_name text NOT NULL,
    stated_fen bigint,
    computed text NOT NULL
);

ALTER TABLE fangpin.feed_warning OWNER TO fangpin_owner;

-- Name: fund_account; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.fund_account (
    no bigint NOT NULL,
    name text NOT NULL,
    account text NOT NULL,
    bank text NOT NULL,
    clearing_code text,
    named_by text NOT NULL,
    named_at timestamp with time zone NOT NULL,
    CONSTRAINT fund_account_account_check CHECK ((account ~ '^[0-9A-Za-z-]{5,34}$'::text)),
    CONSTRAINT fund_account_bank_check CHECK ((bank <> ''::text)),
    CONSTRAINT fund_account_clearing_code_check CHECK ((clearing_code ~ '^[0-9]{12}$'::text)),
    CONSTRAINT fund_account_name_check CHECK ((name <> ''::text))
);

ALTER TABLE fangpin.fund_account OWNER TO fangpin_owner;

-- Name: fund_account_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.fund_account ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.fund_account_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: household; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.household (
    no integer NOT NULL,
    id text NOT NULL,
    area_code text NOT NULL,
    insurer text DEFAULT ''::text NOT NULL,
    class_name text NOT NULL,
    head_sealed bytea NOT NULL,
    head_masked text NOT NULL,
    address text NOT NULL,
    latitude integer,
    longitude integer,
    bank text NOT NULL,
    account_sealed bytea NOT NULL,
    account_index bytea NOT NULL,
    account_masked text NOT NULL,
    account_holder text NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_masked text NOT NULL,
    salt bytea NOT NULL,
    account_index_key smallint DEFAULT 1 NOT NULL,
    erased_on date,
    CONSTRAINT household_erased CHECK (
CASE
    WHEN (erased_on IS NULL) THEN (length(salt) = 32)
    ELSE ((octet_length(((((salt || head_sealed) || account_sealed) || account_index) || phone_sealed)) = 0) AND ((((((head_masked || address) || bank) || account_masked) || account_holder) || phone_masked) = ''::text) AND (num_nonnulls(latitude, longitude) = 0))
END)
);

ALTER TABLE ONLY fangpin.household FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.household OWNER TO fangpin_owner;

-- Name: household_total; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.household_total (
    household_no integer NOT NULL,
    cause text NOT NULL,
    year smallint NOT NULL,
    amount_fen bigint NOT NULL
);

ALTER TABLE ONLY fangpin.household_total FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.household_total OWNER TO fangpin_owner;

-- Name: idempotency; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.idempotency (
    key text NOT NULL,
    action text NOT NULL,
    request_hash bytea NOT NULL,
    outcome bytea NOT NULL,
    leaf_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT idempotency_request_hash_check CHECK ((length(request_hash) = 32))
);

ALTER TABLE fangpin.idempotency OWNER TO fangpin_owner;

-- Name: import_file; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.import_file (
    job_no bigint NOT NULL,
    part text NOT NULL,
    digest bytea NOT NULL,
    name text NOT NULL,
    upload_no bigint,
    CONSTRAINT import_file_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT import_file_part_check CHECK ((part = ANY (ARRAY['file'::text, 'villages'::text, 'households'::text, 'persons'::text, 'verifiers'::text, 'vehicles'::text, 'calendar'::text])))
);

ALTER TABLE fangpin.import_file OWNER TO fangpin_owner;

-- Name: import_finding; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.import_finding (
    job_no bigint NOT NULL,
    place bigint NOT NULL,
    part text NOT NULL,
    line bigint,
    column_name text,
    "position" integer,
    defect text NOT NULL,
    is_warning boolean NOT NULL,
    masked_value text NOT NULL,
    detail text NOT NULL,
    CONSTRAINT import_finding_place_check CHECK ((place > 0))
);

ALTER TABLE ONLY fangpin.import_finding FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.import_finding OWNER TO fangpin_owner;

-- Name: import_job; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.import_job (
    no bigint NOT NULL,
    kind text NOT NULL,
    channel text,
    officer_id text NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    rows_read bigint DEFAULT 0 NOT NULL,
    rows_expected bigint,
    file_no bigint,
    refusal text,
    subject text,
    counted text[] DEFAULT '{}'::text[] NOT NULL,
    counts bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    CONSTRAINT import_job_check CHECK (((channel IS NOT NULL) = (kind = 'feed'::text))),
    CONSTRAINT import_job_check1 CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'refused'::text])))),
    CONSTRAINT import_job_check2 CHECK ((cardinality(counts) = cardinality(counted))),
    CONSTRAINT import_job_check3 CHECK (((refusal IS NULL) OR (state = 'refused'::text))),
    CONSTRAINT import_job_kind_check CHECK ((kind = ANY (ARRAY['feed'::text, 'applications'::text, 'register'::text, 'scheme'::text, 'statement'::text]))),
    CONSTRAINT import_job_revision_check CHECK ((revision > 0)),
    CONSTRAINT import_job_rows_expected_check CHECK ((rows_expected >= 0)),
    CONSTRAINT import_job_rows_read_check CHECK ((rows_read >= 0)),
    CONSTRAINT import_job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'refused'::text])))
)
WITH (fillfactor='70');

ALTER TABLE fangpin.import_job OWNER TO fangpin_owner;

-- Name: import_job_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.import_job ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.import_job_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: instance; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.instance (
    singleton boolean DEFAULT true NOT NULL,
    county_area text,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT instance_singleton_check CHECK (singleton)
);

ALTER TABLE fangpin.instance OWNER TO fangpin_owner;

-- Name: journal_entry; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.journal_entry (
    no bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    kind text NOT NULL,
    posted_on date NOT NULL,
    narrative text NOT NULL,
    claim_id bigint,
    payment text,
    posted_at timestamp with time zone NOT NULL
);

ALTER TABLE fangpin.journal_entry OWNER TO fangpin_owner;

-- Name: journal_entry_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.journal_entry ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.journal_entry_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: key_fingerprint; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.key_fingerprint (
    purpose text NOT NULL,
    key_id integer NOT NULL,
    value bytea NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    destroyed_at timestamp with time zone,
    CONSTRAINT key_fingerprint_closed CHECK (((destroyed_at IS NULL) OR (closed_at IS NOT NULL)))
);

ALTER TABLE fangpin.key_fingerprint OWNER TO fangpin_owner;

-- Name: key_pass; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.key_pass (
    purpose text NOT NULL,
    key_id integer NOT NULL,
    target text NOT NULL,
    "position" bigint DEFAULT 0 NOT NULL,
    replaced bigint DEFAULT 0 NOT NULL,
    skipped bigint DEFAULT 0 NOT NULL,
    walked boolean DEFAULT false NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT key_pass_check CHECK (((ended_at IS NULL) OR walked)),
    CONSTRAINT key_pass_purpose_check CHECK ((purpose = ANY (ARRAY['seal'::text, 'index'::text]))),
    CONSTRAINT key_pass_target_check CHECK ((target = ANY (ARRAY['crosscheck'::text, 'household'::text, 'person'::text, 'officer'::text, 'credential'::text])))
);

ALTER TABLE fangpin.key_pass OWNER TO fangpin_owner;

-- Name: known_device; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.known_device (
    token_hash bytea NOT NULL,
    officer_id text NOT NULL,
    used_at timestamp with time zone NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    locks integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    CONSTRAINT known_device_failures_check CHECK ((failures >= 0)),
    CONSTRAINT known_device_locks_check CHECK ((locks >= 0)),
    CONSTRAINT known_device_token_hash_check CHECK ((length(token_hash) = 32))
);

ALTER TABLE fangpin.known_device OWNER TO fangpin_owner;

-- Name: lease; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.lease (
    name text NOT NULL,
    holder text NOT NULL,
    term bigint NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT lease_term_check CHECK ((term > 0))
);

ALTER TABLE fangpin.lease OWNER TO fangpin_owner;

-- Name: migration; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum bytea NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE fangpin.migration OWNER TO fangpin_owner;

-- Name: objection; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.objection (
    no bigint NOT NULL,
    notice_no bigint NOT NULL,
    raised_on date NOT NULL,
    ruling text,
    ruled_on date,
    ruled_by text,
    CONSTRAINT objection_ruling_check CHECK ((ruling = ANY (ARRAY['upheld'::text, 'dismissed'::text])))
);

ALTER TABLE ONLY fangpin.objection FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.objection OWNER TO fangpin_owner;

-- Name: objection_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.objection ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.objection_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: officer; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.officer (
    id text NOT NULL,
    name text NOT NULL,
    roles text[] NOT NULL,
    area_code text,
    insurer text,
    home_village text,
    phone_sealed bytea,
    phone_masked text,
    active boolean DEFAULT true NOT NULL,
    skills text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT officer_skills_check CHECK ((skills <@ ARRAY['medical_bills'::text, 'damage'::text, 'sign_language'::text, 'dialect'::text]))
);

ALTER TABLE fangpin.officer OWNER TO fangpin_owner;

-- Name: payee_confirmation; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.payee_confirmation (
    payment text NOT NULL,
    claim_id bigint NOT NULL,
    outcome text NOT NULL,
    confirmed_by text NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    CONSTRAINT payee_confirmation_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'corrected'::text])))
);

ALTER TABLE ONLY fangpin.payee_confirmation FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.payee_confirmation OWNER TO fangpin_owner;

-- Name: payment; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.payment (
    number text NOT NULL,
    payout_no bigint NOT NULL,
    sequence integer NOT NULL,
    batch_no bigint NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    booked_on date,
    returned_fen bigint DEFAULT 0 NOT NULL,
    unexplained_debits integer DEFAULT 0 NOT NULL,
    CONSTRAINT payment_amount_fen_check CHECK ((amount_fen > 0)),
    CONSTRAINT payment_check CHECK (((returned_fen >= 0) AND (returned_fen <= amount_fen))),
    CONSTRAINT payment_check1 CHECK (((booked_on IS NOT NULL) = (state = ANY (ARRAY['booked'::text, 'returned'::text])))),
    CONSTRAINT payment_check2 CHECK (((returned_fen > 0) = (state = 'returned'::text))),
    CONSTRAINT payment_number_check CHECK ((length(number) <= 64)),
    CONSTRAINT payment_sequence_check CHECK ((sequence >= 1)),
    CONSTRAINT payment_unexplained_debits_check CHECK ((unexplained_debits >= 0))
);

ALTER TABLE ONLY fangpin.payment FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.payment OWNER TO fangpin_owner;

-- Name: payment_batch; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.payment_batch (
    no bigint NOT NULL,
    message_id text NOT NULL,
    ordered_on date NOT NULL,
    payments integer NOT NULL,
    total_fen bigint NOT NULL,
    file bytea NOT NULL,
    ordered_by text NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    CONSTRAINT payment_batch_payments_check CHECK ((payments > 0)),
    CONSTRAINT payment_batch_total_fen_check CHECK ((total_fen > 0))
);

ALTER TABLE ONLY fangpin.payment_batch FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.payment_batch OWNER TO fangpin_owner;

-- Name: payment_batch_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.payment_batch ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.payment_batch_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: payment_edge; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.payment_edge (
    from_state text NOT NULL,
    to_state text NOT NULL
);

ALTER TABLE fangpin.payment_edge OWNER TO fangpin_owner;

-- Name: payout; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.payout (
    no bigint NOT NULL,
    claim_id bigint NOT NULL,
    household_no integer NOT NULL,
    cause text NOT NULL,
    class_id text NOT NULL,
    year smallint NOT NULL,
    approval_no bigint NOT NULL,
    assessment_no bigint NOT NULL,
    amount_fen bigint NOT NULL,
    approved_on date NOT NULL,
    CONSTRAINT payout_amount_fen_check CHECK ((amount_fen > 0))
);

ALTER TABLE ONLY fangpin.payout FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.payout OWNER TO fangpin_owner;

-- Name: payout_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.payout ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.payout_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: person; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.person (
    no integer NOT NULL,
    household_no integer NOT NULL,
    area_code text NOT NULL,
    insurer text DEFAULT ''::text NOT NULL,
    name text NOT NULL,
    id_sealed bytea NOT NULL,
    id_index bytea NOT NULL,
    id_masked text NOT NULL,
    relation text NOT NULL,
    sex text NOT NULL,
    birth_on date,
    health text NOT NULL,
    labour text NOT NULL,
    schooling text NOT NULL,
    id_index_key smallint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY fangpin.person FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.person OWNER TO fangpin_owner;

-- Name: person_lookup; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.person_lookup (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    officer_id text NOT NULL,
    key_kind text NOT NULL,
    found integer NOT NULL,
    CONSTRAINT person_lookup_found_check CHECK ((found >= 0)),
    CONSTRAINT person_lookup_key_kind_check CHECK ((key_kind = 'id_number'::text))
);

ALTER TABLE fangpin.person_lookup OWNER TO fangpin_owner;

-- Name: person_lookup_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.person_lookup ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.person_lookup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: person_total; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.person_total (
    person_no integer NOT NULL,
    household_no integer NOT NULL,
    cause text NOT NULL,
    year smallint NOT NULL,
    amount_fen bigint NOT NULL
);

ALTER TABLE ONLY fangpin.person_total FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.person_total OWNER TO fangpin_owner;

-- Name: plan_crew; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.plan_crew (
    plan_no bigint NOT NULL,
    number integer NOT NULL,
    day date NOT NULL,
    vehicle text NOT NULL,
    plate text NOT NULL,
    seats integer NOT NULL,
    latitude integer NOT NULL,
    longitude integer NOT NULL,
    starts_at smallint NOT NULL,
    ends_at smallint NOT NULL,
    verifiers text[] NOT NULL,
    travel integer NOT NULL,
    departs_at smallint NOT NULL,
    back_at smallint NOT NULL,
    CONSTRAINT plan_crew_check CHECK (((cardinality(verifiers) >= 1) AND (cardinality(verifiers) <= seats))),
    CONSTRAINT plan_crew_number_check CHECK ((number > 0)),
    CONSTRAINT plan_crew_travel_check CHECK ((travel >= 0))
);

ALTER TABLE fangpin.plan_crew OWNER TO fangpin_owner;

-- Name: plan_visit; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.plan_visit (
    plan_no bigint NOT NULL,
    household_no integer NOT NULL,
    area_code text NOT NULL,
    insurer text NOT NULL,
    claims bigint[] NOT NULL,
    causes text[] NOT NULL,
    latitude integer,
    longitude integer,
    village_place boolean NOT NULL,
    minutes smallint NOT NULL,
    due_on date NOT NULL,
    opens_at smallint,
    closes_at smallint,
    earliest_on date,
    skills text[] NOT NULL,
    attempts_on date[] NOT NULL,
    attempts_at integer[] NOT NULL,
    attempts_left smallint NOT NULL,
    barred text[] NOT NULL,
    bar_reasons text[] NOT NULL,
    forbidden integer[] NOT NULL,
    crew integer,
    place integer,
    arrives_at smallint,
    begins_at smallint,
    departs_at smallint,
    pinned boolean NOT NULL,
    late_days integer NOT NULL,
    reason text,
    CONSTRAINT plan_visit_check CHECK ((num_nulls(crew, place, arrives_at, begins_at, departs_at) = ANY (ARRAY[0, 5]))),
    CONSTRAINT plan_visit_check1 CHECK (((crew IS NULL) = (reason IS NOT NULL))),
    CONSTRAINT plan_visit_check2 CHECK (((arrives_at <= begins_at) AND (begins_at <= departs_at))),
    CONSTRAINT plan_visit_check3 CHECK ((cardinality(attempts_on) = cardinality(attempts_at))),
    CONSTRAINT plan_visit_check4 CHECK ((cardinality(barred) = cardinality(bar_reasons))),
    CONSTRAINT plan_visit_late_days_check CHECK ((late_days >= 0)),
    CONSTRAINT plan_visit_minutes_check CHECK ((minutes > 0)),
    CONSTRAINT plan_visit_reason_check CHECK ((reason = ANY (ARRAY['no_place'::text, 'no_crew'::text, 'every_crew_barred'::text, 'skill_missing'::text, 'days_missed'::text, 'hours_missed'::text, 'too_far'::text, 'crews_full'::text, 'attempts_spent'::text, 'search_ended'::text])))
);

ALTER TABLE ONLY fangpin.plan_visit FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.plan_visit OWNER TO fangpin_owner;

-- Name: posting; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.posting (
    entry_no bigint NOT NULL,
    line_no smallint NOT NULL,
    account text NOT NULL,
    amount_fen bigint NOT NULL,
    prev_fen bigint NOT NULL,
    balance_fen bigint NOT NULL,
    account_version bigint NOT NULL,
    CONSTRAINT posting_amount_fen_check CHECK ((amount_fen <> 0)),
    CONSTRAINT posting_check CHECK ((balance_fen = (prev_fen + amount_fen)))
);

ALTER TABLE fangpin.posting OWNER TO fangpin_owner;

-- Name: prescreening; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.prescreening (
    claim_id bigint NOT NULL,
    passed boolean NOT NULL,
    reason text NOT NULL,
    decided_on date NOT NULL,
    decided_by text NOT NULL,
    CONSTRAINT prescreening_check CHECK ((passed OR (reason <> ''::text)))
);

ALTER TABLE ONLY fangpin.prescreening FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.prescreening OWNER TO fangpin_owner;

-- Name: public_notice; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.public_notice (
    no bigint NOT NULL,
    claim_id bigint NOT NULL,
    posted_on date NOT NULL,
    due_on date NOT NULL,
    taken_down_on date,
    complete boolean,
    CONSTRAINT public_notice_check CHECK ((taken_down_on >= posted_on)),
    CONSTRAINT public_notice_check1 CHECK (((taken_down_on IS NULL) = (complete IS NULL)))
);

ALTER TABLE ONLY fangpin.public_notice FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.public_notice OWNER TO fangpin_owner;

-- Name: public_notice_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.public_notice ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.public_notice_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: recovery_code; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.recovery_code (
    officer_id text NOT NULL,
    hash bytea NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT recovery_code_hash_check CHECK ((length(hash) = 32))
);

ALTER TABLE fangpin.recovery_code OWNER TO fangpin_owner;

-- Name: rectification; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.rectification (
    no bigint NOT NULL,
    round_no bigint NOT NULL,
    consequence_no bigint,
    item text,
    task text NOT NULL,
    responsible text NOT NULL,
    due_on date NOT NULL,
    opened_by text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    done_by text,
    done_at timestamp with time zone,
    outcome text,
    CONSTRAINT rectification_check CHECK (((num_nulls(done_by, done_at, outcome) = ANY (ARRAY[0, 3])) AND (outcome <> ''::text))),
    CONSTRAINT rectification_responsible_check CHECK ((responsible <> ''::text)),
    CONSTRAINT rectification_task_check CHECK ((task <> ''::text))
);

ALTER TABLE fangpin.rectification OWNER TO fangpin_owner;

-- Name: rectification_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.rectification ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.rectification_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: refused_attempt; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.refused_attempt (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    code text NOT NULL,
    claim_id bigint,
    key text,
    address text
);

ALTER TABLE fangpin.refused_attempt OWNER TO fangpin_owner;

-- Name: refused_attempt_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.refused_attempt ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.refused_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: reminder; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.reminder (
    claim_id bigint NOT NULL,
    kind text NOT NULL,
    due_on date NOT NULL,
    raised_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY fangpin.reminder FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.reminder OWNER TO fangpin_owner;

-- Name: retention_term; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.retention_term (
    kind text NOT NULL,
    years smallint NOT NULL,
    basis text NOT NULL,
    CONSTRAINT retention_term_accounting CHECK (((kind <> 'relieved'::text) OR (years >= 30))),
    CONSTRAINT retention_term_basis_check CHECK ((basis <> ''::text)),
    CONSTRAINT retention_term_kind_check CHECK ((kind = ANY (ARRAY['relieved'::text, 'not_relieved'::text, 'refused_row'::text]))),
    CONSTRAINT retention_term_years_check CHECK (((years >= 0) AND (years <= 100)))
);

ALTER TABLE fangpin.retention_term OWNER TO fangpin_owner;

-- Name: review_blind; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_blind (
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    household_no integer NOT NULL
);

ALTER TABLE fangpin.review_blind OWNER TO fangpin_owner;

-- Name: review_comparison; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_comparison (
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    first_facts jsonb NOT NULL,
    facts jsonb NOT NULL,
    differences jsonb NOT NULL,
    error_class text,
    paid_fen bigint NOT NULL,
    right_fen bigint NOT NULL,
    compared_at timestamp with time zone NOT NULL,
    CONSTRAINT review_comparison_error_class_check CHECK ((error_class = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
    CONSTRAINT review_comparison_paid_fen_check CHECK ((paid_fen >= 0)),
    CONSTRAINT review_comparison_right_fen_check CHECK ((right_fen >= 0))
);

ALTER TABLE ONLY fangpin.review_comparison FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.review_comparison OWNER TO fangpin_owner;

-- Name: review_consequence; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_consequence (
    no bigint NOT NULL,
    round_no bigint NOT NULL,
    kind text NOT NULL,
    officer text,
    town text,
    claim_id bigint,
    amount_fen bigint,
    rule text NOT NULL,
    basis jsonb NOT NULL,
    state text DEFAULT 'proposed'::text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    reason text,
    CONSTRAINT review_consequence_amount_fen_check CHECK ((amount_fen > 0)),
    CONSTRAINT review_consequence_check CHECK ((num_nonnulls(officer, town, claim_id) <= 1)),
    CONSTRAINT review_consequence_check1 CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
    CONSTRAINT review_consequence_check2 CHECK ((num_nulls(decided_by, decided_at) <> 1)),
    CONSTRAINT review_consequence_check3 CHECK (((state <> 'rejected'::text) OR (reason <> ''::text))),
    CONSTRAINT review_consequence_kind_check CHECK ((kind = ANY (ARRAY['reverify'::text, 'suspend'::text, 'deduct_fee'::text, 'reopen'::text, 'recover'::text, 'pay_rest'::text, 'recheck_town'::text, 'warn'::text, 'refer'::text]))),
    CONSTRAINT review_consequence_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'rejected'::text])))
);

ALTER TABLE fangpin.review_consequence OWNER TO fangpin_owner;

-- Name: review_consequence_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_consequence ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.review_consequence_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: review_dispute; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_dispute (
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    raised_by text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    stands text,
    decision text,
    CONSTRAINT review_dispute_check CHECK (((num_nulls(decided_by, decided_at, stands, decision) = ANY (ARRAY[0, 4])) AND (decision <> ''::text))),
    CONSTRAINT review_dispute_check1 CHECK ((decided_by <> raised_by)),
    CONSTRAINT review_dispute_reason_check CHECK ((reason <> ''::text)),
    CONSTRAINT review_dispute_stands_check CHECK ((stands = ANY (ARRAY['first'::text, 'review'::text])))
);

ALTER TABLE ONLY fangpin.review_dispute FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.review_dispute OWNER TO fangpin_owner;

-- Name: review_earlier; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_earlier (
    round_no bigint NOT NULL,
    earlier_no bigint NOT NULL,
    verifier text NOT NULL,
    population integer NOT NULL,
    drawn integer NOT NULL,
    sampled integer,
    errors integer,
    CONSTRAINT review_earlier_check CHECK (((drawn >= 1) AND (drawn <= population))),
    CONSTRAINT review_earlier_check1 CHECK (((sampled >= 0) AND (sampled <= drawn))),
    CONSTRAINT review_earlier_check2 CHECK (((errors >= 0) AND (errors <= sampled))),
    CONSTRAINT review_earlier_check3 CHECK ((earlier_no < round_no)),
    CONSTRAINT review_earlier_check4 CHECK ((num_nulls(sampled, errors) <> 1)),
    CONSTRAINT review_earlier_verifier_check CHECK ((verifier <> ''::text))
);

ALTER TABLE fangpin.review_earlier OWNER TO fangpin_owner;

-- Name: review_event; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_event (
    round_no bigint NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by text NOT NULL,
    kind text NOT NULL,
    body jsonb NOT NULL,
    CONSTRAINT review_event_kind_check CHECK ((kind = ANY (ARRAY['commit'::text, 'close_commitments'::text, 'read_dice'::text, 'roll'::text, 'lottery'::text, 'reveal'::text, 'settle_seed'::text, 'draw'::text, 'extend'::text, 'end'::text, 'close_review'::text, 'report'::text]))),
    CONSTRAINT review_event_seq_check CHECK ((seq > 0))
);

ALTER TABLE fangpin.review_event OWNER TO fangpin_owner;

-- Name: review_frame; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_frame (
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    verification_no bigint,
    place text NOT NULL,
    stratum text DEFAULT ''::text NOT NULL,
    size_fen bigint NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    verifier text DEFAULT ''::text NOT NULL,
    town text DEFAULT ''::text NOT NULL,
    forced text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT review_frame_check CHECK (((place = 'excluded'::text) = (reason <> ''::text))),
    CONSTRAINT review_frame_check1 CHECK (((place <> 'paid'::text) OR (size_fen > 0))),
    CONSTRAINT review_frame_forced_check CHECK ((forced <@ ARRAY['relative'::text, 'override'::text, 'large'::text, 'objection'::text, 'relation'::text, 'account'::text, 'repeated'::text, 'travel'::text, 'photo'::text])),
    CONSTRAINT review_frame_item_check CHECK ((item <> ''::text)),
    CONSTRAINT review_frame_place_check CHECK ((place = ANY (ARRAY['paid'::text, 'refused'::text, 'excluded'::text]))),
    CONSTRAINT review_frame_size_fen_check CHECK ((size_fen >= 0))
);

ALTER TABLE ONLY fangpin.review_frame FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.review_frame OWNER TO fangpin_owner;

-- Name: review_item; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_item (
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    part text NOT NULL,
    place integer NOT NULL,
    lot text NOT NULL,
    certain boolean NOT NULL,
    hits integer NOT NULL,
    rank integer NOT NULL,
    top_up boolean NOT NULL,
    generation smallint DEFAULT 0 NOT NULL,
    outcome text,
    ended_at timestamp with time zone,
    CONSTRAINT review_item_check CHECK ((num_nulls(outcome, ended_at) <> 1)),
    CONSTRAINT review_item_generation_check CHECK ((generation >= 0)),
    CONSTRAINT review_item_hits_check CHECK ((hits >= 0)),
    CONSTRAINT review_item_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'untraceable'::text]))),
    CONSTRAINT review_item_part_check CHECK ((part = ANY (ARRAY['paid'::text, 'refused'::text]))),
    CONSTRAINT review_item_place_check CHECK ((place > 0)),
    CONSTRAINT review_item_rank_check CHECK ((rank >= 0))
);

ALTER TABLE ONLY fangpin.review_item FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.review_item OWNER TO fangpin_owner;

-- Name: review_recheck; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_recheck (
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    right_fen bigint NOT NULL,
    error_class text,
    reason text NOT NULL,
    rechecked_by text NOT NULL,
    rechecked_at timestamp with time zone NOT NULL,
    CONSTRAINT review_recheck_error_class_check CHECK ((error_class = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
    CONSTRAINT review_recheck_reason_check CHECK ((reason <> ''::text)),
    CONSTRAINT review_recheck_right_fen_check CHECK ((right_fen >= 0))
);

ALTER TABLE ONLY fangpin.review_recheck FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.review_recheck OWNER TO fangpin_owner;

-- Name: review_round; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_round (
    no bigint NOT NULL,
    id text NOT NULL,
    state text DEFAULT 'framed'::text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    again_of bigint,
    again_why text,
    mode text NOT NULL,
    paid integer NOT NULL,
    refused integer NOT NULL,
    least_of_stratum integer NOT NULL,
    per_verifier integer NOT NULL,
    terms jsonb NOT NULL,
    parties text[] NOT NULL,
    commitments_until timestamp with time zone NOT NULL,
    lottery text,
    frame_root bytea NOT NULL,
    inside integer NOT NULL,
    excluded integer NOT NULL,
    sum_fen bigint NOT NULL,
    framing_digest bytea NOT NULL,
    framed_by text NOT NULL,
    framed_at timestamp with time zone NOT NULL,
    framed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    seed bytea,
    report_digest bytea,
    report bytea,
    least_per_verifier integer,
    CONSTRAINT review_round_check CHECK ((period_from <= period_to)),
    CONSTRAINT review_round_check1 CHECK (((num_nulls(again_of, again_why) <> 1) AND (again_why <> ''::text))),
    CONSTRAINT review_round_check2 CHECK (((seed IS NULL) = (state = ANY (ARRAY['framed'::text, 'committed'::text])))),
    CONSTRAINT review_round_check3 CHECK (((num_nulls(report_digest, report) <> 1) AND ((report IS NULL) = (state <> 'reported'::text)))),
    CONSTRAINT review_round_check4 CHECK (((least_per_verifier >= 0) AND (least_per_verifier <= per_verifier))),
    CONSTRAINT review_round_excluded_check CHECK ((excluded >= 0)),
    CONSTRAINT review_round_frame_root_check CHECK ((length(frame_root) = 32)),
    CONSTRAINT review_round_framing_digest_check CHECK ((length(framing_digest) = 32)),
    CONSTRAINT review_round_id_check CHECK (((length(id) >= 1) AND (length(id) <= 32))),
    CONSTRAINT review_round_inside_check CHECK ((inside >= 0)),
    CONSTRAINT review_round_least_of_stratum_check CHECK ((least_of_stratum >= 0)),
    CONSTRAINT review_round_lottery_check CHECK (((length(lottery) >= 1) AND (length(lottery) <= 200))),
    CONSTRAINT review_round_mode_check CHECK ((mode = ANY (ARRAY['sm3'::text, 'sha256'::text, 'rivest-sha256'::text]))),
    CONSTRAINT review_round_paid_check CHECK ((paid >= 0)),
    CONSTRAINT review_round_parties_check CHECK (((parties <@ ARRAY['office'::text, 'insurer'::text, 'auditor'::text]) AND (cardinality(parties) > 0))),
    CONSTRAINT review_round_per_verifier_check CHECK ((per_verifier >= 0)),
    CONSTRAINT review_round_refused_check CHECK ((refused >= 0)),
    CONSTRAINT review_round_report_digest_check CHECK ((length(report_digest) = 32)),
    CONSTRAINT review_round_seed_check CHECK ((length(seed) = 32)),
    CONSTRAINT review_round_state_check CHECK ((state = ANY (ARRAY['framed'::text, 'committed'::text, 'seeded'::text, 'drawn'::text, 'reviewed'::text, 'reported'::text]))),
    CONSTRAINT review_round_sum_fen_check CHECK ((sum_fen >= 0))
);

ALTER TABLE fangpin.review_round OWNER TO fangpin_owner;

-- Name: review_round_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_round ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.review_round_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: review_task; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_task (
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    household_no integer NOT NULL,
    area_code text NOT NULL,
    cause text NOT NULL,
    scheme_id text NOT NULL,
    reviewers text[] NOT NULL,
    planned_on date,
    place integer NOT NULL,
    due_on date NOT NULL,
    assigned_by text NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT review_task_reviewers_check CHECK (((cardinality(reviewers) >= 1) AND (cardinality(reviewers) <= 4)))
);

ALTER TABLE ONLY fangpin.review_task FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.review_task OWNER TO fangpin_owner;

-- Name: review_visit; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.review_visit (
    no bigint NOT NULL,
    round_no bigint NOT NULL,
    item text NOT NULL,
    claim_id bigint NOT NULL,
    means text NOT NULL,
    visited_on date NOT NULL,
    reviewers text[] NOT NULL,
    outcome text NOT NULL,
    facts jsonb,
    remark text DEFAULT ''::text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT review_visit_check CHECK (((outcome = 'found'::text) = (facts IS NOT NULL))),
    CONSTRAINT review_visit_means_check CHECK ((means = ANY (ARRAY['visit'::text, 'phone'::text, 'department'::text]))),
    CONSTRAINT review_visit_outcome_check CHECK ((outcome = ANY (ARRAY['found'::text, 'nobody_home'::text, 'refused'::text, 'moved'::text]))),
    CONSTRAINT review_visit_reviewers_check CHECK ((cardinality(reviewers) > 0))
);

ALTER TABLE ONLY fangpin.review_visit FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.review_visit OWNER TO fangpin_owner;

-- Name: review_visit_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_visit ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.review_visit_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: role; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.role (
    name text NOT NULL,
    of_power boolean NOT NULL
);

ALTER TABLE fangpin.role OWNER TO fangpin_owner;

-- Name: role_conflict; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.role_conflict (
    one text NOT NULL,
    other text NOT NULL,
    CONSTRAINT role_conflict_check CHECK ((one <> other))
);

ALTER TABLE fangpin.role_conflict OWNER TO fangpin_owner;

-- Name: scheme; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.scheme (
    id text NOT NULL,
    title text NOT NULL,
    document text NOT NULL,
    applies_by text NOT NULL,
    valid_from date,
    valid_to date,
    body bytea NOT NULL,
    hash bytea NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    CONSTRAINT scheme_applies_by_check CHECK ((applies_by = ANY (ARRAY['event'::text, 'referral'::text]))),
    CONSTRAINT scheme_check CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from <= valid_to))),
    CONSTRAINT scheme_hash_check CHECK ((length(hash) = 32))
);

ALTER TABLE fangpin.scheme OWNER TO fangpin_owner;

-- Name: sealed_leaf; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.sealed_leaf (
    seq bigint NOT NULL,
    leaf_id bigint NOT NULL,
    leaf bytea NOT NULL,
    CONSTRAINT sealed_leaf_seq_check CHECK ((seq >= 0))
);

ALTER TABLE fangpin.sealed_leaf OWNER TO fangpin_owner;

-- Name: session; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.session (
    id bigint NOT NULL,
    token_hash bytea NOT NULL,
    officer_id text NOT NULL,
    address text NOT NULL,
    began_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    stepped_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT session_check CHECK ((expires_at > began_at)),
    CONSTRAINT session_token_hash_check CHECK ((length(token_hash) = 32))
)
WITH (fillfactor='70');

ALTER TABLE fangpin.session OWNER TO fangpin_owner;

-- Name: session_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.session ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: sign_on; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.sign_on (
    id bigint NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    officer_id text NOT NULL,
    bound_by text NOT NULL,
    bound_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT sign_on_check CHECK ((bound_by <> officer_id)),
    CONSTRAINT sign_on_issuer_check CHECK ((issuer ~ '^[!-~]{1,255}$'::text)),
    CONSTRAINT sign_on_subject_check CHECK ((subject ~ '^[!-~]{1,255}$'::text))
);

ALTER TABLE fangpin.sign_on OWNER TO fangpin_owner;

-- Name: sign_on_id_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.sign_on ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.sign_on_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: statement_entry; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.statement_entry (
    statement_no bigint NOT NULL,
    ordinal integer NOT NULL,
    part integer NOT NULL,
    reference text NOT NULL,
    servicer_reference text,
    identity bytea NOT NULL,
    amount_fen bigint NOT NULL,
    booked_on date NOT NULL,
    end_to_end text NOT NULL,
    remittance text NOT NULL,
    outcome text NOT NULL,
    exception text,
    explanation text NOT NULL,
    payment text,
    CONSTRAINT statement_entry_check CHECK (((outcome = 'exception'::text) = (exception IS NOT NULL))),
    CONSTRAINT statement_entry_identity_check CHECK ((length(identity) = 32)),
    CONSTRAINT statement_entry_ordinal_check CHECK ((ordinal > 0)),
    CONSTRAINT statement_entry_outcome_check CHECK ((outcome = ANY (ARRAY['payment'::text, 'payment_return'::text, 'appropriation'::text, 'interest'::text, 'service_fee'::text, 'exception'::text]))),
    CONSTRAINT statement_entry_part_check CHECK ((part > 0))
);

ALTER TABLE ONLY fangpin.statement_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.statement_entry OWNER TO fangpin_owner;

-- Name: trail_link; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.trail_link (
    claim_id bigint NOT NULL,
    version integer NOT NULL,
    prev bytea NOT NULL,
    leaf bytea NOT NULL,
    leaf_id bigint NOT NULL,
    CONSTRAINT trail_link_check CHECK (((version = 1) = (length(prev) = 0))),
    CONSTRAINT trail_link_prev_check CHECK ((length(prev) = ANY (ARRAY[0, 32]))),
    CONSTRAINT trail_link_version_check CHECK ((version > 0))
);

ALTER TABLE fangpin.trail_link OWNER TO fangpin_owner;

-- Name: tree_head; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.tree_head (
    size bigint NOT NULL,
    horizon xid8 NOT NULL,
    root bytea NOT NULL,
    frontier bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    CONSTRAINT tree_head_root_check CHECK ((length(root) = 32)),
    CONSTRAINT tree_head_size_check CHECK ((size > 0))
);

ALTER TABLE fangpin.tree_head OWNER TO fangpin_owner;

-- Name: upload; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.upload (
    no bigint NOT NULL,
    officer_id text NOT NULL,
    digest bytea NOT NULL,
    size bigint NOT NULL,
    received bigint DEFAULT 0 NOT NULL,
    parts integer DEFAULT 0 NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    touched_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    CONSTRAINT upload_check CHECK (((received >= 0) AND (received <= size))),
    CONSTRAINT upload_check1 CHECK (((completed_at IS NULL) OR (received = size))),
    CONSTRAINT upload_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT upload_parts_check CHECK ((parts >= 0)),
    CONSTRAINT upload_size_check CHECK (((size >= 0) AND (size <= 536870912)))
)
WITH (fillfactor='70');

ALTER TABLE fangpin.upload OWNER TO fangpin_owner;

-- Name: upload_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.upload ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.upload_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: upload_part; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.upload_part (
    upload_no bigint NOT NULL,
    ordinal integer NOT NULL,
    bytes_sealed bytea NOT NULL,
    CONSTRAINT upload_part_bytes_sealed_check CHECK ((length(bytes_sealed) > 31)),
    CONSTRAINT upload_part_ordinal_check CHECK ((ordinal > 0))
);
ALTER TABLE ONLY fangpin.upload_part ALTER COLUMN bytes_sealed SET STORAGE EXTERNAL;

ALTER TABLE ONLY fangpin.upload_part FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.upload_part OWNER TO fangpin_owner;

-- Name: vehicle; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.vehicle (
    id text NOT NULL,
    plate text NOT NULL,
    seats integer NOT NULL,
    latitude integer,
    longitude integer,
    starts_at integer NOT NULL,
    ends_at integer NOT NULL,
    CONSTRAINT vehicle_ends_at_check CHECK (((ends_at >= 0) AND (ends_at <= 1440))),
    CONSTRAINT vehicle_seats_check CHECK ((seats > 0)),
    CONSTRAINT vehicle_starts_at_check CHECK (((starts_at >= 0) AND (starts_at <= 1440)))
);

ALTER TABLE fangpin.vehicle OWNER TO fangpin_owner;

-- Name: verification; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.verification (
    no bigint NOT NULL,
    claim_id bigint NOT NULL,
    area_code text NOT NULL,
    insurer text DEFAULT ''::text NOT NULL,
    visited_on date NOT NULL,
    verifiers text[] NOT NULL,
    conflicted text[] DEFAULT '{}'::text[] NOT NULL,
    outcome text NOT NULL,
    members integer,
    wage_fen bigint,
    business_fen bigint,
    cost_fen bigint,
    property_fen bigint,
    transfer_fen bigint,
    basis_fen bigint,
    latitude integer,
    longitude integer,
    remark text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text,
    arrived_at smallint,
    left_at smallint,
    photos text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT verification_basis_fen_check CHECK ((basis_fen >= 0)),
    CONSTRAINT verification_check CHECK (((outcome = 'completed'::text) = (members IS NOT NULL))),
    CONSTRAINT verification_check1 CHECK ((num_nulls(members, wage_fen, business_fen, cost_fen, property_fen, transfer_fen, basis_fen) = ANY (ARRAY[0, 7]))),
    CONSTRAINT verification_check2 CHECK (((arrived_at IS NULL) = (left_at IS NULL))),
    CONSTRAINT verification_check3 CHECK (((arrived_at >= 0) AND (arrived_at <= left_at) AND (left_at <= 1440))),
    CONSTRAINT verification_members_check CHECK ((members >= 1)),
    CONSTRAINT verification_outcome_check CHECK ((outcome = ANY (ARRAY['completed'::text, 'nobody_home'::text, 'refused'::text, 'away'::text]))),
    CONSTRAINT verification_photos_check CHECK (((photos = '{}'::text[]) OR fangpin.are_photographs(photos))),
    CONSTRAINT verification_verifiers_check CHECK ((cardinality(verifiers) >= 1))
);

ALTER TABLE ONLY fangpin.verification FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.verification OWNER TO fangpin_owner;

-- Name: verification_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.verification ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.verification_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: verifier_relative; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.verifier_relative (
    officer text NOT NULL,
    household_no integer NOT NULL,
    declared_by text NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    no bigint NOT NULL,
    ended_by text,
    ended_at timestamp with time zone,
    end_reason text,
    CONSTRAINT verifier_relative_end CHECK ((num_nulls(ended_by, ended_at, end_reason) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY fangpin.verifier_relative FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.verifier_relative OWNER TO fangpin_owner;

-- Name: verifier_relative_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.verifier_relative ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.verifier_relative_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: village_review; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.village_review (
    no bigint NOT NULL,
    claim_id bigint NOT NULL,
    held_on date NOT NULL,
    present integer NOT NULL,
    in_favour integer NOT NULL,
    against integer NOT NULL,
    recused integer NOT NULL,
    quorum integer NOT NULL,
    passed boolean NOT NULL,
    CONSTRAINT village_review_against_check CHECK ((against >= 0)),
    CONSTRAINT village_review_check CHECK ((passed = ((present >= quorum) AND ((2 * in_favour) > (present - recused))))),
    CONSTRAINT village_review_in_favour_check CHECK ((in_favour >= 0)),
    CONSTRAINT village_review_present_check CHECK ((present >= 0)),
    CONSTRAINT village_review_recused_check CHECK ((recused >= 0))
);

ALTER TABLE ONLY fangpin.village_review FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.village_review OWNER TO fangpin_owner;

-- Name: village_review_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.village_review ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.village_review_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: visit_agreement; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.visit_agreement (
    household_no integer NOT NULL,
    opens_at smallint,
    closes_at smallint,
    skills text[] DEFAULT '{}'::text[] NOT NULL,
    agreed_by text NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    CONSTRAINT visit_agreement_check CHECK ((num_nulls(opens_at, closes_at) <> 1)),
    CONSTRAINT visit_agreement_check1 CHECK (((0 <= opens_at) AND (opens_at <= closes_at) AND (closes_at <= 1440))),
    CONSTRAINT visit_agreement_skills_check CHECK ((skills <@ ARRAY['medical_bills'::text, 'damage'::text, 'sign_language'::text, 'dialect'::text]))
);

ALTER TABLE ONLY fangpin.visit_agreement FORCE ROW LEVEL SECURITY;

ALTER TABLE fangpin.visit_agreement OWNER TO fangpin_owner;

-- Name: visit_plan; Type: TABLE; Schema: fangpin; Owner: fangpin_owner

CREATE TABLE fangpin.visit_plan (
    no bigint NOT NULL,
    insurer text NOT NULL,
    state text DEFAULT 'proposed'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    days date[] NOT NULL,
    replaces bigint,
    seed bigint NOT NULL,
    steps integer NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    published_by text,
    published_at timestamp with time zone,
    CONSTRAINT visit_plan_check CHECK ((num_nulls(published_by, published_at) <> 1)),
    CONSTRAINT visit_plan_check1 CHECK (((state <> ALL (ARRAY['published'::text, 'superseded'::text])) OR (published_at IS NOT NULL))),
    CONSTRAINT visit_plan_check2 CHECK (((state <> 'proposed'::text) OR (published_at IS NULL))),
    CONSTRAINT visit_plan_days_check CHECK ((cardinality(days) > 0)),
    CONSTRAINT visit_plan_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'published'::text, 'superseded'::text, 'withdrawn'::text]))),
    CONSTRAINT visit_plan_steps_check CHECK ((steps >= 0)),
    CONSTRAINT visit_plan_version_check CHECK ((version > 0))
);

ALTER TABLE fangpin.visit_plan OWNER TO fangpin_owner;

-- Name: visit_plan_no_seq; Type: SEQUENCE; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.visit_plan ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fangpin.visit_plan_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: absence absence_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.absence
    ADD CONSTRAINT absence_pkey PRIMARY KEY (no);

-- Name: account account_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (code);

-- Name: action_log action_log_leaf_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.action_log
    ADD CONSTRAINT action_log_leaf_key UNIQUE (leaf);

-- Name: action_log action_log_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.action_log
    ADD CONSTRAINT action_log_pkey PRIMARY KEY (id);

-- Name: api_token api_token_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);

-- Name: api_token api_token_token_hash_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.api_token
    ADD CONSTRAINT api_token_token_hash_key UNIQUE (token_hash);

-- Name: application application_content_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.application
    ADD CONSTRAINT application_content_key UNIQUE (content);

-- Name: application application_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.application
    ADD CONSTRAINT application_pkey PRIMARY KEY (no);

-- Name: appointment appointment_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.appointment
    ADD CONSTRAINT appointment_pkey PRIMARY KEY (no);

-- Name: approval approval_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.approval
    ADD CONSTRAINT approval_pkey PRIMARY KEY (no);

-- Name: area area_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (code);

-- Name: assessment assessment_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (no);

-- Name: bank_statement bank_statement_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.bank_statement
    ADD CONSTRAINT bank_statement_pkey PRIMARY KEY (no);

-- Name: calendar_exception calendar_exception_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.calendar_exception
    ADD CONSTRAINT calendar_exception_pkey PRIMARY KEY (day);

-- Name: check_run check_run_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.check_run
    ADD CONSTRAINT check_run_pkey PRIMARY KEY (no);

-- Name: checkpoint checkpoint_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (size);

-- Name: claim_count claim_count_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim_count
    ADD CONSTRAINT claim_count_pkey PRIMARY KEY (state, shard);

-- Name: claim_edge claim_edge_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim_edge
    ADD CONSTRAINT claim_edge_pkey PRIMARY KEY (from_state, to_state);

-- Name: claim_part claim_part_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim_part
    ADD CONSTRAINT claim_part_pkey PRIMARY KEY (claim_id, officer);

-- Name: claim claim_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (id);

-- Name: client_certificate client_certificate_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.client_certificate
    ADD CONSTRAINT client_certificate_pkey PRIMARY KEY (id);

-- Name: cosignature cosignature_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.cosignature
    ADD CONSTRAINT cosignature_pkey PRIMARY KEY (size, line);

-- Name: cost_record cost_record_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.cost_record
    ADD CONSTRAINT cost_record_pkey PRIMARY KEY (serial, channel, revision);

-- Name: credential credential_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (officer_id);

-- Name: crosscheck crosscheck_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.crosscheck
    ADD CONSTRAINT crosscheck_pkey PRIMARY KEY (no);

-- Name: crosscheck_resolution crosscheck_resolution_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.crosscheck_resolution
    ADD CONSTRAINT crosscheck_resolution_pkey PRIMARY KEY (crosscheck_no);

-- Name: due_work due_work_kind_subject_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.due_work
    ADD CONSTRAINT due_work_kind_subject_key UNIQUE (kind, subject);

-- Name: due_work due_work_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.due_work
    ADD CONSTRAINT due_work_pkey PRIMARY KEY (id);

-- Name: erasure erasure_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.erasure
    ADD CONSTRAINT erasure_pkey PRIMARY KEY (no);

-- Name: feed_file feed_file_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.feed_file
    ADD CONSTRAINT feed_file_pkey PRIMARY KEY (no);

-- Name: feed_reject feed_reject_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.feed_reject
    ADD CONSTRAINT feed_reject_pkey PRIMARY KEY (file_no, line);

-- Name: feed_warning feed_warning_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.feed_warning
    ADD CONSTRAINT feed_warning_pkey PRIMARY KEY (file_no, warning, line, column_name);

-- Name: fund_account fund_account_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.fund_account
    ADD CONSTRAINT fund_account_pkey PRIMARY KEY (no);

-- Name: household household_id_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.household
    ADD CONSTRAINT household_id_key UNIQUE (id);

-- Name: household household_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.household
    ADD CONSTRAINT household_pkey PRIMARY KEY (no);

-- Name: household_total household_total_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.household_total
    ADD CONSTRAINT household_total_pkey PRIMARY KEY (household_no, cause, year);

-- Name: idempotency idempotency_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (key);

-- Name: import_file import_file_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_file
    ADD CONSTRAINT import_file_pkey PRIMARY KEY (job_no, part);

-- Name: import_finding import_finding_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_finding
    ADD CONSTRAINT import_finding_pkey PRIMARY KEY (job_no, place);

-- Name: import_job import_job_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_job
    ADD CONSTRAINT import_job_pkey PRIMARY KEY (no);

-- Name: instance instance_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (singleton);

-- Name: journal_entry journal_entry_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (no);

-- Name: key_fingerprint key_fingerprint_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.key_fingerprint
    ADD CONSTRAINT key_fingerprint_pkey PRIMARY KEY (purpose, key_id);

-- Name: key_pass key_pass_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.key_pass
    ADD CONSTRAINT key_pass_pkey PRIMARY KEY (purpose, key_id, target);

-- Name: known_device known_device_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.known_device
    ADD CONSTRAINT known_device_pkey PRIMARY KEY (officer_id, token_hash);

-- Name: lease lease_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);

-- Name: migration migration_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);

-- Name: objection objection_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.objection
    ADD CONSTRAINT objection_pkey PRIMARY KEY (no);

-- Name: officer officer_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.officer
    ADD CONSTRAINT officer_pkey PRIMARY KEY (id);

-- Name: payee_confirmation payee_confirmation_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payee_confirmation
    ADD CONSTRAINT payee_confirmation_pkey PRIMARY KEY (payment);

-- Name: payment_batch payment_batch_message_id_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payment_batch
    ADD CONSTRAINT payment_batch_message_id_key UNIQUE (message_id);

-- Name: payment_batch payment_batch_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payment_batch
    ADD CONSTRAINT payment_batch_pkey PRIMARY KEY (no);

-- Name: payment_edge payment_edge_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payment_edge
    ADD CONSTRAINT payment_edge_pkey PRIMARY KEY (from_state, to_state);

-- Name: payment payment_payout_no_sequence_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payment
    ADD CONSTRAINT payment_payout_no_sequence_key UNIQUE (payout_no, sequence);

-- Name: payment payment_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (number);

-- Name: payout payout_approval_no_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_approval_no_key UNIQUE (approval_no);

-- Name: payout payout_assessment_no_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_assessment_no_key UNIQUE (assessment_no);

-- Name: payout payout_claim_id_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_claim_id_key UNIQUE (claim_id);

-- Name: payout payout_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_pkey PRIMARY KEY (no);

-- Name: person_lookup person_lookup_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.person_lookup
    ADD CONSTRAINT person_lookup_pkey PRIMARY KEY (id);

-- Name: person person_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (no);

-- Name: person_total person_total_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.person_total
    ADD CONSTRAINT person_total_pkey PRIMARY KEY (person_no, household_no, cause, year);

-- Name: plan_crew plan_crew_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_crew
    ADD CONSTRAINT plan_crew_pkey PRIMARY KEY (plan_no, number);

-- Name: plan_crew plan_crew_plan_no_day_vehicle_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_crew
    ADD CONSTRAINT plan_crew_plan_no_day_vehicle_key UNIQUE (plan_no, day, vehicle);

-- Name: plan_visit plan_visit_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_visit
    ADD CONSTRAINT plan_visit_pkey PRIMARY KEY (plan_no, household_no);

-- Name: plan_visit plan_visit_plan_no_crew_place_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_visit
    ADD CONSTRAINT plan_visit_plan_no_crew_place_key UNIQUE (plan_no, crew, place);

-- Name: posting posting_account_account_version_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.posting
    ADD CONSTRAINT posting_account_account_version_key UNIQUE (account, account_version);

-- Name: posting posting_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.posting
    ADD CONSTRAINT posting_pkey PRIMARY KEY (entry_no, line_no);

-- Name: prescreening prescreening_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.prescreening
    ADD CONSTRAINT prescreening_pkey PRIMARY KEY (claim_id);

-- Name: public_notice public_notice_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.public_notice
    ADD CONSTRAINT public_notice_pkey PRIMARY KEY (no);

-- Name: recovery_code recovery_code_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (officer_id, hash);

-- Name: rectification rectification_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.rectification
    ADD CONSTRAINT rectification_pkey PRIMARY KEY (no);

-- Name: refused_attempt refused_attempt_key_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.refused_attempt
    ADD CONSTRAINT refused_attempt_key_key UNIQUE (key);

-- Name: refused_attempt refused_attempt_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.refused_attempt
    ADD CONSTRAINT refused_attempt_pkey PRIMARY KEY (id);

-- Name: reminder reminder_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.reminder
    ADD CONSTRAINT reminder_pkey PRIMARY KEY (claim_id, kind, due_on);

-- Name: retention_term retention_term_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.retention_term
    ADD CONSTRAINT retention_term_pkey PRIMARY KEY (kind);

-- Name: review_blind review_blind_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_blind
    ADD CONSTRAINT review_blind_pkey PRIMARY KEY (round_no, item);

-- Name: review_comparison review_comparison_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_comparison
    ADD CONSTRAINT review_comparison_pkey PRIMARY KEY (round_no, item);

-- Name: review_consequence review_consequence_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_consequence
    ADD CONSTRAINT review_consequence_pkey PRIMARY KEY (no);

-- Name: review_dispute review_dispute_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_dispute
    ADD CONSTRAINT review_dispute_pkey PRIMARY KEY (round_no, item);

-- Name: review_earlier review_earlier_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_earlier
    ADD CONSTRAINT review_earlier_pkey PRIMARY KEY (round_no, earlier_no, verifier);

-- Name: review_event review_event_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_event
    ADD CONSTRAINT review_event_pkey PRIMARY KEY (round_no, seq);

-- Name: review_frame review_frame_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_frame
    ADD CONSTRAINT review_frame_pkey PRIMARY KEY (round_no, item);

-- Name: review_item review_item_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_item
    ADD CONSTRAINT review_item_pkey PRIMARY KEY (round_no, item);

-- Name: review_recheck review_recheck_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_recheck
    ADD CONSTRAINT review_recheck_pkey PRIMARY KEY (round_no, item);

-- Name: review_round review_round_daterange_excl; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_round
    ADD CONSTRAINT review_round_daterange_excl EXCLUDE USING gist (daterange(period_from, period_to, '[]'::text) WITH &&) WHERE ((again_of IS NULL));

-- Name: review_round review_round_id_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_round
    ADD CONSTRAINT review_round_id_key UNIQUE (id);

-- Name: review_round review_round_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_round
    ADD CONSTRAINT review_round_pkey PRIMARY KEY (no);

-- Name: review_task review_task_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_task
    ADD CONSTRAINT review_task_pkey PRIMARY KEY (round_no, item);

-- Name: review_visit review_visit_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_visit
    ADD CONSTRAINT review_visit_pkey PRIMARY KEY (no);

-- Name: review_visit review_visit_round_no_item_means_visited_on_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_visit
    ADD CONSTRAINT review_visit_round_no_item_means_visited_on_key UNIQUE (round_no, item, means, visited_on);

-- Name: role_conflict role_conflict_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.role_conflict
    ADD CONSTRAINT role_conflict_pkey PRIMARY KEY (one, other);

-- Name: role role_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (name);

-- Name: scheme scheme_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.scheme
    ADD CONSTRAINT scheme_pkey PRIMARY KEY (id);

-- Name: sealed_leaf sealed_leaf_leaf_id_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.sealed_leaf
    ADD CONSTRAINT sealed_leaf_leaf_id_key UNIQUE (leaf_id);

-- Name: sealed_leaf sealed_leaf_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.sealed_leaf
    ADD CONSTRAINT sealed_leaf_pkey PRIMARY KEY (seq);

-- Name: session session_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

-- Name: session session_token_hash_key; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.session
    ADD CONSTRAINT session_token_hash_key UNIQUE (token_hash);

-- Name: sign_on sign_on_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.sign_on
    ADD CONSTRAINT sign_on_pkey PRIMARY KEY (id);

-- Name: statement_entry statement_entry_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.statement_entry
    ADD CONSTRAINT statement_entry_pkey PRIMARY KEY (statement_no, ordinal, part);

-- Name: trail_link trail_link_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.trail_link
    ADD CONSTRAINT trail_link_pkey PRIMARY KEY (claim_id, version);

-- Name: tree_head tree_head_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.tree_head
    ADD CONSTRAINT tree_head_pkey PRIMARY KEY (size);

-- Name: upload_part upload_part_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.upload_part
    ADD CONSTRAINT upload_part_pkey PRIMARY KEY (upload_no, ordinal);

-- Name: upload upload_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (no);

-- Name: vehicle vehicle_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.vehicle
    ADD CONSTRAINT vehicle_pkey PRIMARY KEY (id);

-- Name: verification verification_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.verification
    ADD CONSTRAINT verification_pkey PRIMARY KEY (no);

-- Name: verifier_relative verifier_relative_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.verifier_relative
    ADD CONSTRAINT verifier_relative_pkey PRIMARY KEY (no);

-- Name: village_review village_review_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.village_review
    ADD CONSTRAINT village_review_pkey PRIMARY KEY (no);

-- Name: visit_agreement visit_agreement_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.visit_agreement
    ADD CONSTRAINT visit_agreement_pkey PRIMARY KEY (household_no);

-- Name: visit_plan visit_plan_days_apart; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.visit_plan
    ADD CONSTRAINT visit_plan_days_apart EXCLUDE USING gist (numrange((hashtext(insurer))::numeric, (hashtext(insurer))::numeric, '[]'::text) WITH &&, daterange(days[1], days[cardinality(days)], '[]'::text) WITH &&) WHERE ((state = 'published'::text));

-- Name: visit_plan visit_plan_pkey; Type: CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.visit_plan
    ADD CONSTRAINT visit_plan_pkey PRIMARY KEY (no);

-- Name: absence_to_on; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX absence_to_on ON fangpin.absence USING btree (to_on) WHERE (lifted_at IS NULL);

-- Name: action_log_xid; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX action_log_xid ON fangpin.action_log USING btree (xid, id);

-- Name: application_household; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX application_household ON fangpin.application USING btree (household_no);

-- Name: appointment_in_force; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX appointment_in_force ON fangpin.appointment USING btree (officer) WHERE ((from_at IS NOT NULL) AND (until_at IS NULL));

-- Name: appointment_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX appointment_officer ON fangpin.appointment USING btree (officer, no);

-- Name: appointment_proposed; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX appointment_proposed ON fangpin.appointment USING btree (officer) WHERE (decision IS NULL);

-- Name: approval_once; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX approval_once ON fangpin.approval USING btree (claim_id) WHERE granted;

-- Name: assessment_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX assessment_claim ON fangpin.assessment USING btree (claim_id, no);

-- Name: bank_statement_once; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX bank_statement_once ON fangpin.bank_statement USING btree (account, statement_id, COALESCE(sequence, ('-1'::integer)::bigint));

-- Name: claim_due; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX claim_due ON fangpin.claim USING btree (due_on) WHERE (due_on IS NOT NULL);

-- Name: claim_household; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX claim_household ON fangpin.claim USING btree (household_no);

-- Name: claim_live; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX claim_live ON fangpin.claim USING btree (household_no, cause, year) WHERE (state <> ALL (ARRAY['screened_out'::text, 'declined'::text, 'withdrawn'::text]));

-- Name: claim_source_once; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX claim_source_once ON fangpin.claim_source USING btree (claim_id, channel, person_no, COALESCE(month, '-infinity'::date));

-- Name: claim_state; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX claim_state ON fangpin.claim USING btree (state, id);

-- Name: client_certificate_bound; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX client_certificate_bound ON fangpin.client_certificate USING btree (fingerprint) WHERE (revoked_at IS NULL);

-- Name: client_certificate_of_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX client_certificate_of_officer ON fangpin.client_certificate USING btree (officer_id) WHERE (revoked_at IS NULL);

-- Name: crosscheck_household; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX crosscheck_household ON fangpin.crosscheck USING btree (household_no);

-- Name: due_work_wake; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX due_work_wake ON fangpin.due_work USING btree (wake_at) WHERE (parked_at IS NULL);

-- Name: erasure_once; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX erasure_once ON fangpin.erasure USING btree (household_no) WHERE (decision = 'erased'::text);

-- Name: erasure_waits; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX erasure_waits ON fangpin.erasure USING btree (household_no) WHERE (decision IS NULL);

-- Name: feed_reject_masked; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX feed_reject_masked ON fangpin.feed_reject USING btree (file_no) WHERE (masked_value <> ''::text);

-- Name: household_area; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX household_area ON fangpin.household USING btree (area_code);

-- Name: household_erased; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX household_erased ON fangpin.household USING btree (no) WHERE (erased_on IS NOT NULL);

-- Name: household_total_line; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX household_total_line ON fangpin.household_total USING btree (year, amount_fen DESC, household_no, cause) WHERE (amount_fen >= 500000);

-- Name: import_file_of_upload; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX import_file_of_upload ON fangpin.import_file USING btree (upload_no) WHERE (upload_no IS NOT NULL);

-- Name: import_finding_masked; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX import_finding_masked ON fangpin.import_finding USING btree (job_no) WHERE (masked_value <> ''::text);

-- Name: import_job_of_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX import_job_of_officer ON fangpin.import_job USING btree (officer_id, no);

-- Name: journal_entry_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX journal_entry_claim ON fangpin.journal_entry USING btree (claim_id);

-- Name: known_device_token; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX known_device_token ON fangpin.known_device USING btree (token_hash);

-- Name: objection_notice; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX objection_notice ON fangpin.objection USING btree (notice_no);

-- Name: payee_confirmation_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX payee_confirmation_claim ON fangpin.payee_confirmation USING btree (claim_id);

-- Name: payment_batch_no; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX payment_batch_no ON fangpin.payment USING btree (batch_no);

-- Name: payment_live; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX payment_live ON fangpin.payment USING btree (payout_no) WHERE (state <> ALL (ARRAY['returned'::text, 'rejected'::text, 'cancelled'::text]));

-- Name: payout_household; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX payout_household ON fangpin.payout USING btree (household_no, year);

-- Name: person_household; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX person_household ON fangpin.person USING btree (household_no);

-- Name: person_id_index; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX person_id_index ON fangpin.person USING btree (id_index);

-- Name: person_lookup_of_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX person_lookup_of_officer ON fangpin.person_lookup USING btree (officer_id, at);

-- Name: person_total_line; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX person_total_line ON fangpin.person_total USING btree (year, amount_fen DESC, household_no, person_no, cause) WHERE (amount_fen >= 500000);

-- Name: plan_crew_day; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX plan_crew_day ON fangpin.plan_crew USING btree (day);

-- Name: plan_visit_household; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX plan_visit_household ON fangpin.plan_visit USING btree (household_no);

-- Name: public_notice_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX public_notice_claim ON fangpin.public_notice USING btree (claim_id, no);

-- Name: public_notice_hanging; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX public_notice_hanging ON fangpin.public_notice USING btree (claim_id) WHERE (taken_down_on IS NULL);

-- Name: rectification_open; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX rectification_open ON fangpin.rectification USING btree (due_on) WHERE (done_at IS NULL);

-- Name: review_blind_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX review_blind_claim ON fangpin.review_blind USING btree (claim_id);

-- Name: review_blind_household; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX review_blind_household ON fangpin.review_blind USING btree (household_no);

-- Name: review_consequence_once; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX review_consequence_once ON fangpin.review_consequence USING btree (round_no, kind, COALESCE(officer, ''::text), COALESCE(town, ''::text), COALESCE(claim_id, (0)::bigint));

-- Name: review_frame_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX review_frame_claim ON fangpin.review_frame USING btree (claim_id);

-- Name: review_frame_verification; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX review_frame_verification ON fangpin.review_frame USING btree (verification_no);

-- Name: review_item_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX review_item_claim ON fangpin.review_item USING btree (claim_id);

-- Name: review_task_reviewers; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX review_task_reviewers ON fangpin.review_task USING gin (reviewers) WHERE (finished_at IS NULL);

-- Name: session_of_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX session_of_officer ON fangpin.session USING btree (officer_id) WHERE (ended_at IS NULL);

-- Name: sign_on_of_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX sign_on_of_officer ON fangpin.sign_on USING btree (officer_id, issuer) WHERE (ended_at IS NULL);

-- Name: sign_on_subject; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX sign_on_subject ON fangpin.sign_on USING btree (issuer, subject) WHERE (ended_at IS NULL);

-- Name: statement_entry_identity; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX statement_entry_identity ON fangpin.statement_entry USING btree (identity);

-- Name: statement_entry_payment; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX statement_entry_payment ON fangpin.statement_entry USING btree (payment);

-- Name: trail_link_leaf; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX trail_link_leaf ON fangpin.trail_link USING btree (leaf_id);

-- Name: upload_is_complete_once; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX upload_is_complete_once ON fangpin.upload USING btree (officer_id, digest) WHERE (completed_at IS NOT NULL);

-- Name: upload_of_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX upload_of_officer ON fangpin.upload USING btree (officer_id, digest);

-- Name: upload_untouched; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX upload_untouched ON fangpin.upload USING btree (touched_at);

-- Name: verification_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX verification_claim ON fangpin.verification USING btree (claim_id, visited_on, no);

-- Name: verification_visited_on; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX verification_visited_on ON fangpin.verification USING btree (visited_on);

-- Name: verifier_relative_in_force; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE UNIQUE INDEX verifier_relative_in_force ON fangpin.verifier_relative USING btree (household_no, officer) WHERE (ended_at IS NULL);

-- Name: verifier_relative_officer; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX verifier_relative_officer ON fangpin.verifier_relative USING btree (officer);

-- Name: village_review_claim; Type: INDEX; Schema: fangpin; Owner: fangpin_owner

CREATE INDEX village_review_claim ON fangpin.village_review USING btree (claim_id, no);

-- Name: action_log action_log_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER action_log_is_append_only BEFORE DELETE OR UPDATE ON fangpin.action_log FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: action_log action_log_is_never_truncated; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER action_log_is_never_truncated BEFORE TRUNCATE ON fangpin.action_log FOR EACH STATEMENT EXECUTE FUNCTION fangpin.refuse_change();

-- Name: appointment appointment_begins; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER appointment_begins AFTER INSERT ON fangpin.appointment FOR EACH ROW WHEN ((new.from_at IS NOT NULL)) EXECUTE FUNCTION fangpin.officer_holds_the_appointment();

-- Name: appointment appointment_is_never_removed; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER appointment_is_never_removed BEFORE DELETE ON fangpin.appointment FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: appointment appointment_is_never_truncated; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER appointment_is_never_truncated BEFORE TRUNCATE ON fangpin.appointment FOR EACH STATEMENT EXECUTE FUNCTION fangpin.refuse_change();

-- Name: appointment appointment_moves; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER appointment_moves AFTER UPDATE OF from_at, until_at ON fangpin.appointment FOR EACH ROW WHEN (((new.from_at IS DISTINCT FROM old.from_at) OR (new.until_at IS DISTINCT FROM old.until_at))) EXECUTE FUNCTION fangpin.officer_holds_the_appointment();

-- Name: appointment appointment_roles; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER appointment_roles BEFORE INSERT OR UPDATE OF roles ON fangpin.appointment FOR EACH ROW EXECUTE FUNCTION fangpin.roles_go_together();

-- Name: appointment appointment_steps; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER appointment_steps BEFORE INSERT OR UPDATE ON fangpin.appointment FOR EACH ROW EXECUTE FUNCTION fangpin.appointment_takes_its_steps();

-- Name: approval approval_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER approval_is_final BEFORE DELETE OR UPDATE ON fangpin.approval FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: approval approval_parts; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER approval_parts AFTER INSERT ON fangpin.approval FOR EACH ROW EXECUTE FUNCTION fangpin.approver_takes_part();

-- Name: assessment assessment_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER assessment_is_final BEFORE DELETE OR UPDATE ON fangpin.assessment FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: assessment assessment_parts; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER assessment_parts AFTER INSERT ON fangpin.assessment FOR EACH ROW WHEN (((new.computed_by IS NOT NULL) AND (NOT new.at_approval))) EXECUTE FUNCTION fangpin.handler_takes_part();

-- Name: bank_statement bank_statement_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER bank_statement_is_final BEFORE DELETE OR UPDATE ON fangpin.bank_statement FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: checkpoint checkpoint_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER checkpoint_is_append_only BEFORE DELETE OR UPDATE ON fangpin.checkpoint FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: claim claim_edge; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER claim_edge BEFORE UPDATE OF state, version ON fangpin.claim FOR EACH ROW EXECUTE FUNCTION fangpin.claim_moves_along_an_edge();

-- Name: claim_part claim_part_is_kept; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER claim_part_is_kept BEFORE UPDATE ON fangpin.claim_part FOR EACH ROW EXECUTE FUNCTION fangpin.part_is_kept();

-- Name: claim_part claim_part_is_never_removed; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER claim_part_is_never_removed BEFORE DELETE ON fangpin.claim_part FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: claim claim_start; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER claim_start BEFORE INSERT ON fangpin.claim FOR EACH ROW EXECUTE FUNCTION fangpin.claim_begins_as_lead();

-- Name: claim claims_are_counted_when_they_enter; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER claims_are_counted_when_they_enter AFTER INSERT ON fangpin.claim REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION fangpin.count_claims();

-- Name: claim claims_are_counted_when_they_move; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER claims_are_counted_when_they_move AFTER UPDATE ON fangpin.claim REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION fangpin.count_moved_claims();

-- Name: client_certificate client_certificate_steps; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER client_certificate_steps BEFORE UPDATE OF confirmed_by, confirmed_at, revoked_at ON fangpin.client_certificate FOR EACH ROW EXECUTE FUNCTION fangpin.certificate_takes_its_steps();

-- Name: journal_entry commitment_is_covered; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE CONSTRAINT TRIGGER commitment_is_covered AFTER INSERT ON fangpin.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = 'commitment'::text)) EXECUTE FUNCTION fangpin.fund_covers_commitments();

-- Name: review_consequence consequence_once; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER consequence_once BEFORE UPDATE ON fangpin.review_consequence FOR EACH ROW EXECUTE FUNCTION fangpin.consequence_is_decided_once();

-- Name: cosignature cosignature_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER cosignature_is_append_only BEFORE DELETE OR UPDATE ON fangpin.cosignature FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: crosscheck crosscheck_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER crosscheck_is_final BEFORE DELETE OR UPDATE ON fangpin.crosscheck FOR EACH ROW EXECUTE FUNCTION fangpin.crosscheck_is_final();

-- Name: fund_account fund_account_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER fund_account_is_final BEFORE DELETE OR UPDATE ON fangpin.fund_account FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: fund_account fund_account_is_never_truncated; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER fund_account_is_never_truncated BEFORE TRUNCATE ON fangpin.fund_account FOR EACH STATEMENT EXECUTE FUNCTION fangpin.refuse_change();

-- Name: household household_leaves_plans; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER household_leaves_plans AFTER UPDATE OF erased_on ON fangpin.household FOR EACH ROW WHEN (((old.erased_on IS NULL) AND (new.erased_on IS NOT NULL))) EXECUTE FUNCTION fangpin.plans_forget_household();

-- Name: household household_leaves_reviews; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER household_leaves_reviews AFTER UPDATE OF erased_on ON fangpin.household FOR EACH ROW WHEN (((old.erased_on IS NULL) AND (new.erased_on IS NOT NULL))) EXECUTE FUNCTION fangpin.reviews_forget_household();

-- Name: journal_entry journal_entry_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER journal_entry_is_append_only BEFORE DELETE OR UPDATE ON fangpin.journal_entry FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: journal_entry journal_entry_is_balanced; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE CONSTRAINT TRIGGER journal_entry_is_balanced AFTER INSERT ON fangpin.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fangpin.entry_is_balanced();

-- Name: journal_entry journal_entry_is_never_truncated; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER journal_entry_is_never_truncated BEFORE TRUNCATE ON fangpin.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION fangpin.refuse_change();

-- Name: key_fingerprint key_end; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER key_end BEFORE UPDATE ON fangpin.key_fingerprint FOR EACH ROW EXECUTE FUNCTION fangpin.key_ends_in_order();

-- Name: officer officer_power; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER officer_power BEFORE INSERT OR UPDATE OF roles ON fangpin.officer FOR EACH ROW EXECUTE FUNCTION fangpin.power_is_appointed();

-- Name: officer officer_roles; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER officer_roles BEFORE INSERT OR UPDATE OF roles ON fangpin.officer FOR EACH ROW EXECUTE FUNCTION fangpin.roles_go_together();

-- Name: payee_confirmation payee_confirmation_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payee_confirmation_is_final BEFORE DELETE OR UPDATE ON fangpin.payee_confirmation FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: payee_confirmation payee_confirmation_is_never_truncated; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payee_confirmation_is_never_truncated BEFORE TRUNCATE ON fangpin.payee_confirmation FOR EACH STATEMENT EXECUTE FUNCTION fangpin.refuse_change();

-- Name: payee_confirmation payee_confirmation_parts; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payee_confirmation_parts AFTER INSERT ON fangpin.payee_confirmation FOR EACH ROW EXECUTE FUNCTION fangpin.confirmer_takes_part();

-- Name: payment_batch payment_batch_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payment_batch_is_final BEFORE DELETE OR UPDATE ON fangpin.payment_batch FOR EACH ROW EXECUTE FUNCTION fangpin.payment_batch_is_final();

-- Name: payment payment_edge; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payment_edge BEFORE UPDATE OF state ON fangpin.payment FOR EACH ROW EXECUTE FUNCTION fangpin.payment_moves_along_an_edge();

-- Name: payment payment_parts; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payment_parts AFTER INSERT ON fangpin.payment REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION fangpin.payers_take_part();

-- Name: payout payout_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payout_is_final BEFORE DELETE OR UPDATE ON fangpin.payout FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: payout payout_papers; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER payout_papers BEFORE INSERT ON fangpin.payout FOR EACH ROW EXECUTE FUNCTION fangpin.payout_has_its_papers();

-- Name: person_lookup person_lookup_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER person_lookup_is_append_only BEFORE DELETE OR UPDATE ON fangpin.person_lookup FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: person_lookup person_lookup_is_never_truncated; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER person_lookup_is_never_truncated BEFORE TRUNCATE ON fangpin.person_lookup FOR EACH STATEMENT EXECUTE FUNCTION fangpin.refuse_change();

-- Name: plan_crew plan_crew_is_proposed; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER plan_crew_is_proposed BEFORE INSERT OR DELETE OR UPDATE ON fangpin.plan_crew FOR EACH ROW EXECUTE FUNCTION fangpin.plan_rows_are_proposed();

-- Name: visit_plan plan_edges; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER plan_edges BEFORE UPDATE ON fangpin.visit_plan FOR EACH ROW EXECUTE FUNCTION fangpin.plan_moves_along_an_edge();

-- Name: plan_visit plan_visit_is_proposed; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER plan_visit_is_proposed BEFORE INSERT OR DELETE OR UPDATE ON fangpin.plan_visit FOR EACH ROW EXECUTE FUNCTION fangpin.plan_rows_are_proposed();

-- Name: posting posting_in_time; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER posting_in_time BEFORE INSERT ON fangpin.posting FOR EACH ROW EXECUTE FUNCTION fangpin.posting_joins_its_own_entry();

-- Name: posting posting_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER posting_is_append_only BEFORE DELETE OR UPDATE ON fangpin.posting FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: posting posting_is_balanced; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE CONSTRAINT TRIGGER posting_is_balanced AFTER INSERT ON fangpin.posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fangpin.entry_is_balanced();

-- Name: posting posting_is_never_truncated; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER posting_is_never_truncated BEFORE TRUNCATE ON fangpin.posting FOR EACH STATEMENT EXECUTE FUNCTION fangpin.refuse_change();

-- Name: verifier_relative relative_end; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER relative_end BEFORE UPDATE ON fangpin.verifier_relative FOR EACH ROW EXECUTE FUNCTION fangpin.relative_ends_once();

-- Name: review_comparison review_comparison_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_comparison_is_final BEFORE DELETE OR UPDATE ON fangpin.review_comparison FOR EACH ROW EXECUTE FUNCTION fangpin.review_is_final();

-- Name: review_comparison review_comparison_of_findings; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_comparison_of_findings BEFORE INSERT ON fangpin.review_comparison FOR EACH ROW EXECUTE FUNCTION fangpin.review_compares_findings();

-- Name: review_dispute review_dispute_once; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_dispute_once BEFORE UPDATE ON fangpin.review_dispute FOR EACH ROW EXECUTE FUNCTION fangpin.review_dispute_is_decided_once();

-- Name: review_earlier review_earlier_kept; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_earlier_kept BEFORE DELETE ON fangpin.review_earlier FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: review_earlier review_earlier_once; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_earlier_once BEFORE UPDATE ON fangpin.review_earlier FOR EACH ROW EXECUTE FUNCTION fangpin.earlier_is_settled_once();

-- Name: review_event review_event_kept; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_event_kept BEFORE DELETE OR UPDATE ON fangpin.review_event FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: review_frame review_frame_is_hidden; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_frame_is_hidden AFTER INSERT ON fangpin.review_frame REFERENCING NEW TABLE AS framed FOR EACH STATEMENT EXECUTE FUNCTION fangpin.frame_is_hidden();

-- Name: review_frame review_frame_kept; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_frame_kept BEFORE DELETE OR UPDATE ON fangpin.review_frame FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: review_item review_item_is_shown; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_item_is_shown AFTER UPDATE OF outcome ON fangpin.review_item FOR EACH ROW WHEN ((new.outcome IS NOT NULL)) EXECUTE FUNCTION fangpin.ended_item_is_shown();

-- Name: review_item review_item_kept; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_item_kept BEFORE DELETE ON fangpin.review_item FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: review_item review_item_once; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_item_once BEFORE UPDATE ON fangpin.review_item FOR EACH ROW EXECUTE FUNCTION fangpin.review_item_ends_once();

-- Name: review_recheck review_recheck_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_recheck_is_final BEFORE DELETE OR UPDATE ON fangpin.review_recheck FOR EACH ROW EXECUTE FUNCTION fangpin.review_is_final();

-- Name: review_round review_round_is_shown; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_round_is_shown AFTER UPDATE OF state ON fangpin.review_round FOR EACH ROW WHEN ((new.state = ANY (ARRAY['reviewed'::text, 'reported'::text]))) EXECUTE FUNCTION fangpin.ended_round_is_shown();

-- Name: review_round review_round_kept; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_round_kept BEFORE DELETE ON fangpin.review_round FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: review_task review_task_once; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_task_once BEFORE UPDATE ON fangpin.review_task FOR EACH ROW EXECUTE FUNCTION fangpin.review_task_finishes_once();

-- Name: review_visit review_visit_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_visit_is_final BEFORE DELETE OR UPDATE ON fangpin.review_visit FOR EACH ROW EXECUTE FUNCTION fangpin.review_is_final();

-- Name: review_visit review_visit_of_task; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER review_visit_of_task BEFORE INSERT ON fangpin.review_visit FOR EACH ROW EXECUTE FUNCTION fangpin.review_visit_is_of_its_task();

-- Name: review_round round_edges; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER round_edges BEFORE UPDATE ON fangpin.review_round FOR EACH ROW EXECUTE FUNCTION fangpin.round_goes_forward();

-- Name: scheme scheme_is_immutable; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER scheme_is_immutable BEFORE DELETE OR UPDATE ON fangpin.scheme FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: sealed_leaf sealed_leaf_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER sealed_leaf_is_append_only BEFORE DELETE OR UPDATE ON fangpin.sealed_leaf FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: statement_entry statement_entry_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER statement_entry_is_final BEFORE DELETE OR UPDATE ON fangpin.statement_entry FOR EACH ROW EXECUTE FUNCTION fangpin.statement_entry_is_final();

-- Name: statement_entry statement_entry_parts; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER statement_entry_parts AFTER INSERT ON fangpin.statement_entry REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION fangpin.reconcilers_take_part();

-- Name: trail_link trail_link_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER trail_link_is_append_only BEFORE DELETE OR UPDATE ON fangpin.trail_link FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: tree_head tree_head_is_append_only; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER tree_head_is_append_only BEFORE DELETE OR UPDATE ON fangpin.tree_head FOR EACH ROW EXECUTE FUNCTION fangpin.refuse_change();

-- Name: verification verification_is_final; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER verification_is_final BEFORE DELETE OR UPDATE ON fangpin.verification FOR EACH ROW EXECUTE FUNCTION fangpin.verification_is_final();

-- Name: verification verification_parts; Type: TRIGGER; Schema: fangpin; Owner: fangpin_owner

CREATE TRIGGER verification_parts AFTER INSERT ON fangpin.verification FOR EACH ROW EXECUTE FUNCTION fangpin.verifiers_take_part();

-- Name: absence absence_officer_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.absence
    ADD CONSTRAINT absence_officer_fkey FOREIGN KEY (officer) REFERENCES fangpin.officer(id);

-- Name: absence absence_vehicle_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.absence
    ADD CONSTRAINT absence_vehicle_fkey FOREIGN KEY (vehicle) REFERENCES fangpin.vehicle(id);

-- Name: api_token api_token_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.api_token
    ADD CONSTRAINT api_token_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.officer(id);

-- Name: application application_file_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.application
    ADD CONSTRAINT application_file_no_fkey FOREIGN KEY (file_no) REFERENCES fangpin.feed_file(no);

-- Name: appointment appointment_officer_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.appointment
    ADD CONSTRAINT appointment_officer_fkey FOREIGN KEY (officer) REFERENCES fangpin.officer(id);

-- Name: approval approval_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.approval
    ADD CONSTRAINT approval_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: assessment assessment_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.assessment
    ADD CONSTRAINT assessment_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: assessment assessment_scheme_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.assessment
    ADD CONSTRAINT assessment_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES fangpin.scheme(id);

-- Name: assessment assessment_verification_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.assessment
    ADD CONSTRAINT assessment_verification_no_fkey FOREIGN KEY (verification_no) REFERENCES fangpin.verification(no);

-- Name: checkpoint checkpoint_size_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.checkpoint
    ADD CONSTRAINT checkpoint_size_fkey FOREIGN KEY (size) REFERENCES fangpin.tree_head(size);

-- Name: claim claim_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim
    ADD CONSTRAINT claim_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: claim_part claim_part_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim_part
    ADD CONSTRAINT claim_part_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: claim claim_scheme_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim
    ADD CONSTRAINT claim_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES fangpin.scheme(id);

-- Name: claim_source claim_source_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.claim_source
    ADD CONSTRAINT claim_source_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: client_certificate client_certificate_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.client_certificate
    ADD CONSTRAINT client_certificate_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.officer(id);

-- Name: cosignature cosignature_size_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.cosignature
    ADD CONSTRAINT cosignature_size_fkey FOREIGN KEY (size) REFERENCES fangpin.checkpoint(size);

-- Name: credential credential_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.credential
    ADD CONSTRAINT credential_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.officer(id);

-- Name: crosscheck crosscheck_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.crosscheck
    ADD CONSTRAINT crosscheck_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: crosscheck_resolution crosscheck_resolution_crosscheck_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.crosscheck_resolution
    ADD CONSTRAINT crosscheck_resolution_crosscheck_no_fkey FOREIGN KEY (crosscheck_no) REFERENCES fangpin.crosscheck(no);

-- Name: erasure erasure_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.erasure
    ADD CONSTRAINT erasure_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: feed_reject feed_reject_file_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.feed_reject
    ADD CONSTRAINT feed_reject_file_no_fkey FOREIGN KEY (file_no) REFERENCES fangpin.feed_file(no);

-- Name: feed_warning feed_warning_file_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.feed_warning
    ADD CONSTRAINT feed_warning_file_no_fkey FOREIGN KEY (file_no) REFERENCES fangpin.feed_file(no);

-- Name: import_file import_file_job_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_file
    ADD CONSTRAINT import_file_job_no_fkey FOREIGN KEY (job_no) REFERENCES fangpin.import_job(no);

-- Name: import_file import_file_upload_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_file
    ADD CONSTRAINT import_file_upload_no_fkey FOREIGN KEY (upload_no) REFERENCES fangpin.upload(no) ON DELETE SET NULL;

-- Name: import_finding import_finding_job_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_finding
    ADD CONSTRAINT import_finding_job_no_fkey FOREIGN KEY (job_no) REFERENCES fangpin.import_job(no);

-- Name: import_job import_job_file_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_job
    ADD CONSTRAINT import_job_file_no_fkey FOREIGN KEY (file_no) REFERENCES fangpin.feed_file(no);

-- Name: import_job import_job_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.import_job
    ADD CONSTRAINT import_job_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.officer(id);

-- Name: journal_entry journal_entry_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.journal_entry
    ADD CONSTRAINT journal_entry_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: key_pass key_pass_purpose_key_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.key_pass
    ADD CONSTRAINT key_pass_purpose_key_id_fkey FOREIGN KEY (purpose, key_id) REFERENCES fangpin.key_fingerprint(purpose, key_id);

-- Name: known_device known_device_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.known_device
    ADD CONSTRAINT known_device_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.credential(officer_id);

-- Name: objection objection_notice_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.objection
    ADD CONSTRAINT objection_notice_no_fkey FOREIGN KEY (notice_no) REFERENCES fangpin.public_notice(no);

-- Name: payee_confirmation payee_confirmation_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payee_confirmation
    ADD CONSTRAINT payee_confirmation_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: payee_confirmation payee_confirmation_payment_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payee_confirmation
    ADD CONSTRAINT payee_confirmation_payment_fkey FOREIGN KEY (payment) REFERENCES fangpin.payment(number);

-- Name: payment payment_batch_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payment
    ADD CONSTRAINT payment_batch_no_fkey FOREIGN KEY (batch_no) REFERENCES fangpin.payment_batch(no);

-- Name: payment payment_payout_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payment
    ADD CONSTRAINT payment_payout_no_fkey FOREIGN KEY (payout_no) REFERENCES fangpin.payout(no);

-- Name: payout payout_approval_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_approval_no_fkey FOREIGN KEY (approval_no) REFERENCES fangpin.approval(no);

-- Name: payout payout_assessment_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_assessment_no_fkey FOREIGN KEY (assessment_no) REFERENCES fangpin.assessment(no);

-- Name: payout payout_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: payout payout_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.payout
    ADD CONSTRAINT payout_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: plan_crew plan_crew_plan_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_crew
    ADD CONSTRAINT plan_crew_plan_no_fkey FOREIGN KEY (plan_no) REFERENCES fangpin.visit_plan(no);

-- Name: plan_visit plan_visit_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_visit
    ADD CONSTRAINT plan_visit_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: plan_visit plan_visit_plan_no_crew_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_visit
    ADD CONSTRAINT plan_visit_plan_no_crew_fkey FOREIGN KEY (plan_no, crew) REFERENCES fangpin.plan_crew(plan_no, number);

-- Name: plan_visit plan_visit_plan_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.plan_visit
    ADD CONSTRAINT plan_visit_plan_no_fkey FOREIGN KEY (plan_no) REFERENCES fangpin.visit_plan(no);

-- Name: posting posting_entry_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.posting
    ADD CONSTRAINT posting_entry_no_fkey FOREIGN KEY (entry_no) REFERENCES fangpin.journal_entry(no);

-- Name: prescreening prescreening_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.prescreening
    ADD CONSTRAINT prescreening_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: public_notice public_notice_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.public_notice
    ADD CONSTRAINT public_notice_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: recovery_code recovery_code_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.recovery_code
    ADD CONSTRAINT recovery_code_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.credential(officer_id);

-- Name: rectification rectification_consequence_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.rectification
    ADD CONSTRAINT rectification_consequence_no_fkey FOREIGN KEY (consequence_no) REFERENCES fangpin.review_consequence(no);

-- Name: rectification rectification_round_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.rectification
    ADD CONSTRAINT rectification_round_no_fkey FOREIGN KEY (round_no) REFERENCES fangpin.review_round(no);

-- Name: reminder reminder_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.reminder
    ADD CONSTRAINT reminder_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_blind review_blind_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_blind
    ADD CONSTRAINT review_blind_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_blind review_blind_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_blind
    ADD CONSTRAINT review_blind_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: review_blind review_blind_round_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_blind
    ADD CONSTRAINT review_blind_round_no_fkey FOREIGN KEY (round_no) REFERENCES fangpin.review_round(no);

-- Name: review_comparison review_comparison_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_comparison
    ADD CONSTRAINT review_comparison_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_comparison review_comparison_round_no_item_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_comparison
    ADD CONSTRAINT review_comparison_round_no_item_fkey FOREIGN KEY (round_no, item) REFERENCES fangpin.review_item(round_no, item);

-- Name: review_consequence review_consequence_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_consequence
    ADD CONSTRAINT review_consequence_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_consequence review_consequence_round_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_consequence
    ADD CONSTRAINT review_consequence_round_no_fkey FOREIGN KEY (round_no) REFERENCES fangpin.review_round(no);

-- Name: review_dispute review_dispute_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_dispute
    ADD CONSTRAINT review_dispute_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_dispute review_dispute_round_no_item_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_dispute
    ADD CONSTRAINT review_dispute_round_no_item_fkey FOREIGN KEY (round_no, item) REFERENCES fangpin.review_comparison(round_no, item);

-- Name: review_earlier review_earlier_earlier_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_earlier
    ADD CONSTRAINT review_earlier_earlier_no_fkey FOREIGN KEY (earlier_no) REFERENCES fangpin.review_round(no);

-- Name: review_earlier review_earlier_round_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_earlier
    ADD CONSTRAINT review_earlier_round_no_fkey FOREIGN KEY (round_no) REFERENCES fangpin.review_round(no);

-- Name: review_event review_event_round_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_event
    ADD CONSTRAINT review_event_round_no_fkey FOREIGN KEY (round_no) REFERENCES fangpin.review_round(no);

-- Name: review_frame review_frame_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_frame
    ADD CONSTRAINT review_frame_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_frame review_frame_round_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_frame
    ADD CONSTRAINT review_frame_round_no_fkey FOREIGN KEY (round_no) REFERENCES fangpin.review_round(no);

-- Name: review_frame review_frame_verification_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_frame
    ADD CONSTRAINT review_frame_verification_no_fkey FOREIGN KEY (verification_no) REFERENCES fangpin.verification(no);

-- Name: review_item review_item_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_item
    ADD CONSTRAINT review_item_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_item review_item_round_no_item_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_item
    ADD CONSTRAINT review_item_round_no_item_fkey FOREIGN KEY (round_no, item) REFERENCES fangpin.review_frame(round_no, item);

-- Name: review_recheck review_recheck_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_recheck
    ADD CONSTRAINT review_recheck_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_recheck review_recheck_round_no_item_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_recheck
    ADD CONSTRAINT review_recheck_round_no_item_fkey FOREIGN KEY (round_no, item) REFERENCES fangpin.review_comparison(round_no, item);

-- Name: review_round review_round_again_of_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_round
    ADD CONSTRAINT review_round_again_of_fkey FOREIGN KEY (again_of) REFERENCES fangpin.review_round(no);

-- Name: review_task review_task_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_task
    ADD CONSTRAINT review_task_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_task review_task_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_task
    ADD CONSTRAINT review_task_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: review_task review_task_round_no_item_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_task
    ADD CONSTRAINT review_task_round_no_item_fkey FOREIGN KEY (round_no, item) REFERENCES fangpin.review_item(round_no, item);

-- Name: review_task review_task_scheme_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_task
    ADD CONSTRAINT review_task_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES fangpin.scheme(id);

-- Name: review_visit review_visit_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_visit
    ADD CONSTRAINT review_visit_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: review_visit review_visit_round_no_item_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.review_visit
    ADD CONSTRAINT review_visit_round_no_item_fkey FOREIGN KEY (round_no, item) REFERENCES fangpin.review_task(round_no, item);

-- Name: role_conflict role_conflict_one_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.role_conflict
    ADD CONSTRAINT role_conflict_one_fkey FOREIGN KEY (one) REFERENCES fangpin.role(name);

-- Name: role_conflict role_conflict_other_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.role_conflict
    ADD CONSTRAINT role_conflict_other_fkey FOREIGN KEY (other) REFERENCES fangpin.role(name);

-- Name: sealed_leaf sealed_leaf_leaf_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.sealed_leaf
    ADD CONSTRAINT sealed_leaf_leaf_id_fkey FOREIGN KEY (leaf_id) REFERENCES fangpin.action_log(id);

-- Name: session session_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.session
    ADD CONSTRAINT session_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.credential(officer_id);

-- Name: sign_on sign_on_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.sign_on
    ADD CONSTRAINT sign_on_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.officer(id);

-- Name: statement_entry statement_entry_payment_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.statement_entry
    ADD CONSTRAINT statement_entry_payment_fkey FOREIGN KEY (payment) REFERENCES fangpin.payment(number);

-- Name: statement_entry statement_entry_statement_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.statement_entry
    ADD CONSTRAINT statement_entry_statement_no_fkey FOREIGN KEY (statement_no) REFERENCES fangpin.bank_statement(no);

-- Name: trail_link trail_link_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.trail_link
    ADD CONSTRAINT trail_link_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: trail_link trail_link_leaf_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.trail_link
    ADD CONSTRAINT trail_link_leaf_id_fkey FOREIGN KEY (leaf_id) REFERENCES fangpin.action_log(id);

-- Name: upload upload_officer_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.upload
    ADD CONSTRAINT upload_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES fangpin.officer(id);

-- Name: upload_part upload_part_upload_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.upload_part
    ADD CONSTRAINT upload_part_upload_no_fkey FOREIGN KEY (upload_no) REFERENCES fangpin.upload(no) ON DELETE CASCADE;

-- Name: verification verification_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.verification
    ADD CONSTRAINT verification_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: verifier_relative verifier_relative_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.verifier_relative
    ADD CONSTRAINT verifier_relative_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: verifier_relative verifier_relative_officer_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.verifier_relative
    ADD CONSTRAINT verifier_relative_officer_fkey FOREIGN KEY (officer) REFERENCES fangpin.officer(id);

-- Name: village_review village_review_claim_id_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.village_review
    ADD CONSTRAINT village_review_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES fangpin.claim(id);

-- Name: visit_agreement visit_agreement_household_no_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.visit_agreement
    ADD CONSTRAINT visit_agreement_household_no_fkey FOREIGN KEY (household_no) REFERENCES fangpin.household(no);

-- Name: visit_plan visit_plan_replaces_fkey; Type: FK CONSTRAINT; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE ONLY fangpin.visit_plan
    ADD CONSTRAINT visit_plan_replaces_fkey FOREIGN KEY (replaces) REFERENCES fangpin.visit_plan(no);

-- Name: application; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.application ENABLE ROW LEVEL SECURITY;

-- Name: approval; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.approval ENABLE ROW LEVEL SECURITY;

-- Name: assessment; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.assessment ENABLE ROW LEVEL SECURITY;

-- Name: approval blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.approval AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: assessment blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.assessment AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: claim blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.claim AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(id))));

-- Name: claim_source blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.claim_source AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: crosscheck blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.crosscheck AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_household(household_no))));

-- Name: crosscheck_resolution blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.crosscheck_resolution AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR fangpin.sees_crosscheck(crosscheck_no)));

-- Name: objection blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.objection AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR fangpin.sees_notice(notice_no)));

-- Name: payee_confirmation blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.payee_confirmation AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: payment blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.payment AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR fangpin.sees_payout(payout_no)));

-- Name: payment_batch blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.payment_batch AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR false));

-- Name: payout blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.payout AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: plan_visit blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.plan_visit AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_household(household_no))));

-- Name: prescreening blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.prescreening AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: public_notice blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.public_notice AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: reminder blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.reminder AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: review_comparison blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.review_comparison AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: review_dispute blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.review_dispute AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: review_frame blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.review_frame AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: review_item blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.review_item AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: review_recheck blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.review_recheck AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: statement_entry blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.statement_entry AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR false));

-- Name: verification blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.verification AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: village_review blind; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY blind ON fangpin.village_review AS RESTRICTIVE FOR SELECT USING ((fangpin.sees_findings() OR (NOT fangpin.is_blind_claim(claim_id))));

-- Name: claim; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.claim ENABLE ROW LEVEL SECURITY;

-- Name: claim_source; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.claim_source ENABLE ROW LEVEL SECURITY;

-- Name: cost_record; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.cost_record ENABLE ROW LEVEL SECURITY;

-- Name: crosscheck; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.crosscheck ENABLE ROW LEVEL SECURITY;

-- Name: crosscheck_resolution; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.crosscheck_resolution ENABLE ROW LEVEL SECURITY;

-- Name: erasure; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.erasure ENABLE ROW LEVEL SECURITY;

-- Name: feed_reject; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.feed_reject ENABLE ROW LEVEL SECURITY;

-- Name: household; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.household ENABLE ROW LEVEL SECURITY;

-- Name: household_total; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.household_total ENABLE ROW LEVEL SECURITY;

-- Name: import_finding; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.import_finding ENABLE ROW LEVEL SECURITY;

-- Name: objection; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.objection ENABLE ROW LEVEL SECURITY;

-- Name: payee_confirmation; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.payee_confirmation ENABLE ROW LEVEL SECURITY;

-- Name: payment; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.payment ENABLE ROW LEVEL SECURITY;

-- Name: payment_batch; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.payment_batch ENABLE ROW LEVEL SECURITY;

-- Name: payout; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.payout ENABLE ROW LEVEL SECURITY;

-- Name: person; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.person ENABLE ROW LEVEL SECURITY;

-- Name: person_total; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.person_total ENABLE ROW LEVEL SECURITY;

-- Name: plan_visit; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.plan_visit ENABLE ROW LEVEL SECURITY;

-- Name: prescreening; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.prescreening ENABLE ROW LEVEL SECURITY;

-- Name: public_notice; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.public_notice ENABLE ROW LEVEL SECURITY;

-- Name: reminder; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.reminder ENABLE ROW LEVEL SECURITY;

-- Name: review_comparison; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_comparison ENABLE ROW LEVEL SECURITY;

-- Name: review_dispute; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_dispute ENABLE ROW LEVEL SECURITY;

-- Name: review_frame; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_frame ENABLE ROW LEVEL SECURITY;

-- Name: review_item; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_item ENABLE ROW LEVEL SECURITY;

-- Name: review_recheck; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_recheck ENABLE ROW LEVEL SECURITY;

-- Name: review_task; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_task ENABLE ROW LEVEL SECURITY;

-- Name: review_visit; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.review_visit ENABLE ROW LEVEL SECURITY;

-- Name: application scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.application USING ((fangpin.sees_county() OR fangpin.sees_household(household_no)));

-- Name: approval scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.approval USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: assessment scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.assessment USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: claim scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.claim USING ((fangpin.sees_county() OR (starts_with(('/'::text || area_code), NULLIF(current_setting('fangpin.area'::text, true), ''::text)) AND ((insurer = ''::text) OR ((current_setting('fangpin.insurer'::text, true) = '/'::text) OR (current_setting('fangpin.insurer'::text, true) = ('/'::text || insurer)))))));

-- Name: claim_source scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.claim_source USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: cost_record scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.cost_record USING ((( SELECT fangpin.sees_county() AS sees_county) OR fangpin.sees_household(household_no)));

-- Name: crosscheck scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.crosscheck USING ((fangpin.sees_county() OR (starts_with(('/'::text || area_code), NULLIF(current_setting('fangpin.area'::text, true), ''::text)) AND ((insurer = ''::text) OR ((current_setting('fangpin.insurer'::text, true) = '/'::text) OR (current_setting('fangpin.insurer'::text, true) = ('/'::text || insurer)))))));

-- Name: crosscheck_resolution scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.crosscheck_resolution USING ((fangpin.sees_county() OR fangpin.sees_crosscheck(crosscheck_no)));

-- Name: erasure scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.erasure USING ((fangpin.sees_county() OR fangpin.sees_household(household_no)));

-- Name: feed_reject scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.feed_reject USING ((fangpin.sees_county() OR false));

-- Name: household scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.household USING ((( SELECT fangpin.sees_county() AS sees_county) OR (starts_with(('/'::text || area_code), NULLIF(current_setting('fangpin.area'::text, true), ''::text)) AND ((insurer = ''::text) OR ((current_setting('fangpin.insurer'::text, true) = '/'::text) OR (current_setting('fangpin.insurer'::text, true) = ('/'::text || insurer)))))));

-- Name: household_total scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.household_total USING ((( SELECT fangpin.sees_county() AS sees_county) OR fangpin.sees_household(household_no)));

-- Name: import_finding scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.import_finding USING ((fangpin.sees_county() OR false));

-- Name: objection scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.objection USING ((fangpin.sees_county() OR fangpin.sees_notice(notice_no)));

-- Name: payee_confirmation scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.payee_confirmation USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: payment scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.payment USING ((fangpin.sees_county() OR fangpin.sees_payout(payout_no)));

-- Name: payment_batch scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.payment_batch USING ((fangpin.sees_county() OR false));

-- Name: payout scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.payout USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: person scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.person USING ((( SELECT fangpin.sees_county() AS sees_county) OR (starts_with(('/'::text || area_code), NULLIF(current_setting('fangpin.area'::text, true), ''::text)) AND ((insurer = ''::text) OR ((current_setting('fangpin.insurer'::text, true) = '/'::text) OR (current_setting('fangpin.insurer'::text, true) = ('/'::text || insurer)))))));

-- Name: person_total scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.person_total USING ((( SELECT fangpin.sees_county() AS sees_county) OR fangpin.sees_household(household_no)));

-- Name: plan_visit scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.plan_visit USING ((fangpin.sees_county() OR (starts_with(('/'::text || area_code), NULLIF(current_setting('fangpin.area'::text, true), ''::text)) AND ((insurer = ''::text) OR ((current_setting('fangpin.insurer'::text, true) = '/'::text) OR (current_setting('fangpin.insurer'::text, true) = ('/'::text || insurer)))))));

-- Name: prescreening scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.prescreening USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: public_notice scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.public_notice USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: reminder scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.reminder USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: review_comparison scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.review_comparison USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: review_dispute scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.review_dispute USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: review_frame scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.review_frame USING ((( SELECT fangpin.sees_county() AS sees_county) OR fangpin.sees_claim(claim_id)));

-- Name: review_item scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.review_item USING ((( SELECT fangpin.sees_county() AS sees_county) OR fangpin.sees_claim(claim_id)));

-- Name: review_recheck scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.review_recheck USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: review_task scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.review_task USING ((fangpin.sees_county() OR fangpin.sees_household(household_no)));

-- Name: review_visit scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.review_visit USING ((fangpin.sees_county() OR fangpin.sees_review_task(round_no, item)));

-- Name: statement_entry scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.statement_entry USING ((fangpin.sees_county() OR false));

-- Name: upload_part scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.upload_part USING ((fangpin.sees_county() OR false));

-- Name: verification scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.verification USING ((fangpin.sees_county() OR (starts_with(('/'::text || area_code), NULLIF(current_setting('fangpin.area'::text, true), ''::text)) AND ((insurer = ''::text) OR ((current_setting('fangpin.insurer'::text, true) = '/'::text) OR (current_setting('fangpin.insurer'::text, true) = ('/'::text || insurer)))))));

-- Name: verifier_relative scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.verifier_relative USING ((fangpin.sees_county() OR fangpin.sees_household(household_no)));

-- Name: village_review scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.village_review USING ((fangpin.sees_county() OR fangpin.sees_claim(claim_id)));

-- Name: visit_agreement scope; Type: POLICY; Schema: fangpin; Owner: fangpin_owner

CREATE POLICY scope ON fangpin.visit_agreement USING ((fangpin.sees_county() OR fangpin.sees_household(household_no)));

-- Name: statement_entry; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.statement_entry ENABLE ROW LEVEL SECURITY;

-- Name: upload_part; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.upload_part ENABLE ROW LEVEL SECURITY;

-- Name: verification; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.verification ENABLE ROW LEVEL SECURITY;

-- Name: verifier_relative; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.verifier_relative ENABLE ROW LEVEL SECURITY;

-- Name: village_review; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.village_review ENABLE ROW LEVEL SECURITY;

-- Name: visit_agreement; Type: ROW SECURITY; Schema: fangpin; Owner: fangpin_owner

ALTER TABLE fangpin.visit_agreement ENABLE ROW LEVEL SECURITY;

-- Name: SCHEMA fangpin; Type: ACL; Schema: -; Owner: fangpin_owner

GRANT USAGE ON SCHEMA fangpin TO fangpin_app;
GRANT USAGE ON SCHEMA fangpin TO fangpin_import;

-- Name: FUNCTION approver_takes_part(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.approver_takes_part() FROM PUBLIC;

-- Name: FUNCTION clear_refused_rows(on_day date); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.clear_refused_rows(on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION fangpin.clear_refused_rows(on_day date) TO fangpin_app;

-- Name: FUNCTION clear_uploads(numbers bigint[]); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.clear_uploads(numbers bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION fangpin.clear_uploads(numbers bigint[]) TO fangpin_app;

-- Name: FUNCTION count_claims(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.count_claims() FROM PUBLIC;

-- Name: FUNCTION count_moved_claims(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.count_moved_claims() FROM PUBLIC;

-- Name: FUNCTION erase_household(number integer, on_day date); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.erase_household(number integer, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION fangpin.erase_household(number integer, on_day date) TO fangpin_app;

-- Name: FUNCTION officer_holds_the_appointment(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.officer_holds_the_appointment() FROM PUBLIC;

-- Name: FUNCTION payers_take_part(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.payers_take_part() FROM PUBLIC;

-- Name: FUNCTION reconcilers_take_part(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.reconcilers_take_part() FROM PUBLIC;

-- Name: FUNCTION resume_import_indexes(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.resume_import_indexes() FROM PUBLIC;
GRANT ALL ON FUNCTION fangpin.resume_import_indexes() TO fangpin_app;

-- Name: FUNCTION suspend_import_indexes(); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.suspend_import_indexes() FROM PUBLIC;
GRANT ALL ON FUNCTION fangpin.suspend_import_indexes() TO fangpin_app;

-- Name: FUNCTION take_parts(claim bigint, officers text[], role text); Type: ACL; Schema: fangpin; Owner: fangpin_owner

REVOKE ALL ON FUNCTION fangpin.take_parts(claim bigint, officers text[], role text) FROM PUBLIC;
GRANT ALL ON FUNCTION fangpin.take_parts(claim bigint, officers text[], role text) TO fangpin_app;

-- Name: TABLE absence; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.absence TO fangpin_app;

-- Name: COLUMN absence.lifted_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(lifted_at) ON TABLE fangpin.absence TO fangpin_app;

-- Name: TABLE account; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.account TO fangpin_app;

-- Name: COLUMN account.balance_fen; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(balance_fen) ON TABLE fangpin.account TO fangpin_app;

-- Name: COLUMN account.version; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(version) ON TABLE fangpin.account TO fangpin_app;

-- Name: TABLE action_log; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.action_log TO fangpin_app;

-- Name: TABLE api_token; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.api_token TO fangpin_app;

-- Name: COLUMN api_token.revoked_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(revoked_at) ON TABLE fangpin.api_token TO fangpin_app;

-- Name: COLUMN api_token.used_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(used_at) ON TABLE fangpin.api_token TO fangpin_app;

-- Name: TABLE application; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.application TO fangpin_app;

-- Name: TABLE appointment; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.appointment TO fangpin_app;

-- Name: COLUMN appointment.decision; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decision) ON TABLE fangpin.appointment TO fangpin_app;

-- Name: COLUMN appointment.decided_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_by) ON TABLE fangpin.appointment TO fangpin_app;

-- Name: COLUMN appointment.decided_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_at) ON TABLE fangpin.appointment TO fangpin_app;

-- Name: COLUMN appointment.from_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(from_at) ON TABLE fangpin.appointment TO fangpin_app;

-- Name: COLUMN appointment.until_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(until_at) ON TABLE fangpin.appointment TO fangpin_app;

-- Name: COLUMN appointment.ended_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_by) ON TABLE fangpin.appointment TO fangpin_app;

-- Name: TABLE approval; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.approval TO fangpin_app;

-- Name: TABLE area; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.area TO fangpin_app;

-- Name: COLUMN area.name; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(name) ON TABLE fangpin.area TO fangpin_app;

-- Name: COLUMN area.level; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(level) ON TABLE fangpin.area TO fangpin_app;

-- Name: COLUMN area.parent; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(parent) ON TABLE fangpin.area TO fangpin_app;

-- Name: COLUMN area.latitude; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(latitude) ON TABLE fangpin.area TO fangpin_app;

-- Name: COLUMN area.longitude; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(longitude) ON TABLE fangpin.area TO fangpin_app;

-- Name: TABLE assessment; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.assessment TO fangpin_app;

-- Name: TABLE bank_statement; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.bank_statement TO fangpin_app;

-- Name: TABLE calendar_exception; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.calendar_exception TO fangpin_app;

-- Name: TABLE check_run; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.check_run TO fangpin_app;

-- Name: TABLE checkpoint; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.checkpoint TO fangpin_app;

-- Name: TABLE claim; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.class_id; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(class_id) ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.channel; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(channel) ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.state; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(state) ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.due_on; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(due_on) ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.version; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(version) ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.trail_version; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(trail_version) ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.trail_hash; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(trail_hash) ON TABLE fangpin.claim TO fangpin_app;

-- Name: COLUMN claim.changed_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(changed_at) ON TABLE fangpin.claim TO fangpin_app;

-- Name: TABLE claim_count; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.claim_count TO fangpin_app;

-- Name: TABLE claim_edge; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.claim_edge TO fangpin_app;

-- Name: TABLE claim_part; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.claim_part TO fangpin_app;

-- Name: TABLE claim_source; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.claim_source TO fangpin_app;

-- Name: TABLE client_certificate; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.fingerprint; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(fingerprint) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.officer_id; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(officer_id) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.label; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(label) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.permissions; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(permissions) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.bound_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(bound_by) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.bound_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(bound_at) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.expires_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(expires_at) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.confirmed_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(confirmed_by) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.confirmed_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(confirmed_at) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.revoked_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(revoked_at) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: COLUMN client_certificate.used_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(used_at) ON TABLE fangpin.client_certificate TO fangpin_app;

-- Name: TABLE cosignature; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.cosignature TO fangpin_app;

-- Name: TABLE cost_record; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.cost_record TO fangpin_app;
GRANT INSERT ON TABLE fangpin.cost_record TO fangpin_import;

-- Name: TABLE credential; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.password_hash; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(password_hash) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.password_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(password_at) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.must_change; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(must_change) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.used_before; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(used_before) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.failures; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(failures) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.locks; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(locks) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.locked_until; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(locked_until) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.factor_sealed; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(factor_sealed) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.factor_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(factor_at) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.factor_step; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(factor_step) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.inside_failures; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(inside_failures) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.inside_locks; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(inside_locks) ON TABLE fangpin.credential TO fangpin_app;

-- Name: COLUMN credential.inside_locked_until; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(inside_locked_until) ON TABLE fangpin.credential TO fangpin_app;

-- Name: TABLE crosscheck; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.crosscheck TO fangpin_app;

-- Name: COLUMN crosscheck.id_index; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(id_index) ON TABLE fangpin.crosscheck TO fangpin_app;

-- Name: COLUMN crosscheck.id_index_key; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(id_index_key) ON TABLE fangpin.crosscheck TO fangpin_app;

-- Name: TABLE crosscheck_resolution; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.crosscheck_resolution TO fangpin_app;

-- Name: TABLE due_work; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT,DELETE ON TABLE fangpin.due_work TO fangpin_app;

-- Name: COLUMN due_work.due_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(due_at) ON TABLE fangpin.due_work TO fangpin_app;

-- Name: COLUMN due_work.wake_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(wake_at) ON TABLE fangpin.due_work TO fangpin_app;

-- Name: COLUMN due_work.held_until; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(held_until) ON TABLE fangpin.due_work TO fangpin_app;

-- Name: COLUMN due_work.version; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(version) ON TABLE fangpin.due_work TO fangpin_app;

-- Name: COLUMN due_work.attempts; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(attempts) ON TABLE fangpin.due_work TO fangpin_app;

-- Name: COLUMN due_work.fault; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(fault) ON TABLE fangpin.due_work TO fangpin_app;

-- Name: COLUMN due_work.parked_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(parked_at) ON TABLE fangpin.due_work TO fangpin_app;

-- Name: TABLE erasure; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.erasure TO fangpin_app;

-- Name: COLUMN erasure.decision; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decision) ON TABLE fangpin.erasure TO fangpin_app;

-- Name: COLUMN erasure.decided_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_by) ON TABLE fangpin.erasure TO fangpin_app;

-- Name: COLUMN erasure.decided_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_at) ON TABLE fangpin.erasure TO fangpin_app;

-- Name: TABLE feed_file; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.feed_file TO fangpin_app;

-- Name: TABLE feed_reject; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.feed_reject TO fangpin_app;

-- Name: TABLE feed_warning; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.feed_warning TO fangpin_app;

-- Name: TABLE fund_account; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.fund_account TO fangpin_app;

-- Name: TABLE household; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.household TO fangpin_app;
GRANT INSERT ON TABLE fangpin.household TO fangpin_import;

-- Name: COLUMN household.head_sealed; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(head_sealed) ON TABLE fangpin.household TO fangpin_app;

-- Name: COLUMN household.bank; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(bank) ON TABLE fangpin.household TO fangpin_app;

-- Name: COLUMN household.account_sealed; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(account_sealed) ON TABLE fangpin.household TO fangpin_app;

-- Name: COLUMN household.account_index; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(account_index) ON TABLE fangpin.household TO fangpin_app;

-- Name: COLUMN household.account_masked; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(account_masked) ON TABLE fangpin.household TO fangpin_app;

-- Name: COLUMN household.account_holder; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(account_holder) ON TABLE fangpin.household TO fangpin_app;

-- Name: COLUMN household.phone_sealed; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(phone_sealed) ON TABLE fangpin.household TO fangpin_app;

-- Name: COLUMN household.account_index_key; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(account_index_key) ON TABLE fangpin.household TO fangpin_app;

-- Name: TABLE household_total; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.household_total TO fangpin_app;
GRANT INSERT ON TABLE fangpin.household_total TO fangpin_import;

-- Name: COLUMN household_total.amount_fen; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(amount_fen) ON TABLE fangpin.household_total TO fangpin_app;

-- Name: TABLE idempotency; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.idempotency TO fangpin_app;

-- Name: TABLE import_file; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.import_file TO fangpin_app;

-- Name: TABLE import_finding; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.import_finding TO fangpin_app;

-- Name: TABLE import_job; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.state; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(state) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.revision; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(revision) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.ended_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_at) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.rows_read; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(rows_read) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.rows_expected; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(rows_expected) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.file_no; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(file_no) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.refusal; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(refusal) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.subject; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(subject) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.counted; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(counted) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: COLUMN import_job.counts; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(counts) ON TABLE fangpin.import_job TO fangpin_app;

-- Name: TABLE instance; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.instance TO fangpin_app;

-- Name: COLUMN instance.county_area; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(county_area) ON TABLE fangpin.instance TO fangpin_app;

-- Name: TABLE journal_entry; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.journal_entry TO fangpin_app;

-- Name: TABLE key_fingerprint; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.key_fingerprint TO fangpin_app;

-- Name: COLUMN key_fingerprint.closed_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(closed_at) ON TABLE fangpin.key_fingerprint TO fangpin_app;

-- Name: COLUMN key_fingerprint.destroyed_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(destroyed_at) ON TABLE fangpin.key_fingerprint TO fangpin_app;

-- Name: TABLE key_pass; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.key_pass TO fangpin_app;

-- Name: COLUMN key_pass."position"; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE("position") ON TABLE fangpin.key_pass TO fangpin_app;

-- Name: COLUMN key_pass.replaced; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(replaced) ON TABLE fangpin.key_pass TO fangpin_app;

-- Name: COLUMN key_pass.skipped; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(skipped) ON TABLE fangpin.key_pass TO fangpin_app;

-- Name: COLUMN key_pass.walked; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(walked) ON TABLE fangpin.key_pass TO fangpin_app;

-- Name: COLUMN key_pass.ended_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_at) ON TABLE fangpin.key_pass TO fangpin_app;

-- Name: TABLE known_device; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT,DELETE ON TABLE fangpin.known_device TO fangpin_app;

-- Name: COLUMN known_device.used_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(used_at) ON TABLE fangpin.known_device TO fangpin_app;

-- Name: COLUMN known_device.failures; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(failures) ON TABLE fangpin.known_device TO fangpin_app;

-- Name: COLUMN known_device.locks; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(locks) ON TABLE fangpin.known_device TO fangpin_app;

-- Name: COLUMN known_device.locked_until; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(locked_until) ON TABLE fangpin.known_device TO fangpin_app;

-- Name: TABLE lease; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT,UPDATE ON TABLE fangpin.lease TO fangpin_app;

-- Name: TABLE migration; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.migration TO fangpin_app;

-- Name: TABLE objection; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.objection TO fangpin_app;

-- Name: COLUMN objection.ruling; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ruling) ON TABLE fangpin.objection TO fangpin_app;

-- Name: COLUMN objection.ruled_on; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ruled_on) ON TABLE fangpin.objection TO fangpin_app;

-- Name: COLUMN objection.ruled_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ruled_by) ON TABLE fangpin.objection TO fangpin_app;

-- Name: TABLE officer; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.name; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(name) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.roles; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(roles) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.area_code; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(area_code) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.insurer; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(insurer) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.home_village; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(home_village) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.phone_sealed; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(phone_sealed) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.phone_masked; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(phone_masked) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.active; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(active) ON TABLE fangpin.officer TO fangpin_app;

-- Name: COLUMN officer.skills; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(skills) ON TABLE fangpin.officer TO fangpin_app;

-- Name: TABLE payee_confirmation; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.payee_confirmation TO fangpin_app;

-- Name: TABLE payment; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.payment TO fangpin_app;

-- Name: COLUMN payment.state; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(state) ON TABLE fangpin.payment TO fangpin_app;

-- Name: COLUMN payment.booked_on; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(booked_on) ON TABLE fangpin.payment TO fangpin_app;

-- Name: COLUMN payment.returned_fen; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(returned_fen) ON TABLE fangpin.payment TO fangpin_app;

-- Name: COLUMN payment.unexplained_debits; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(unexplained_debits) ON TABLE fangpin.payment TO fangpin_app;

-- Name: TABLE payment_batch; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.payment_batch TO fangpin_app;

-- Name: COLUMN payment_batch.file; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(file) ON TABLE fangpin.payment_batch TO fangpin_app;

-- Name: TABLE payment_edge; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.payment_edge TO fangpin_app;

-- Name: TABLE payout; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.payout TO fangpin_app;

-- Name: TABLE person; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.person TO fangpin_app;
GRANT INSERT ON TABLE fangpin.person TO fangpin_import;

-- Name: COLUMN person.id_sealed; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(id_sealed) ON TABLE fangpin.person TO fangpin_app;

-- Name: COLUMN person.id_index; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(id_index) ON TABLE fangpin.person TO fangpin_app;

-- Name: COLUMN person.id_index_key; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(id_index_key) ON TABLE fangpin.person TO fangpin_app;

-- Name: TABLE person_lookup; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.person_lookup TO fangpin_app;

-- Name: TABLE person_total; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.person_total TO fangpin_app;
GRANT INSERT ON TABLE fangpin.person_total TO fangpin_import;

-- Name: COLUMN person_total.amount_fen; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(amount_fen) ON TABLE fangpin.person_total TO fangpin_app;

-- Name: TABLE plan_crew; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT,DELETE ON TABLE fangpin.plan_crew TO fangpin_app;

-- Name: TABLE plan_visit; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT,DELETE ON TABLE fangpin.plan_visit TO fangpin_app;

-- Name: TABLE posting; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.posting TO fangpin_app;

-- Name: TABLE prescreening; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.prescreening TO fangpin_app;

-- Name: TABLE public_notice; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.public_notice TO fangpin_app;

-- Name: COLUMN public_notice.taken_down_on; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(taken_down_on) ON TABLE fangpin.public_notice TO fangpin_app;

-- Name: COLUMN public_notice.complete; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(complete) ON TABLE fangpin.public_notice TO fangpin_app;

-- Name: TABLE recovery_code; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT,DELETE ON TABLE fangpin.recovery_code TO fangpin_app;

-- Name: COLUMN recovery_code.used_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(used_at) ON TABLE fangpin.recovery_code TO fangpin_app;

-- Name: TABLE rectification; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.rectification TO fangpin_app;

-- Name: COLUMN rectification.done_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(done_by) ON TABLE fangpin.rectification TO fangpin_app;

-- Name: COLUMN rectification.done_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(done_at) ON TABLE fangpin.rectification TO fangpin_app;

-- Name: COLUMN rectification.outcome; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(outcome) ON TABLE fangpin.rectification TO fangpin_app;

-- Name: TABLE refused_attempt; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.refused_attempt TO fangpin_app;

-- Name: TABLE reminder; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.reminder TO fangpin_app;

-- Name: TABLE retention_term; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.retention_term TO fangpin_app;

-- Name: TABLE review_comparison; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_comparison TO fangpin_app;

-- Name: TABLE review_consequence; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_consequence TO fangpin_app;

-- Name: COLUMN review_consequence.state; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(state) ON TABLE fangpin.review_consequence TO fangpin_app;

-- Name: COLUMN review_consequence.decided_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_by) ON TABLE fangpin.review_consequence TO fangpin_app;

-- Name: COLUMN review_consequence.decided_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_at) ON TABLE fangpin.review_consequence TO fangpin_app;

-- Name: COLUMN review_consequence.reason; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(reason) ON TABLE fangpin.review_consequence TO fangpin_app;

-- Name: TABLE review_dispute; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_dispute TO fangpin_app;

-- Name: COLUMN review_dispute.decided_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_by) ON TABLE fangpin.review_dispute TO fangpin_app;

-- Name: COLUMN review_dispute.decided_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decided_at) ON TABLE fangpin.review_dispute TO fangpin_app;

-- Name: COLUMN review_dispute.stands; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(stands) ON TABLE fangpin.review_dispute TO fangpin_app;

-- Name: COLUMN review_dispute.decision; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(decision) ON TABLE fangpin.review_dispute TO fangpin_app;

-- Name: TABLE review_earlier; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_earlier TO fangpin_app;

-- Name: COLUMN review_earlier.sampled; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(sampled) ON TABLE fangpin.review_earlier TO fangpin_app;

-- Name: COLUMN review_earlier.errors; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(errors) ON TABLE fangpin.review_earlier TO fangpin_app;

-- Name: TABLE review_event; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_event TO fangpin_app;

-- Name: TABLE review_frame; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_frame TO fangpin_app;

-- Name: TABLE review_item; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_item TO fangpin_app;

-- Name: COLUMN review_item.place; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(place) ON TABLE fangpin.review_item TO fangpin_app;

-- Name: COLUMN review_item.hits; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(hits) ON TABLE fangpin.review_item TO fangpin_app;

-- Name: COLUMN review_item.rank; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(rank) ON TABLE fangpin.review_item TO fangpin_app;

-- Name: COLUMN review_item.outcome; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(outcome) ON TABLE fangpin.review_item TO fangpin_app;

-- Name: COLUMN review_item.ended_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_at) ON TABLE fangpin.review_item TO fangpin_app;

-- Name: TABLE review_recheck; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_recheck TO fangpin_app;

-- Name: TABLE review_round; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_round TO fangpin_app;

-- Name: COLUMN review_round.state; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(state) ON TABLE fangpin.review_round TO fangpin_app;

-- Name: COLUMN review_round.seed; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(seed) ON TABLE fangpin.review_round TO fangpin_app;

-- Name: COLUMN review_round.report_digest; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(report_digest) ON TABLE fangpin.review_round TO fangpin_app;

-- Name: COLUMN review_round.report; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(report) ON TABLE fangpin.review_round TO fangpin_app;

-- Name: TABLE review_task; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_task TO fangpin_app;

-- Name: COLUMN review_task.reviewers; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(reviewers) ON TABLE fangpin.review_task TO fangpin_app;

-- Name: COLUMN review_task.planned_on; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(planned_on) ON TABLE fangpin.review_task TO fangpin_app;

-- Name: COLUMN review_task.finished_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(finished_at) ON TABLE fangpin.review_task TO fangpin_app;

-- Name: TABLE review_visit; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.review_visit TO fangpin_app;

-- Name: TABLE role; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.role TO fangpin_app;

-- Name: TABLE role_conflict; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.role_conflict TO fangpin_app;

-- Name: TABLE scheme; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.scheme TO fangpin_app;

-- Name: TABLE sealed_leaf; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.sealed_leaf TO fangpin_app;

-- Name: TABLE session; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.session TO fangpin_app;

-- Name: COLUMN session.used_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(used_at) ON TABLE fangpin.session TO fangpin_app;

-- Name: COLUMN session.ended_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_at) ON TABLE fangpin.session TO fangpin_app;

-- Name: TABLE sign_on; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT ON TABLE fangpin.sign_on TO fangpin_app;

-- Name: COLUMN sign_on.issuer; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(issuer) ON TABLE fangpin.sign_on TO fangpin_app;

-- Name: COLUMN sign_on.subject; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(subject) ON TABLE fangpin.sign_on TO fangpin_app;

-- Name: COLUMN sign_on.officer_id; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(officer_id) ON TABLE fangpin.sign_on TO fangpin_app;

-- Name: COLUMN sign_on.bound_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(bound_by) ON TABLE fangpin.sign_on TO fangpin_app;

-- Name: COLUMN sign_on.bound_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT INSERT(bound_at) ON TABLE fangpin.sign_on TO fangpin_app;

-- Name: COLUMN sign_on.ended_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_at) ON TABLE fangpin.sign_on TO fangpin_app;

-- Name: TABLE statement_entry; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.statement_entry TO fangpin_app;

-- Name: TABLE trail_link; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.trail_link TO fangpin_app;

-- Name: TABLE tree_head; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.tree_head TO fangpin_app;

-- Name: TABLE upload; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.upload TO fangpin_app;

-- Name: COLUMN upload.digest; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(digest) ON TABLE fangpin.upload TO fangpin_app;

-- Name: COLUMN upload.size; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(size) ON TABLE fangpin.upload TO fangpin_app;

-- Name: COLUMN upload.received; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(received) ON TABLE fangpin.upload TO fangpin_app;

-- Name: COLUMN upload.parts; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(parts) ON TABLE fangpin.upload TO fangpin_app;

-- Name: COLUMN upload.touched_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(touched_at) ON TABLE fangpin.upload TO fangpin_app;

-- Name: COLUMN upload.completed_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(completed_at) ON TABLE fangpin.upload TO fangpin_app;

-- Name: TABLE upload_part; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.upload_part TO fangpin_app;

-- Name: TABLE vehicle; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.vehicle TO fangpin_app;

-- Name: TABLE verification; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.verification TO fangpin_app;

-- Name: TABLE verifier_relative; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.verifier_relative TO fangpin_app;

-- Name: COLUMN verifier_relative.ended_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_by) ON TABLE fangpin.verifier_relative TO fangpin_app;

-- Name: COLUMN verifier_relative.ended_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(ended_at) ON TABLE fangpin.verifier_relative TO fangpin_app;

-- Name: COLUMN verifier_relative.end_reason; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(end_reason) ON TABLE fangpin.verifier_relative TO fangpin_app;

-- Name: TABLE village_review; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.village_review TO fangpin_app;

-- Name: TABLE visit_agreement; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.visit_agreement TO fangpin_app;

-- Name: COLUMN visit_agreement.opens_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(opens_at) ON TABLE fangpin.visit_agreement TO fangpin_app;

-- Name: COLUMN visit_agreement.closes_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(closes_at) ON TABLE fangpin.visit_agreement TO fangpin_app;

-- Name: COLUMN visit_agreement.skills; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(skills) ON TABLE fangpin.visit_agreement TO fangpin_app;

-- Name: COLUMN visit_agreement.agreed_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(agreed_by) ON TABLE fangpin.visit_agreement TO fangpin_app;

-- Name: COLUMN visit_agreement.agreed_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(agreed_at) ON TABLE fangpin.visit_agreement TO fangpin_app;

-- Name: TABLE visit_plan; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT SELECT,INSERT ON TABLE fangpin.visit_plan TO fangpin_app;

-- Name: COLUMN visit_plan.state; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(state) ON TABLE fangpin.visit_plan TO fangpin_app;

-- Name: COLUMN visit_plan.version; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(version) ON TABLE fangpin.visit_plan TO fangpin_app;

-- Name: COLUMN visit_plan.published_by; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(published_by) ON TABLE fangpin.visit_plan TO fangpin_app;

-- Name: COLUMN visit_plan.published_at; Type: ACL; Schema: fangpin; Owner: fangpin_owner

GRANT UPDATE(published_at) ON TABLE fangpin.visit_plan TO fangpin_app;

-- PostgreSQL database dump complete
