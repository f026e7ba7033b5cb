-- What creators have the portal itself render. The prompt is the creator's own content, kept for the creator alone. A step is
-- taken by the one job that carries its number, so that a job that runs twice, or too late, does nothing.
create table generation_job (
  id               uuid primary key,
  creator_id       uuid not null references creator,
  authorization_id uuid not null unique references usage_authorization,
  backend          text not null check (length(backend) between 1 and 40),
  prompt           text not null check (length(prompt) between 1 and 10000),
  status           text not null check (status in ('QUEUED', 'RENDERING', 'DONE', 'FAILED', 'CANCELLED')),
  step             int not null default 0 check (step >= 0),
  handle           text check (length(handle) between 1 and 200),
  result_key       text check (length(result_key) between 1 and 200),
  content_type     text check (length(content_type) between 1 and 100),
  error            text check (length(error) between 1 and 500),
  created_at       timestamptz not null,
  deadline_at      timestamptz,
  ended_at         timestamptz,
  check ((status in ('DONE', 'FAILED', 'CANCELLED')) = (ended_at is not null)),
  check ((result_key is null) = (content_type is null)),
  check (status <> 'DONE' or result_key is not null),
  check ((status = 'FAILED') = (error is not null))
);
create index generation_job_creator on generation_job (creator_id, id desc);
