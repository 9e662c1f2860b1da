-- What is committed is what was approved and is not booked, or came back.
with owed as (
    select coalesce(sum(p.amount_fen), 0)
        - coalesce((select sum(q.amount_fen - q.returned_fen) from payment q
            where q.state in ('booked', 'returned')), 0) as fen
    from payout p
)
select owed.fen, -a.balance_fen as committed
from owed, account a where a.code = 'committed' and owed.fen <> -a.balance_fen;
