-- A notice that hangs with nothing open against it is due work of the day when its days are over.
select n.claim_id, n.due_on from public_notice n
where n.taken_down_on is null
    and not exists (select from objection o where o.notice_no = n.no and o.ruling is null)
    and not exists (select from due_work w
        where w.kind = 'close_notice' and w.subject = n.claim_id::text
            and w.due_at = n.due_on::timestamp at time zone 'Asia/Shanghai');
