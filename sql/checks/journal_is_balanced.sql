-- Every entry has at least two postings that add up to zero.
select e.no as entry, count(p.entry_no) as postings, sum(p.amount_fen) as rest
from journal_entry e left join posting p on p.entry_no = e.no
group by e.no
having count(p.entry_no) < 2 or sum(p.amount_fen) <> 0;
