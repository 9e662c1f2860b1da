-- Who may hold what, who has had which part in a case, and by whose word an officer holds a role.
--
-- The office cannot switch any of this off: the tables below are filled here, and the application's
-- role may only read them.

-- Every role that somebody can be appointed to. `system` is not among them: it is the daemon
-- itself. Kept equal to Role.appointable and Role.isOfPower by a house-rules test.
create table role (
    name     text primary key,
    of_power boolean not null
);
insert into role (name, of_power) values
    ('verifier', false), ('dispatcher', false), ('department', false), ('town', false),
    ('village', false), ('handler', false), ('approver', true), ('accountant', true),
    ('cashier', true), ('reviewer', false), ('auditor', false),
    ('system_administrator', true), ('security_administrator', true),
    ('audit_administrator', true);

-- Pairs that nobody holds at the same time, each once, in the order of Role. Kept equal to
-- RoleConflict.all by a house-rules test; the reasons stand there.
create table role_conflict (
    one   text not null references role,
    other text not null references role,
    primary key (one, other),
    check (one <> other)
);
insert into role_conflict (one, other) values
    ('verifier', 'dispatcher'), ('verifier', 'town'), ('verifier', 'village'),
    ('verifier', 'handler'), ('verifier', 'approver'), ('verifier', 'accountant'),
    ('verifier', 'cashier'), ('verifier', 'reviewer'), ('dispatcher', 'reviewer'),
    ('town', 'approver'), ('village', 'approver'),
    ('handler', 'approver'), ('handler', 'accountant'), ('handler', 'cashier'),
    ('handler', 'reviewer'), ('approver', 'accountant'), ('approver', 'cashier'),
    ('approver', 'reviewer'), ('accountant', 'cashier'), ('accountant', 'reviewer'),
    ('cashier', 'reviewer'),
    ('verifier', 'auditor'), ('dispatcher', 'auditor'), ('department', 'auditor'),
    ('town', 'auditor'), ('village', 'auditor'), ('handler', 'auditor'), ('approver', 'auditor'),
    ('accountant', 'auditor'), ('cashier', 'auditor'), ('reviewer', 'auditor'),
    ('verifier', 'system_administrator'), ('dispatcher', 'system_administrator'),
    ('department', 'system_administrator'), ('town', 'system_administrator'),
    ('village', 'system_administrator'), ('handler', 'system_administrator'),
    ('approver', 'system_administrator'), ('accountant', 'system_administrator'),
    ('cashier', 'system_administrator'), ('reviewer', 'system_administrator'),
    ('auditor', 'system_administrator'),
    ('verifier', 'security_administrator'), ('dispatcher', 'security_administrator'),
    ('department', 'security_administrator'), ('town', 'security_administrator'),
    ('village', 'security_administrator'), ('handler', 'security_administrator'),
    ('approver', 'security_administrator'), ('accountant', 'security_administrator'),
    ('cashier', 'security_administrator'), ('reviewer', 'security_administrator'),
    ('auditor', 'security_administrator'),
    ('verifier', 'audit_administrator'), ('dispatcher', 'audit_administrator'),
    ('department', 'audit_administrator'), ('town', 'audit_administrator'),
    ('village', 'audit_administrator'), ('handler', 'audit_administrator'),
    ('approver', 'audit_administrator'), ('accountant', 'audit_administrator'),
    ('cashier', 'audit_administrator'), ('reviewer', 'audit_administrator'),
    ('auditor', 'audit_administrator'),
    ('system_administrator', 'security_administrator'),
    ('system_administrator', 'audit_administrator'),
    ('security_administrator', 'audit_administrator');

-- Officers as they are. Until now nobody could sign in, so a role in this table gave nobody any
-- power: where the roles of a row do not go together, nobody loses anything with them.
update officer set roles = array_replace(roles, 'operations', 'system_administrator');
update officer o set roles = '{}'
where exists (select from unnest(o.roles) r (name)
        where not exists (select from role where role.name = r.name))
    or exists (select from role_conflict c where array[c.one, c.other] <@ o.roles);

create function roles_go_together() returns trigger language plpgsql as $$
declare
    wrong text;
begin
    select r.name into wrong from unnest(new.roles) r (name)
        where not exists (select from role where role.name = r.name) limit 1;
    if found then
        raise exception 'nobody is appointed to %', wrong using errcode = 'FP007';
    end if;
    if cardinality(new.roles) < 2 then
        return new;
    end if;
    select c.one || ' and ' || c.other into wrong from role_conflict c
        where array[c.one, c.other] <@ new.roles limit 1;
    if found then
        raise exception 'nobody is % at the same time', wrong using errcode = 'FP007';
    end if;
    return new;
