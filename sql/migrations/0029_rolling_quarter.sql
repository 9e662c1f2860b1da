-- 滚动季度: what a round's top-up draws of a verifier is what the quarter still lacks. Rounds that
-- are shorter than a quarter count what the earlier ones drew; that is fixed with the plan.

-- Nil where no earlier round shares the quarter: then as many as per_verifier.
alter table review_round add column least_per_verifier integer
    check (least_per_verifier between 0 and per_verifier);

create table review_earlier (
    round_no   bigint not null references review_round,
    earlier_no bigint not null references review_round,
    verifier   text not null check (verifier <> ''),
    -- How many items the verifier had in the earlier round, and how many of them its top-up drew
    -- and nobody failed to review.
    population integer not null,
    drawn      integer not null check (drawn between 1 and population),
    -- How many of the drawn had been reviewed and were not disputed, and how many of these were
    -- wrong, when the review of the later round was closed.
    sampled    integer check (sampled between 0 and drawn),
    errors     integer check (errors between 0 and sampled),
    primary key (round_no, earlier_no, verifier),
    check (earlier_no < round_no),
    check (num_nulls(sampled, errors) <> 1)
);

create function earlier_is_settled_once() returns trigger language plpgsql as $$
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
create trigger review_earlier_once before update on review_earlier
    for each row execute function earlier_is_settled_once();
create trigger review_earlier_kept before delete on review_earlier
    for each row execute function refuse_change();

-- The same as before, but for how many the top-up draws of a verifier.
create or replace function review_draw(round bigint)
returns table (item text, certain boolean, hits bigint, rank bigint, top_up boolean)
language sql stable as $$
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

grant select, insert on review_earlier to fangpin_app;
grant update (sampled, errors) on review_earlier to fangpin_app;
