-- The books' bank balance is the closing balance of the last statement.
select a.balance_fen, s.closing_fen
from account a, lateral (select closing_fen from bank_statement order by no desc limit 1) s
where a.code = 'bank' and a.balance_fen <> s.closing_fen;
