-- Leaves below the sealed horizon are sealed.
select a.id from action_log a
where a.xid < (select horizon from tree_head order by size desc limit 1)
    and not exists (select from sealed_leaf s where s.leaf_id = a.id);
