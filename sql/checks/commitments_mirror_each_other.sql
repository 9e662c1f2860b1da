-- The two memorandum accounts are each other's mirror.
select sum(balance_fen) as difference from account
where code in ('commitment', 'committed') having sum(balance_fen) <> 0;
