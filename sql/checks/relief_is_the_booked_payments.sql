-- The books' relief and returns are those of the payments.
select a.code, a.balance_fen
from account a
where (a.code = 'relief' and a.balance_fen <> coalesce(
        (select sum(amount_fen) from payment where state in ('booked', 'returned')), 0))
    or (a.code = 'returned' and -a.balance_fen <> coalesce(
        (select sum(returned_fen) from payment), 0));
