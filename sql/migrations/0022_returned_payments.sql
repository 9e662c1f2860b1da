-- 核对收款账户: after a payment came back somebody in the office says that the payee's account is right,
-- or puts another in its place; the payout is not ordered again before. Why stands in the trail.
create table payee_confirmation (
    payment      text primary key references payment,
    claim_id     bigint not null references claim,
    outcome      text not null check (outcome in ('confirmed', 'corrected')),
    confirmed_by text not null,
    confirmed_at timestamptz not null
);
create index payee_confirmation_claim on payee_confirmation (claim_id);
create trigger payee_confirmation_is_final before update or delete on payee_confirmation
    for each row execute function refuse_change();
create trigger payee_confirmation_is_never_truncated before truncate on payee_confirmation
    for each statement execute function refuse_change();
alter table payee_confirmation enable row level security;
alter table payee_confirmation force row level security;
create policy scope on payee_confirmation using (sees_county() or sees_claim(claim_id));
grant select, insert on payee_confirmation to fangpin_app;
grant update (bank, account_masked, account_holder) on household to fangpin_app;

-- Whoever says where money goes prepares the case, and so neither approves nor pays it.
create function confirmer_takes_part() returns trigger language plpgsql as $$
begin
    perform take_parts(new.claim_id, array[new.confirmed_by], 'handler');
    return null;
end $$;
create trigger payee_confirmation_parts after insert on payee_confirmation
    for each row execute function confirmer_takes_part();

-- What was refused of a department's file is kept masked for as long as somebody may ask what
-- became of the row: until the year's last feed has come and was settled.
alter table retention_term drop constraint retention_term_kind_check;
alter table retention_term add constraint retention_term_kind_check
    check (kind in ('relieved', 'not_relieved', 'refused_row'));
insert into retention_term (kind, years, basis) values
    ('refused_row', 1, '个人信息保护法第十九条（实现处理目的所必要的最短时间）；年限由县级规定');
create index feed_reject_masked on feed_reject (file_no) where masked_value <> '';
create index import_finding_masked on import_finding (job_no) where masked_value <> '';

-- Blanks the masked values whose term has ended; the rows stay, for counts rest on them. The
-- application has no right to change them otherwise.
create function clear_refused_rows(on_day date) returns bigint
    language plpgsql security definer set search_path = fangpin, pg_temp as $$
declare
    ends    timestamptz;
    cleared bigint;
    more    bigint;
begin
    select (on_day - make_interval(years => years)) at time zone 'Asia/Shanghai' into strict ends
        from retention_term where kind = 'refused_row';
    update feed_reject r set masked_value = ''
        from feed_file f
        where f.no = r.file_no and f.imported_at < ends and r.masked_value <> '';
    get diagnostics cleared = row_count;
    update import_finding i set masked_value = ''
        from import_job j
        where j.no = i.job_no and j.created_at < ends and i.masked_value <> '';
    get diagnostics more = row_count;
    return cleared + more;
end $$;
revoke execute on function clear_refused_rows(date) from public;
grant execute on function clear_refused_rows(date) to fangpin_app;
