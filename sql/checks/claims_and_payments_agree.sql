-- A claim is paid exactly when a payment of its payout is booked and has not come back.
select c.id, c.state
from claim c left join payout p on p.claim_id = c.id
where (c.state = 'paid') <> exists (
        select from payment q where q.payout_no = p.no and q.state = 'booked')
    or (p.no is not null and c.state not in ('approved', 'paid'));
