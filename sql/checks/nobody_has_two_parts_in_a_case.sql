-- Who visited, prepared, approved, paid and reconciled a claim are different persons: each record's
-- person has the part of that record, and a person has one part. Before paper records of money had
-- two recorders, both parts were entered under one name that is no person.
with had as (
    select claim_id, unnest(verifiers || recorded_by) as officer, 'verifier' as part
    from verification
    union all select claim_id, computed_by, 'handler' from assessment where not at_approval
    union all select claim_id, handler, 'handler' from approval
    union all select claim_id, approver, 'approver' from approval
    union all select p.claim_id, b.ordered_by, 'payer' from payment q
    join payout p on p.no = q.payout_no join payment_batch b on b.no = q.batch_no
    union all select p.claim_id, s.imported_by, 'reconciler' from statement_entry e
    join bank_statement s on s.no = e.statement_no
    join payment q on q.number = e.payment join payout p on p.no = q.payout_no
    where s.imported_by <> 'replay/finance'
    union all select claim_id, unnest(reviewers || recorded_by), 'reviewer' from review_visit
)
select had.claim_id, had.officer, had.part, c.part as has
from had left join claim_part c using (claim_id, officer)
where had.officer is not null and c.part is distinct from had.part;
