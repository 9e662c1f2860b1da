-- The rows under one number of a department are its revisions from 1, each later than the one
-- before.
select channel, serial, revision
from (
    select channel, serial, revision, no,
        row_number() over w as expected, lag(no, 1, 0::bigint) over w as before
    from cost_record window w as (partition by channel, serial order by revision)
) r
where revision <> expected or no <= before;
