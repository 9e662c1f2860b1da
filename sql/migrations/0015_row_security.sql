-- Whoever reads or writes sees the rows of their own area and insurer, whatever the statement says.
--
-- The scope is two settings of a transaction: '/' and the prefix of the area codes, '/' and the
-- insurer. '/' alone is everything; nothing at all, which is how a transaction begins, is nothing.
-- The whole county is asked for once a statement, before a row is looked at; the rest row by row.
--
-- Without row security, with what keeps them: officer, credential, session, api_token, appointment
-- and recovery_code are about staff, not about households; action_log, trail_link, claim_part,
-- sealed_leaf, idempotency, refused_attempt and due_work hold numbers of claims and hashes only.
do $$
declare
    county constant text := $q$(select current_setting('fangpin.area', true) = '/'
        and current_setting('fangpin.insurer', true) = '/')$q$;
    here   constant text := $q$(starts_with('/' || area_code,
            nullif(current_setting('fangpin.area', true), ''))
        and (insurer = ''
            or current_setting('fangpin.insurer', true) in ('/', '/' || insurer)))$q$;
    rule   record;
begin
    for rule in
        select * from (values
            ('household', here), ('person', here), ('claim', here), ('crosscheck', here),
            ('verification', here),
            -- What hangs on a row is seen with it.
            ('cost_record', 'household household_no no'),
            ('application', 'household household_no no'),
            ('person_total', 'household household_no no'),
            ('household_total', 'household household_no no'),
            ('claim_source', 'claim claim_id id'), ('prescreening', 'claim claim_id id'),
            ('assessment', 'claim claim_id id'), ('village_review', 'claim claim_id id'),
            ('public_notice', 'claim claim_id id'), ('approval', 'claim claim_id id'),
            ('payout', 'claim claim_id id'), ('reminder', 'claim claim_id id'),
            ('objection', 'public_notice notice_no no'),
            ('crosscheck_resolution', 'crosscheck crosscheck_no no'),
            ('payment', 'payout payout_no no'),
            -- Nobody can say where these belong: refused rows, and what goes to the bank and back.
            ('feed_reject', 'false'), ('payment_batch', 'false'), ('statement_entry', 'false')
        ) as r (name, visible)
    loop
        execute format('alter table %I enable row level security', rule.name);
        execute format('alter table %I force row level security', rule.name);
        execute format('create policy scope on %I using (%s or %s)', rule.name, county,
            case when rule.visible like '% % %' and rule.visible not like '(%' then
                format('exists (select from %I above where above.%I = %I.%I)',
                    split_part(rule.visible, ' ', 1), split_part(rule.visible, ' ', 3),
                    rule.name, split_part(rule.visible, ' ', 2))
            else rule.visible end);
    end loop;
end $$;

-- COPY does not work under row security. Whoever may copy may read nothing: an import becomes this
-- role for the one statement.
grant usage on schema fangpin to fangpin_import;
grant insert on household, person, cost_record, person_total, household_total to fangpin_import;
