-- The sealed tree counts from zero without a gap, and its newest head covers it.
select seq from (
    select seq, row_number() over (order by seq) - 1 as expected from sealed_leaf) s
where seq <> expected
union all
select size from tree_head
where size = (select max(size) from tree_head)
    and size <> (select count(*) from sealed_leaf);
