-- A round's events are in an order that nobody could have used: commitments before any part was
-- shown and before the hour, dice after it and after the framing stood in a signed checkpoint. What
-- was drawn has its end before the round is closed, and the report is the one that was announced.
select r.id, e.seq, 'commitment too late' as problem
from review_round r join review_event e on e.round_no = r.no and e.kind = 'commit'
where e.at >= r.commitments_until or exists (select from review_event f
    where f.round_no = r.no and f.kind in ('reveal', 'roll', 'read_dice') and f.seq < e.seq)
union all
select r.id, e.seq, 'dice before the signed checkpoint'
from review_round r join review_event e on e.round_no = r.no and e.kind in ('read_dice', 'roll')
where e.at < r.commitments_until or not exists (
    select from action_log l join sealed_leaf s on s.leaf_id = l.id
    join checkpoint c on c.size > s.seq
    where l.xid = r.framed_in and l.action = 'frame_review' and c.signed_at <= e.at)
union all
select r.id, null, 'items without an end'
from review_round r where r.state in ('reviewed', 'reported')
    and exists (select from review_item i where i.round_no = r.no and i.outcome is null)
union all
select r.id, null, 'ends that are not their events'
from review_round r
where (select count(*) from review_item i where i.round_no = r.no and i.outcome is not null)
    <> (select count(*) from review_event e where e.round_no = r.no and e.kind = 'end')
union all
select r.id, null, 'another report'
from review_round r where r.state = 'reported' and not exists (
    select from review_event e where e.round_no = r.no and e.kind = 'report'
        and e.body ->> 'digest' = encode(r.report_digest, 'hex'));
