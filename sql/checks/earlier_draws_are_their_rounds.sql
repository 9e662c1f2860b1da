-- What the plan of a round counts of earlier ones of the quarter is what these have drawn and
-- found: the verifier's items are as many as in their frame, of the drawn none were drawn
-- afterwards, and what had come of them is known once the later review is closed, and no more than
-- is known now.
with earlier as (
    select b.*, r.state, count(f.item) as items, count(i.item) as topped,
        count(i.item) filter (where i.outcome = 'done') as done,
        count(i.item) filter (where i.outcome is distinct from 'done'
            and i.outcome is not null) as failed,
        count(i.item) filter (where i.outcome = 'done' and c.error_class in ('A', 'B')
            and d.stands is distinct from 'first') as wrong
    from review_earlier b
    left join review_round r on r.no = b.round_no
    left join review_frame f on f.round_no = b.earlier_no and f.verifier = b.verifier
        and f.place <> 'excluded'
    left join review_item i on i.round_no = f.round_no and i.item = f.item and i.top_up
    left join review_comparison c on c.round_no = i.round_no and c.item = i.item
    left join review_dispute d on d.round_no = i.round_no and d.item = i.item
    group by b.round_no, b.earlier_no, b.verifier, r.state
)
select round_no, earlier_no, verifier from earlier
where population <> items or drawn not between topped - failed and topped
    or sampled > done or errors > wrong
    or (sampled is not null) <> coalesce(state in ('reviewed', 'reported'), false);
