-- Whoever reads or writes sees the rows of their own area and insurer, whatever the statement says.
--
-- The scope is two settings of a transaction: '/' and the prefix of the area codes, '/' and the
-- insurer. '/' alone is everything; nothing at all, which is how a transaction begins, is nothing.
-- What imports go over by the million asks for the whole county once a statement; the rest asks row
-- by row, which takes less of the planner.
--
-- Without row security, with what keeps them: officer, credential, session, api_token, appointment
-- and recovery_code are about staff, not about households; action_log, trail_link, claim_part,
-- sealed_leaf, idempotency, refused_attempt and due_work hold numbers of claims and hashes only.
create function sees_county() returns boolean language sql stable parallel safe as $$
    select current_setting('fangpin.area', true) = '/'
        and current_setting('fangpin.insurer', true) = '/'
$$;

-- Whether a row that others hang on is seen. The planner does not look into them, so a statement of
-- the county is planned as if there were none.
do $$
declare
    above record;
begin
    for above in
        select * from (values
            ('sees_claim', 'claim', 'id', 'bigint'),
            ('sees_household', 'household', 'no', 'integer'),
            ('sees_notice', 'public_notice', 'no', 'bigint'),
            ('sees_crosscheck', 'crosscheck', 'no', 'bigint'),
            ('sees_payout', 'payout', 'no', 'bigint')
        ) as t (name, tab, key, type)
    loop
        execute format($f$
            create function %I(number %s) returns boolean
                language plpgsql stable parallel safe set search_path = fangpin, pg_temp as
                $q$begin return exists (select from %I where %I = number); end$q$
            $f$, above.name, above.type, above.tab, above.key);
    end loop;
end $$;

do $$
declare
    here   constant text := $q$(starts_with('/' || area_code,
            nullif(current_setting('fangpin.area', true), ''))
        and (insurer = ''
            or current_setting('fangpin.insurer', true) in ('/', '/' || insurer)))$q$;
    rule   record;
begin
    for rule in
        select * from (values
            ('household', true, here), ('person', true, here), ('claim', false, here),
            ('crosscheck', false, here), ('verification', false, here),
            -- What hangs on a row is seen with it.
            ('cost_record', true, 'sees_household(household_no)'),
            ('application', false, 'sees_household(household_no)'),
            ('person_total', true, 'sees_household(household_no)'),
            ('household_total', true, 'sees_household(household_no)'),
            ('claim_source', false, 'sees_claim(claim_id)'),
            ('prescreening', false, 'sees_claim(claim_id)'),
            ('assessment', false, 'sees_claim(claim_id)'),
            ('village_review', false, 'sees_claim(claim_id)'),
            ('public_notice', false, 'sees_claim(claim_id)'),
            ('approval', false, 'sees_claim(claim_id)'),
            ('payout', false, 'sees_claim(claim_id)'),
            ('reminder', false, 'sees_claim(claim_id)'),
            ('objection', false, 'sees_notice(notice_no)'),
            ('crosscheck_resolution', false, 'sees_crosscheck(crosscheck_no)'),
            ('payment', false, 'sees_payout(payout_no)'),
            -- Nobody can say where these belong: refused rows, and what goes to the bank and back.
            ('feed_reject', false, 'false'), ('payment_batch', false, 'false'),
            ('statement_entry', false, 'false')
        ) as r (name, is_large, visible)
    loop
        execute format('alter table %I enable row level security', rule.name);
        execute format('alter table %I force row level security', rule.name);
        execute format('create policy scope on %I using (%s or %s)', rule.name,
            case when rule.is_large then '(select sees_county())' else 'sees_county()' end,
            rule.visible);
    end loop;
end $$;

-- COPY does not work under row security. Whoever may copy may read nothing: an import becomes this
-- role for the one statement.
grant usage on schema fangpin to fangpin_import;
grant insert on household, person, cost_record, person_total, household_total to fangpin_import;
