-- Whatever was signed is a head of the tree: size and root stand in the second and third line of a
-- checkpoint's text. A cosignature belongs to a checkpoint.
select c.size, 'no such head' as problem
from checkpoint c
left join tree_head h on h.size = c.size
where h.root is null
    or split_part(c.text, e'\n', 2) <> c.size::text
    or split_part(c.text, e'\n', 3) <> encode(h.root, 'base64')
union all
select s.size, 'no such checkpoint'
from cosignature s
where not exists (select from checkpoint c where c.size = s.size);
