-- A catalogue as somebody's own spreadsheet wrote it: it waits until its owner says what its columns are. No program sees it.
create table import_draft (
  id           uuid primary key,
  tenant_id    uuid not null references tenant,
  file_name    text not null check (length(file_name) <= 120),
  file_hash    char(64) not null,
  content      bytea not null check (length(content) between 1 and 20971520),
  handed_in_by uuid,
  created_at   timestamptz not null,
  unique (tenant_id, file_hash)
);
create index import_draft_tenant on import_draft (tenant_id, created_at desc, id desc);

-- How it is read: what each column says, and what holds where none does. Without these a program's file names its columns itself.
alter table import_job add column file_name text not null default '' check (length(file_name) <= 120);
alter table import_job add column handed_in_by uuid;
alter table import_job add column header text[];
alter table import_job add column encoding text;
alter table import_job add column separator text;
alter table import_job add column columns text[];
alter table import_job add column otherwise text[];
alter table import_job add check (num_nulls(header, encoding, separator, columns, otherwise) in (0, 5));

-- Rows that did not go in, as they stood in the file, so that they can be corrected and sent again.
create table import_bad_row (
  tenant_id uuid not null references tenant,
  import_id uuid not null,
  row_no    int not null,
  line      text not null,
  foreign key (tenant_id, import_id) references import_job (tenant_id, id),
  primary key (import_id, row_no)
);

do $$
declare
  t text;
begin
  foreach t in array array['import_draft', 'import_bad_row'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for all to kyodaku_tenant '
                   'using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', t);
    execute format('grant select, insert on %I to kyodaku_tenant', t);
  end loop;
end
$$;
grant delete on import_draft to kyodaku_tenant;
-- Who has closed brings nothing more; what was begun runs to its end.
create trigger closed_tenant_looks_on before insert or update or delete on import_draft
  for each statement execute function closed_tenant_looks_on();
