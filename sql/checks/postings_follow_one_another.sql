-- Each posting begins where the one before it on the same account ended.
select account, account_version
from (
    select account, account_version, prev_fen,
        lag(balance_fen, 1, 0) over w as before, row_number() over w as expected
    from posting window w as (partition by account order by account_version)
) chain
where prev_fen <> before or account_version <> expected;
