-- What was drawn with SHA-256 is what the frame, the seed and the plan give when they are drawn
-- again here: no item more, none less, each for the same reasons and in the order of the lots.
with again as (
    select r.no, d.item, d.certain, d.hits, d.rank, d.top_up, review_lot(r.seed, d.item) as lot,
        row_number() over (partition by r.no
            order by review_lot(r.seed, d.item) collate "C", d.item collate "C") as place
    from review_round r, review_draw(r.no) d
    where r.mode = 'sha256' and r.state in ('drawn', 'reviewed', 'reported')
), kept as (
    select i.round_no as no, i.item, i.certain, i.hits, i.rank, i.top_up, i.lot, i.place
    from review_item i join review_round r on r.no = i.round_no
    where r.mode = 'sha256'
)
select no, item
from again full join kept using (no, item)
where (again.certain, again.hits, again.rank, again.top_up, again.lot, again.place)
    is distinct from (kept.certain, kept.hits::bigint, kept.rank::bigint, kept.top_up, kept.lot,
        kept.place::bigint);