end $$;
create trigger officer_roles before insert or update of roles on officer
    for each row execute function roles_go_together();

-- An appointment is whole: it says everything that the officer holds from then on, and a new one
-- ends the one before. What was proposed is never changed; each later step is written once.
create table appointment (
    no          bigint generated always as identity primary key,
    officer     text not null references officer,
    roles       text[] not null check (cardinality(roles) > 0),
    area_code   text,
    insurer     text,
    reason      text not null check (reason <> ''),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decision    text check (decision in
        ('founding', 'immediate', 'confirmed', 'rejected', 'withdrawn')),
    decided_by  text,
    decided_at  timestamptz,
    from_at     timestamptz,
    until_at    timestamptz,
    ended_by    text,
    constraint appointment_decided check (num_nulls(decision, decided_by, decided_at) in (0, 3)),
    constraint appointment_from check (coalesce(
        decision in ('founding', 'immediate', 'confirmed'), false) = (from_at is not null)),
    constraint appointment_until check ((until_at is null) = (ended_by is null)
        and (until_at is null or until_at >= from_at)),
    -- Nobody grants themselves, nobody decides on what they are to be, and what needs a second
    -- person has one.
    constraint appointment_not_by_oneself check (proposed_by <> officer
        and decided_by <> officer and ended_by <> officer),
    constraint appointment_two_persons check (
        decision not in ('confirmed', 'rejected') or decided_by <> proposed_by),
    constraint appointment_founding check (decision <> 'founding'
        or (proposed_by = 'operator' and roles = '{security_administrator}'))
);
create unique index appointment_in_force on appointment (officer)
    where from_at is not null and until_at is null;
create unique index appointment_proposed on appointment (officer) where decision is null;
create index appointment_officer on appointment (officer, no);
create trigger appointment_roles before insert or update of roles on appointment
    for each row execute function roles_go_together();
create trigger appointment_is_never_removed before delete on appointment
    for each row execute function refuse_change();
create trigger appointment_is_never_truncated before truncate on appointment
    for each statement execute function refuse_change();

-- Each step is written once, and a role of power is never in force by one person's word.
create function appointment_takes_its_steps() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (
        (old.decision, old.decided_by, old.decided_at, old.from_at)
            is distinct from (new.decision, new.decided_by, new.decided_at, new.from_at)
            and old.decision is not null
        or (old.until_at, old.ended_by) is distinct from (new.until_at, new.ended_by)
            and old.until_at is not null
        or (old.officer, old.roles, old.area_code, old.insurer, old.reason, old.proposed_by,
                old.proposed_at)
            is distinct from (new.officer, new.roles, new.area_code, new.insurer, new.reason,
                new.proposed_by, new.proposed_at))
    then
        raise exception 'appointment % is decided', old.no using errcode = 'FP001';
    end if;
    if new.decision = 'immediate' and exists (
        select from role where of_power and name = any (new.roles))
    then
        raise exception 'a role of power needs a second person' using errcode = 'FP009';
    end if;
    -- Whoever runs the machine begins once, and never again while there is somebody who appoints.
    if tg_op = 'INSERT' and new.decision = 'founding' and exists (
        select from officer where active and 'security_administrator' = any (roles))
    then
        raise exception 'there is a security administrator' using errcode = 'FP009';
    end if;
    return new;
end $$;
create trigger appointment_steps before insert or update on appointment
    for each row execute function appointment_takes_its_steps();

-- The officer's row holds what is in force: for every action asks it, and none asks the history.
create function officer_holds_the_appointment() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    if new.until_at is not null then
        update officer set roles = '{}', area_code = null, insurer = null where id = new.officer;
    else
        update officer set roles = new.roles, area_code = new.area_code, insurer = new.insurer
        where id = new.officer;
    end if;
    return null;
end $$;
create trigger appointment_begins after insert on appointment
    for each row when (new.from_at is not null)
    execute function officer_holds_the_appointment();
create trigger appointment_moves after update of from_at, until_at on appointment
    for each row when (new.from_at is distinct from old.from_at
        or new.until_at is distinct from old.until_at)
    execute function officer_holds_the_appointment();
revoke execute on function officer_holds_the_appointment() from public;

-- Once somebody was appointed to appoint, a role of power comes with an appointment only.
create function power_is_appointed() returns trigger language plpgsql as $$
begin
    if exists (select from role where of_power and name = any (new.roles)
            and (tg_op = 'INSERT' or name <> all (old.roles)))
        and exists (select from appointment where from_at is not null and until_at is null
            and 'security_administrator' = any (roles) and officer <> new.id)
        and not exists (select from appointment where officer = new.id
            and from_at is not null and until_at is null and roles @> new.roles)
    then
        raise exception 'a role of power needs an appointment' using errcode = 'FP009';
    end if;
    return new;
