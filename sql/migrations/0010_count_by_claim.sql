-- A claim that moves is counted by the row: 0009 counted a statement's claims, with two transition
-- tables for what is nearly always one claim, which was a quarter of what ends every action.
-- Claims still enter by thousands, and are counted by the statement.
create function count_moved_claim() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    insert into claim_count as c (state, shard, count)
    select state, pg_backend_pid() % 64, change
    from (values (old.state, -1), (new.state, 1)) moved (state, change) order by state
    on conflict (state, shard) do update set count = c.count + excluded.count;
    return null;
end $$;
drop trigger claims_are_counted_when_they_move on claim;
create trigger claims_are_counted_when_they_move after update of state on claim
    for each row when (old.state <> new.state) execute function count_moved_claim();
revoke execute on function count_moved_claim() from public;

create or replace function count_claims() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    insert into claim_count as c (state, shard, count)
    select state, pg_backend_pid() % 64, count(*) from entered group by state order by state
    on conflict (state, shard) do update set count = c.count + excluded.count;
    return null;
end $$;
