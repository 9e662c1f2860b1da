-- 基金专户: the fund's own account, from which batches are paid. The newest row holds; the rows before
-- it keep which account held when.
create table fund_account (
    no            bigint generated always as identity primary key,
    name          text not null check (name <> ''),
    account       text not null check (account ~ '^[0-9A-Za-z-]{5,34}$'),
    bank          text not null check (bank <> ''),
    clearing_code text check (clearing_code ~ '^[0-9]{12}$'),
    named_by      text not null,
    named_at      timestamptz not null
);
create trigger fund_account_is_final before update or delete on fund_account
    for each row execute function refuse_change();
create trigger fund_account_is_never_truncated before truncate on fund_account
    for each statement execute function refuse_change();
grant select, insert on fund_account to fangpin_app;
