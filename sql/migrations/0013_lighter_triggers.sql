-- The triggers that fire with nearly every action, made lighter; what they keep is unchanged.
--
-- A function in SQL is parsed and planned anew by every statement that calls it, one in PL/pgSQL
-- once in a session: taking parts was a third of writing a verification down.
drop function take_parts(bigint, text[], text);
create function take_parts(claim bigint, officers text[], role text) returns void
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
declare
    name text;
begin
    foreach name in array officers loop
        continue when name is null;
        insert into claim_part as c (claim_id, officer, part) values (claim, name, role)
        on conflict (claim_id, officer) do update set part = excluded.part
            where c.part <> excluded.part;
    end loop;
end $$;
revoke execute on function take_parts(bigint, text[], text) from public;
grant execute on function take_parts(bigint, text[], text) to fangpin_app;

-- Both counts are there nearly always, and an update costs half of an insert that meets them. In
-- one order for everybody, so nobody waits for each other.
create or replace function count_moved_claim() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
declare
    mine   smallint := pg_backend_pid() % 64;
    first  text := least(old.state, new.state);
    second text := greatest(old.state, new.state);
    change integer := case when first = new.state then 1 else -1 end;
begin
    update claim_count set count = count + change where state = first and shard = mine;
    if not found then
        insert into claim_count as c (state, shard, count) values (first, mine, change)
        on conflict (state, shard) do update set count = c.count + excluded.count;
    end if;
    update claim_count set count = count - change where state = second and shard = mine;
    if not found then
        insert into claim_count as c (state, shard, count) values (second, mine, -change)
        on conflict (state, shard) do update set count = c.count + excluded.count;
    end if;
    return null;
end $$;