end $$;
create trigger officer_power before insert or update of roles on officer
    for each row execute function power_is_appointed();

grant select on role, role_conflict to fangpin_app;
grant select, insert on appointment to fangpin_app;
grant update (decision, decided_by, decided_at, from_at, until_at, ended_by) on appointment
    to fangpin_app;

-- Who computed a claim, and who wrote a visit down: unknown for what was written until now.
alter table assessment add computed_by text;
alter table verification add recorded_by text;

-- One person has one part in a case. The key says so, whatever is written in which order; the
-- triggers write it down with every row that tells of a part, so that no program can forget to.
create table claim_part (
    claim_id bigint not null references claim,
    officer  text not null,
    part     text not null check (part in
        ('verifier', 'handler', 'approver', 'payer', 'reconciler', 'reviewer')),
    primary key (claim_id, officer)
);
insert into claim_part (claim_id, officer, part)
select distinct on (claim_id, officer) claim_id, officer, part from (
    select claim_id, unnest(verifiers) as officer, 'verifier' as part, 1 as rank from verification
    union all select claim_id, handler, 'handler', 2 from approval
    union all select claim_id, approver, 'approver', 3 from approval
    union all select p.claim_id, b.ordered_by, 'payer', 4 from payment q
        join payout p on p.no = q.payout_no join payment_batch b on b.no = q.batch_no
    union all select p.claim_id, s.imported_by, 'reconciler', 5 from statement_entry e
        join bank_statement s on s.no = e.statement_no
        join payment q on q.number = e.payment join payout p on p.no = q.payout_no
) had order by claim_id, officer, rank;

-- An insertion that finds another part there tries to change it, and ends here.
create function part_is_kept() returns trigger language plpgsql as $$
begin
    raise exception '% has been % of claim % and cannot be %', old.officer, old.part,
        old.claim_id, new.part using errcode = 'FP008';
end $$;
create trigger claim_part_is_kept before update on claim_part
    for each row execute function part_is_kept();
create trigger claim_part_is_never_removed before delete on claim_part
    for each row execute function refuse_change();

create function take_parts(claim bigint, officers text[], role text) returns void
    language sql security definer set search_path = fangpin, pg_temp as $$
    insert into claim_part as c (claim_id, officer, part)
    select distinct claim, name, role from unnest(officers) o (name) where name is not null
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part
$$;
revoke execute on function take_parts(bigint, text[], text) from public;
-- For what has no table of its own yet: the sampling review.
grant execute on function take_parts(bigint, text[], text) to fangpin_app;

create function verifiers_take_part() returns trigger language plpgsql as $$
begin
    perform take_parts(new.claim_id, new.verifiers || new.recorded_by, 'verifier');
    return null;
end $$;
create trigger verification_parts after insert on verification
    for each row execute function verifiers_take_part();

-- What the approver computes once more at the approval makes nobody a handler.
create function handler_takes_part() returns trigger language plpgsql as $$
begin
    perform take_parts(new.claim_id, array[new.computed_by], 'handler');
    return null;
end $$;
create trigger assessment_parts after insert on assessment
    for each row when (new.computed_by is not null and not new.at_approval)
    execute function handler_takes_part();

create function approver_takes_part() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    insert into claim_part as c (claim_id, officer, part)
    values (new.claim_id, new.handler, 'handler'), (new.claim_id, new.approver, 'approver')
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part;
    return null;
end $$;
revoke execute on function approver_takes_part() from public;
create trigger approval_parts after insert on approval
    for each row execute function approver_takes_part();

-- A batch and a statement have thousands of rows: each is one statement here too.
create function payers_take_part() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    insert into claim_part as c (claim_id, officer, part)
    select distinct p.claim_id, b.ordered_by, 'payer' from entered q
    join payout p on p.no = q.payout_no join payment_batch b on b.no = q.batch_no
    order by p.claim_id
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part;
    return null;
end $$;
create trigger payment_parts after insert on payment
    referencing new table as entered for each statement execute function payers_take_part();
revoke execute on function payers_take_part() from public;

create function reconcilers_take_part() returns trigger
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
begin
    insert into claim_part as c (claim_id, officer, part)
    select distinct p.claim_id, s.imported_by, 'reconciler' from entered e
    join bank_statement s on s.no = e.statement_no
    join payment q on q.number = e.payment join payout p on p.no = q.payout_no
    order by p.claim_id
    on conflict (claim_id, officer) do update set part = excluded.part
        where c.part <> excluded.part;
    return null;
end $$;
create trigger statement_entry_parts after insert on statement_entry
    referencing new table as entered for each statement execute function reconcilers_take_part();
revoke execute on function reconcilers_take_part() from public;

grant select on claim_part to fangpin_app;
