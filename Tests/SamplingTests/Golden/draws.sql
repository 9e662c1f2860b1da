-- One chunk of the frames of draws.py, drawn in SQL with pgcrypto and nothing of fangpin's:
--
--     psql -qXAt -v chunk=0 -f draws.sql
--
-- It answers with the digest that stands in draws.txt for SHA-256.
set client_min_messages = warning;
create extension if not exists pgcrypto;

create temporary table item (
    id text collate "C" primary key, part text, stratum text collate "C", size numeric,
    verifier text collate "C", forced boolean, lot text collate "C",
    certain boolean default false, hits bigint default 0, rank bigint default 0,
    top_up boolean default false);
create temporary table share (
    stratum text collate "C" primary key, count bigint, least bigint, size bigint);

create function pg_temp.sha(data bytea) returns bytea language sql immutable as
$$ select digest(data, 'sha256') $$;
create function pg_temp.word(data bytea, place int) returns bigint language sql immutable as
$$ select ('x' || encode(substr(data, place + 1, 4), 'hex'))::bit(32)::bigint $$;
create function pg_temp.prefixed(data bytea) returns bytea language sql immutable as
$$ select int4send(length(data)) || data $$;
create function pg_temp.number(data bytea) returns numeric language sql immutable as
$$ select sum(pg_temp.word(data, 4 * i) * 4294967296::numeric ^ (7 - i))::numeric(80, 0)
   from generate_series(0, 7) i $$;
create function pg_temp.subseed(seed bytea, purpose text) returns bytea language sql immutable as
$$ select case when purpose = '' then seed else pg_temp.sha('fangpin-subseed-v1'::bytea
       || pg_temp.prefixed(seed) || pg_temp.prefixed(convert_to(purpose, 'UTF8'))) end $$;
create function pg_temp.lot(seed bytea, id text) returns text language sql immutable as
$$ select encode(digest('fangpin-ticket-v1'::bytea || int4send(length(seed)) || seed
       || int4send(octet_length(id)) || convert_to(id, 'UTF8') || int4send(1), 'sha256'),
       'hex') $$;

create function pg_temp.make(f int, head bytea, seed bytea) returns void language sql as $$
    with made as (
        select i, pg_temp.sha(convert_to(format('frame %s item %s', f, i), 'UTF8')) as data
        from generate_series(0, pg_temp.word(head, 4)
            % (array[5, 30, 31, 100, 600, 5000])[get_byte(head, 0) % 6 + 1]) i
    ), shaped as (
        select *, pg_temp.word(data, 8) as n,
            case when get_byte(data, 2) % 50 = 0 then 'excluded'
                 when get_byte(data, 1) % 3 = 0 then 'refused' else 'paid' end as part
        from made
    ), named as (
        select *, case get_byte(data, 0) % 4
                when 0 then 'V2026-03-' || lpad(i::text, 5, '0') when 1 then '户' || i || '·清川'
                when 2 then chr(63764) || i else chr(134071) || i end as id
        from shaped
    )
    insert into item (id, part, stratum, size, verifier, forced, lot)
    select id, part,
        (array['清川镇', '东山乡', 'a|b', chr(63764), chr(27138)])[get_byte(data, 4) % 5 + 1],
        case when part = 'refused' and get_byte(data, 6) % 2 = 0 then 0
        else case get_byte(head, 1) % 5 when 0 then 100000 when 1 then 1 + n % 500000
            when 2 then 1 + (n % 1000) ^ 3::numeric when 3 then (1 + n % 4) * 1000
            else case when n % 20 = 0 then 1000000000 else 1 end end end,
        (array['', '勘甲', '勘乙', '勘丙'])[get_byte(data, 5) % 4 + 1],
        get_byte(data, 3) % 40 = 0, pg_temp.lot(seed, id)
    from named where part <> 'excluded'
$$;

create function pg_temp.money(wanted bigint, passes bigint[], seed bytea) returns void
language plpgsql as $$
declare
    left_over bigint := wanted; total numeric; taken bigint; own bytea; start numeric;
    counts bigint[]; number int;
begin
    if (select count(*) from item where part = 'paid' and not forced) < 30 then
        select count(*) into left_over from item where part = 'paid' and not forced;
    end if;
    loop
        select sum(size) into total from item where part = 'paid' and not forced and not certain;
        exit when left_over <= 0 or total is null;
        update item set certain = true
        where part = 'paid' and not forced and not certain and size * left_over >= total;
        get diagnostics taken = row_count;
        exit when taken = 0;
        left_over := left_over - taken;
    end loop;
    if left_over <= 0 or total is null then return; end if;
    counts := array[left_over] || passes;
    for number in 0 .. array_length(counts, 1) - 1 loop
        own := pg_temp.subseed(seed, case number when 0 then '' else 'pass-' || number end);
        start := mod(pg_temp.number(pg_temp.sha('fangpin-start-v1'::bytea
            || pg_temp.prefixed(own) || pg_temp.prefixed('paid'::bytea))), total);
        with laid as (
            select id, sum(size * counts[number + 1])
                over (order by pg_temp.lot(own, id) collate "C", id) as until
            from item where part = 'paid' and not forced and not certain
        ), hit as (
            select id, case when until > start then div(until - start - 1, total) + 1 else 0 end
                as reached, until
            from laid
        ), stepped as (
            select id, reached - lag(reached, 1, 0::numeric) over (order by until) as more from hit
        )
        update item set hits = hits + more from stepped
        where stepped.id = item.id and more > 0;
    end loop;
