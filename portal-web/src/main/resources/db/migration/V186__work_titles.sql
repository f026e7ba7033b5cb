-- What a work is called in other languages, as its owner says; its own title stays the one it is known by to its owner.
create table work_title (
  work_id   uuid not null,
  tenant_id uuid not null references tenant,
  language  text not null check (length(language) between 2 and 35),
  title     text not null check (length(title) between 1 and 200),
  primary key (work_id, language),
  foreign key (tenant_id, work_id) references work (tenant_id, id)
);

alter table work_title enable row level security;
alter table work_title force row level security;
create policy own_rows on work_title for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy published on work_title for select to kyodaku_reader using (true);
grant select, insert, update, delete on work_title to kyodaku_tenant;
grant select on work_title to kyodaku_reader;

create trigger closed_tenant_looks_on before insert or update or delete on work_title
  for each statement execute function closed_tenant_looks_on();
