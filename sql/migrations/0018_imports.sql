-- Files that somebody sends, and their way into the county's data.
--
-- A file lies here in sealed parts and not in a daemon's directory: several daemons share the
-- database and nothing else, any of them must be able to do the work after another has died, and a
-- backup of the database holds all of it. Rows rather than large objects: those have their rights
-- apart from any table, know no policy, and nobody deletes them with what they belong to.
create table upload (
    no           bigint generated always as identity primary key,
    officer_id   text not null references officer,
    -- SHA-256, under which the file is asked for. One officer's file is nobody else's: who only
    -- knows a digest has not shown to have the file.
    digest       bytea not null check (length(digest) = 32),
    size         bigint not null check (size between 0 and 536870912),
    received     bigint not null default 0 check (received between 0 and size),
    parts        integer not null default 0 check (parts >= 0),
    begun_at     timestamptz not null,
    touched_at   timestamptz not null,
    completed_at timestamptz,
    check (completed_at is null or received = size)
) with (fillfactor = 70);
create index upload_of_officer on upload (officer_id, digest);
create unique index upload_is_complete_once on upload (officer_id, digest)
    where completed_at is not null;
create index upload_untouched on upload (touched_at);

create table upload_part (
    upload_no    bigint not null references upload on delete cascade,
    ordinal      integer not null check (ordinal > 0),
    -- Longer than what it holds by the 31 bytes of every sealed value.
    bytes_sealed bytea not null check (length(bytes_sealed) > 31),
    primary key (upload_no, ordinal)
);
-- What is sealed does not get smaller by being compressed.
alter table upload_part alter column bytes_sealed set storage external;

-- An import is there before it is done, and stays to tell what became of it.
create table import_job (
    no            bigint generated always as identity primary key,
    kind          text not null
        check (kind in ('feed', 'applications', 'register', 'scheme', 'statement')),
    channel       text check ((channel is not null) = (kind = 'feed')),
    officer_id    text not null references officer,
    state         text not null default 'queued'
        check (state in ('queued', 'running', 'done', 'refused')),
    revision      integer not null default 1 check (revision > 0),
    created_at    timestamptz not null,
    ended_at      timestamptz check ((ended_at is not null) = (state in ('done', 'refused'))),
    rows_read     bigint not null default 0 check (rows_read >= 0),
    rows_expected bigint check (rows_expected >= 0),
    -- The department's file or the applications that it became; its refused rows stand there.
    file_no       bigint references feed_file,
    refusal       text,
    subject       text,
    counted       text[] not null default '{}',
    counts        bigint[] not null default '{}' check (cardinality(counts) = cardinality(counted)),
    check (refusal is null or state = 'refused')
) with (fillfactor = 70);
create index import_job_of_officer on import_job (officer_id, no);

create table import_file (
    job_no    bigint not null references import_job,
    part      text not null check (part in ('file', 'villages', 'households', 'persons',
        'verifiers', 'vehicles', 'calendar')),
    digest    bytea not null check (length(digest) = 32),
    name      text not null,
    -- Null once the file has been cleared away.
    upload_no bigint references upload on delete set null,
    primary key (job_no, part)
);
create index import_file_of_upload on import_file (upload_no) where upload_no is not null;

-- What is wrong with a file that is no department's feed, and no list of applications.
create table import_finding (
    job_no       bigint not null references import_job,
    place        bigint not null check (place > 0),
    part         text not null,
    line         bigint,
    column_name  text,
    position     integer,
    defect       text not null,
    is_warning   boolean not null,
    masked_value text not null,
    detail       text not null,
    primary key (job_no, place)
);

-- Nobody can say where these belong before they are taken in; who may see them Casework says.
do $$
declare
    name text;
begin
    foreach name in array array['upload_part', 'import_finding'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy scope on %I using (sees_county() or false)', name);
    end loop;
end $$;

-- Clears uploads away, with their parts: the application may not delete rows about households, and
-- so not what an import that has not ended still needs.
create function clear_uploads(numbers bigint[]) returns bigint
    language sql security definer set search_path = fangpin, pg_temp as $$
    with gone as (
        delete from upload u where u.no = any(numbers)
            and not exists (
                select from import_file f join import_job j on j.no = f.job_no
                where f.upload_no = u.no and j.ended_at is null)
        returning 1)
    select count(*) from gone
$$;
revoke execute on function clear_uploads(bigint[]) from public;
grant execute on function clear_uploads(bigint[]) to fangpin_app;

grant select, insert on upload, upload_part, import_job, import_file, import_finding to fangpin_app;
-- A file that comes by a form has its digest and size when it is there.
grant update (digest, size, received, parts, touched_at, completed_at) on upload to fangpin_app;
grant update (state, revision, ended_at, rows_read, rows_expected, file_no, refusal, subject,
    counted, counts) on import_job to fangpin_app;
