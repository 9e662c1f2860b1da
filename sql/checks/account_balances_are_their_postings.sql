-- An account holds what was posted to it, and counts its postings.
select a.code, a.balance_fen, a.version, sum(p.amount_fen) as posted, count(p.entry_no) as postings
from account a left join posting p on p.account = a.code
group by a.code
having a.balance_fen <> coalesce(sum(p.amount_fen), 0) or a.version <> count(p.entry_no);
