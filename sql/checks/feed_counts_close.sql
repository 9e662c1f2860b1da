-- Every row of a feed ended in exactly one way, and what was accepted or refused is there.
select f.no, f.name
from feed_file f
where f.rejected <> (select count(*) from feed_reject r where r.file_no = f.no)
    or f.accepted <> case f.channel
        when 'application' then (select count(*) from application a where a.file_no = f.no)
        else (select count(*) from cost_record c where c.file_no = f.no) end;
