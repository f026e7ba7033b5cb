-- Background work. A node takes due jobs with FOR UPDATE SKIP LOCKED; a job that is left behind by a dead node becomes due
-- again when its lease ends. A key makes a recurring or once-only job unique while it is open.
create table job (
  id           uuid primary key,
  kind         text not null check (length(kind) between 1 and 60),
  key          text,
  payload      text not null default '',
  due_at       timestamptz not null,
  leased_until timestamptz,
  attempts     int not null default 0,
  status       text not null default 'OPEN' check (status in ('OPEN', 'DONE', 'DEAD')),
  error        text,
  created_at   timestamptz not null
);
create index job_due on job (due_at) where status = 'OPEN';
create unique index job_open_key on job (kind, key) where status = 'OPEN' and key is not null;
