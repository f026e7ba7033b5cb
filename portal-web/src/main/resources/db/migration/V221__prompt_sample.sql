-- A sample of prompts whose creators agreed that owners try names and blocked terms on it. See
-- docs/decisions/0221-a-sample-of-prompts.md.

-- Who agreed, and since when; taking it back takes what was kept with it.
create table prompt_consent (
  creator_id uuid primary key references creator,
  since      timestamptz not null
);
create table prompt_sample (
  id         uuid primary key,
  creator_id uuid not null references prompt_consent on delete cascade,
  prompt     text not null check (length(prompt) between 1 and 2000),
  kept_at    timestamptz not null,
  unique (creator_id, prompt)
);
create index prompt_sample_creator on prompt_sample (creator_id, kept_at);
create index prompt_sample_age on prompt_sample (kept_at);
grant select, insert, delete on prompt_consent, prompt_sample to kyodaku_admin;

-- How often an owner tried something on it.
create table prompt_trial (
  id        uuid primary key,
  tenant_id uuid not null references tenant,
  tried_by  uuid,
  tried_at  timestamptz not null
);
create index prompt_trial_tenant on prompt_trial (tenant_id, tried_at);
alter table prompt_trial enable row level security;
alter table prompt_trial force row level security;
create policy own_rows on prompt_trial for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
grant select, insert, delete on prompt_trial to kyodaku_tenant;
create trigger closed_tenant_looks_on before insert or update or delete on prompt_trial
  for each statement execute function closed_tenant_looks_on();
