-- No payout without prescreening, a completed visit, a passed review, a complete notice without an
-- upheld objection, and an approval by somebody else, on or after the day the notice came down.
select p.claim_id
from payout p
join approval a on a.no = p.approval_no
join assessment s on s.no = p.assessment_no
left join lateral (select * from public_notice n where n.claim_id = p.claim_id
    order by n.no desc limit 1) n on true
left join lateral (select passed from village_review r where r.claim_id = p.claim_id
    order by r.no desc limit 1) r on true
left join verification v on v.no = s.verification_no
where a.claim_id <> p.claim_id or not a.granted or a.handler = a.approver
    or s.claim_id <> p.claim_id or not s.at_approval or s.excluded
    or s.payable_fen <> p.amount_fen
    or v.outcome is distinct from 'completed' or v.claim_id <> p.claim_id
    or r.passed is not true
    or n.complete is not true or a.decided_on < n.taken_down_on
    or exists (select from objection o where o.notice_no = n.no
        and o.ruling is distinct from 'dismissed')
    or not exists (select from prescreening q where q.claim_id = p.claim_id and q.passed);
