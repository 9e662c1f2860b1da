-- Opening balance and movements give the closing balance.
select s.no, s.opening_fen, s.closing_fen, sum(e.amount_fen) as movements
from bank_statement s left join statement_entry e on e.statement_no = s.no
group by s.no
having s.opening_fen + coalesce(sum(e.amount_fen), 0) <> s.closing_fen;