end $$;

create function pg_temp.allocate(wanted bigint) returns void language plpgsql as $$
declare
    left_over bigint; total bigint;
begin
    -- What an earlier step gave stays; strata whose size is null still share.
    update share set least = least(count, greatest(2, coalesce(size, 0))), size = null;
    select least(wanted, sum(count)) into left_over from share;
    loop
        select sum(count) into total from share where size is null;
        exit when total is null or not exists (
            select from share where size is null and left_over * count < least * total);
        with given as (
            update share set size = least
            where size is null and left_over * count < least * total returning least
        )
        select greatest(0, left_over - sum(least)) into left_over from given;
    end loop;
    update share set size = left_over * count / total
        + case when place <= left_over - sum_of_parts then 1 else 0 end
    from (
        select stratum as name, row_number() over (order by left_over * count % total desc, stratum)
            as place, sum(left_over * count / total) over () as sum_of_parts
        from share where size is null
    ) as remainder
    where name = stratum and size is null;
end $$;

create function pg_temp.strata(sizes bigint[]) returns void language plpgsql as $$
declare
    wanted bigint;
begin
    insert into share (stratum, count)
    select stratum, count(*) from item where part = 'refused' and not forced group by stratum;
    if (select sum(count) from share) < 30 then
        update share set size = count;
    else
        foreach wanted in array sizes loop perform pg_temp.allocate(wanted); end loop;
    end if;
    update item set rank = place
    from (
        select id as name, row_number() over (partition by stratum order by lot, id) as place
        from item where part = 'refused' and not forced
    ) as ranked join share on true
    where name = id and share.stratum = item.stratum and place <= share.size;
end $$;

-- How many of a verifier, after what earlier rounds of the quarter drew.
create function pg_temp.wanted(head bytea, verifier text) returns int language sql immutable as $$
    with whole as (select (array[0, 20, 5])[get_byte(head, 2) % 3 + 1] as n),
    earlier as (
        select v, 1 + b * 7 % (1 + b % 40) as drawn
        from unnest(array['勘丙', '勘乙', '勘甲']) with ordinality as names (v, place)
        cross join generate_series(0, get_byte(head, 22) % 2) as k
        cross join lateral (select get_byte(head, 22 + 3 * k + place::int) as b) byte
        where b % 4 <> 0
    )
    select case when n = 0 or get_byte(head, 20) % 2 = 0 or not exists (select from earlier) then n
        else greatest((n * (1 + get_byte(head, 21) % 3) + 2) / 3,
            n - coalesce((select sum(drawn) from earlier where v = verifier), 0))::int end
    from whole
$$;

create function pg_temp.draw(f int) returns text language plpgsql as $$
declare
    head bytea := pg_temp.sha(convert_to('frame ' || f, 'UTF8'));
    seed bytea := pg_temp.sha(convert_to(format('frame %s seed', f), 'UTF8'));
    refused bigint := pg_temp.word(head, 12) % 80;
    kind int := get_byte(head, 3) % 4;
begin
    truncate item, share;
    perform pg_temp.make(f, head, seed);
    analyze item;
    perform pg_temp.money(
        pg_temp.word(head, 8) % 80,
        case kind when 0 then array[10] when 2 then array[7, 90] else '{}' end::bigint[], seed);
    perform pg_temp.strata(
        refused || case kind when 1 then array[refused + 15]
            when 2 then array[refused + 5, refused + 30] else '{}' end::bigint[]);
    update item set top_up = true
    from (
        select id as name, pg_temp.wanted(head, verifier) as wanted, row_number() over (partition by verifier
            order by pg_temp.lot(pg_temp.subseed(seed, 'verifier'), id) collate "C", id) as place
        from item where verifier <> ''
    ) as ranked
    where name = id and place <= wanted;
    return coalesce((
        select string_agg(format(E'%s %s %s %s %s %s %s\n', f, id, lot, certain::int, hits, rank,
            top_up::int), '' order by lot, id)
        from item where forced or certain or hits > 0 or rank > 0 or top_up), '');
end $$;

select encode(pg_temp.sha(convert_to(string_agg(pg_temp.draw(f), '' order by f), 'UTF8')), 'hex')
from generate_series(:chunk * 100, :chunk * 100 + 99) f;
