-- What a contract says of its course and of the most that may be granted under it, and notice, which ends it at a date. What was signed
-- before says nothing of these: thirty days of notice and of winding down, and no bounds. See docs/decisions/0250-contracts-to-their-end.md.
set constraints all immediate;
alter table contract_version
  add notice_days          int not null default 30 check (notice_days between 0 and 730),
  add wind_down_days       int not null default 30 check (wind_down_days between 0 and 365),
  add starts_on            date,
  add exclusive            boolean not null default false,
  add bound_uses           text not null default '' check (bound_uses ~ '^([A-Z]+(,[A-Z]+)*)?$'),
  add bound_seconds        int check (bound_seconds between 1 and 3600),
  add bound_fee_factor_bps int check (bound_fee_factor_bps between 0 and 10000000),
  add bound_usages_a_month bigint check (bound_usages_a_month between 1 and 1000000000),
  add bound_generators     text not null default '' check (bound_generators ~ '^([0-9a-f-]{36}(,[0-9a-f-]{36})*)?$'),
  add proposed_by          text not null default 'OWNER' check (proposed_by in ('OWNER', 'PLATFORM')),
  add proposer_account_id  uuid references account;

-- AGREED is signed by both and begins at its date; LAPSED is what was agreed and never began.
alter table contract_version drop constraint contract_version_status_check;
alter table contract_version add constraint contract_version_status_check
  check (status in ('DRAFT', 'SIGNED', 'AGREED', 'IN_FORCE', 'REJECTED', 'ENDED', 'LAPSED'));
create unique index contract_agreed on contract_version (contract_id) where status = 'AGREED';
create index contract_begins on contract_version (effective_from) where status = 'AGREED';

create or replace function contract_version_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'DELETE' and current_user = 'kyodaku_tenant'
     and (new.status not in ('DRAFT', 'SIGNED') or new.countersigned_at is not null or new.effective_from is not null
          or (tg_op = 'INSERT' and (new.status <> 'DRAFT' or new.proposed_by <> 'OWNER'))
          or (tg_op = 'UPDATE' and new.proposed_by <> old.proposed_by and new.proposed_by <> 'OWNER')) then
    raise exception 'a rightsholder only drafts and signs' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.status <> 'DRAFT' then
      raise exception 'a signed contract version is never deleted' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if old.status <> 'DRAFT' and
     (new.id, new.contract_id, new.tenant_id, new.number, new.preset, new.selling_entity, new.currency, new.share_bps,
      new.royalty_base, new.chargeback_risk, new.max_fee_bps, new.terms_plugin, new.terms_hash, new.terms_config,
      new.schedule_plugin, new.schedule_hash, new.schedule_config, new.language, new.document, new.document_hash,
      new.signer_account_id, new.signer_name, new.signed_at, new.created_at, new.notice_days, new.wind_down_days, new.starts_on,
      new.exclusive, new.bound_uses, new.bound_seconds, new.bound_fee_factor_bps, new.bound_usages_a_month, new.bound_generators,
      new.proposed_by, new.proposer_account_id)
     is distinct from
     (old.id, old.contract_id, old.tenant_id, old.number, old.preset, old.selling_entity, old.currency, old.share_bps,
      old.royalty_base, old.chargeback_risk, old.max_fee_bps, old.terms_plugin, old.terms_hash, old.terms_config,
      old.schedule_plugin, old.schedule_hash, old.schedule_config, old.language, old.document, old.document_hash,
      old.signer_account_id, old.signer_name, old.signed_at, old.created_at, old.notice_days, old.wind_down_days, old.starts_on,
      old.exclusive, old.bound_uses, old.bound_seconds, old.bound_fee_factor_bps, old.bound_usages_a_month, old.bound_generators,
      old.proposed_by, old.proposer_account_id) then
    raise exception 'a signed contract version never changes' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('DRAFT', 'DRAFT'), ('DRAFT', 'SIGNED'), ('SIGNED', 'SIGNED'), ('SIGNED', 'IN_FORCE'),
      ('SIGNED', 'AGREED'), ('SIGNED', 'REJECTED'), ('AGREED', 'AGREED'), ('AGREED', 'IN_FORCE'), ('AGREED', 'LAPSED'),
      ('IN_FORCE', 'IN_FORCE'), ('IN_FORCE', 'ENDED'), ('ENDED', 'ENDED'), ('REJECTED', 'REJECTED'), ('LAPSED', 'LAPSED')) then
    raise exception 'a contract version does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if old.status = 'DRAFT' and new.status = 'SIGNED'
     and (new.signer_account_id is null or new.signer_name is null or new.signed_at is null
          or new.document_hash <> encode(sha256(convert_to(new.document, 'UTF8')), 'hex')) then
    raise exception 'a signature names who signed which document when' using errcode = 'restrict_violation';
  end if;
  if old.countersigned_at is not null and
     (new.countersigned_at, new.countersigned_by, new.effective_from)
     is distinct from (old.countersigned_at, old.countersigned_by, old.effective_from) then
    raise exception 'a countersignature never changes' using errcode = 'restrict_violation';
  end if;
  if old.status = 'SIGNED' and new.status in ('AGREED', 'IN_FORCE')
     and (new.countersigned_at is null or new.countersigned_by is null or new.effective_from is null
          or new.effective_from < new.countersigned_at
          or new.effective_from < new.starts_on::timestamp at time zone 'UTC'
          or (new.status = 'AGREED') <> (new.effective_from > new.countersigned_at)) then
    raise exception 'a version begins with its countersignature, and not before its date' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create table contract_notice (
  id              uuid primary key,
  tenant_id       uuid not null references tenant,
  contract_id     uuid not null,
  given_by        text not null check (given_by in ('OWNER', 'PLATFORM')),
  account_id      uuid not null references account,
  for_cause       boolean not null,
  reason          text not null check (length(reason) <= 1000),
  status          text not null check (status in ('RUNNING', 'WITHDRAWN', 'WINDING_DOWN', 'OVER', 'LAPSED')),
  given_at        timestamptz not null,
  ends_at         timestamptz not null,
  wind_down_until timestamptz not null,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid references account,
  ended_at        timestamptz,
  over_at         timestamptz,
  foreign key (tenant_id, contract_id) references contract (tenant_id, id),
  check (ends_at >= given_at and wind_down_until >= ends_at),
  check (not for_cause or (given_by = 'PLATFORM' and reason <> ''))
);
create unique index contract_notice_running on contract_notice (contract_id) where status = 'RUNNING';
create index contract_notice_of on contract_notice (tenant_id, given_at desc);
create index contract_notice_due on contract_notice (ends_at) where status = 'RUNNING';
create index contract_notice_winding on contract_notice (wind_down_until) where status = 'WINDING_DOWN';

-- Notice runs, is withdrawn by whoever gave it before its date, or ends the contract at its date; then what was granted winds down, and
-- is over. Nothing of it is ever another way.
create function contract_notice_moves() returns trigger
  language plpgsql as $$
declare
  agreed contract_version;
begin
  if tg_op = 'DELETE' then
    raise exception 'notice is never deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if current_user = 'kyodaku_tenant' and (new.given_by <> 'OWNER' or new.for_cause) then
      raise exception 'a rightsholder gives its own notice' using errcode = 'insufficient_privilege';
    end if;
    select * into agreed from contract_version v where v.contract_id = new.contract_id and v.status = 'IN_FORCE';
    if not found then
      raise exception 'there is no contract in force to end' using errcode = 'restrict_violation';
    end if;
    if new.status <> 'RUNNING'
       or (not new.for_cause and new.ends_at < new.given_at + make_interval(hours => 24 * agreed.notice_days))
       or new.wind_down_until < new.ends_at + make_interval(hours => 24 * agreed.wind_down_days) then
      raise exception 'notice is as long as the contract says' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if (new.id, new.tenant_id, new.contract_id, new.given_by, new.account_id, new.for_cause, new.reason, new.given_at, new.ends_at,
      new.wind_down_until)
     is distinct from
     (old.id, old.tenant_id, old.contract_id, old.given_by, old.account_id, old.for_cause, old.reason, old.given_at, old.ends_at,
      old.wind_down_until) then
    raise exception 'notice never changes' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('RUNNING', 'WITHDRAWN'), ('RUNNING', 'WINDING_DOWN'), ('RUNNING', 'LAPSED'),
      ('WINDING_DOWN', 'OVER')) then
    raise exception 'notice does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if current_user = 'kyodaku_tenant' and (new.status <> 'WITHDRAWN' or old.given_by <> 'OWNER') then
    raise exception 'a rightsholder withdraws its own notice' using errcode = 'insufficient_privilege';
  end if;
  if new.status = 'WITHDRAWN' and (new.withdrawn_at is null or new.withdrawn_by is null or new.withdrawn_at >= new.ends_at)
     or new.status = 'WINDING_DOWN' and (new.ended_at is null or new.ended_at < new.ends_at)
     or new.status = 'OVER' and (new.over_at is null or new.over_at < new.wind_down_until) then
    raise exception 'notice moves at its dates' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger contract_notice_moves before insert or update or delete on contract_notice
  for each row execute function contract_notice_moves();
create trigger contract_notice_no_truncate before truncate on contract_notice
  for each statement execute function forbid_change();
create trigger closed_tenant_looks_on before insert or update or delete on contract_notice
  for each statement execute function closed_tenant_looks_on();

alter table contract_notice enable row level security;
alter table contract_notice force row level security;
create policy own_rows on contract_notice for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy operator on contract_notice for all to kyodaku_admin using (true) with check (true);
create policy published on contract_notice for select to kyodaku_reader using (true);
grant select, insert, update on contract_notice to kyodaku_tenant, kyodaku_admin;
grant select on contract_notice to kyodaku_reader;

-- What was granted up to then is over with its contract: whatever is still open is voided.
alter table tenant add wound_down_at timestamptz;
grant select (wound_down_at) on tenant to kyodaku_charge;

-- Grants are counted by month where a contract bounds them.
alter table ceiling_count drop constraint ceiling_count_span_check;
alter table ceiling_count add constraint ceiling_count_span_check check (span in ('DAY', 'MONTH', 'EVER'));
drop index ceiling_count_past;
create index ceiling_count_past on ceiling_count (day) where span <> 'EVER';

-- Notice is what decisions depend on now.
create or replace function snapshot_facts(what text, r jsonb) returns jsonb
  language sql immutable
  return (
    select jsonb_object_agg(k, r -> k) from unnest(case what
      when 'tenant' then '{status,stopped_at}'::text[]
      when 'work' then '{tenant_id,title,stopped_at}'
      when 'work_title' then '{work_id,tenant_id,language,title}'
      when 'asset' then '{tenant_id,work_id,kind,name,stopped_at}'
      when 'ownership_claim' then '{tenant_id,asset_id,share_bps,territories,price_per_second_micros,currency,status}'
      when 'ownership_share' then '{claim_id,asset_id,territories,share_bps,place}'
      when 'conflict_party' then '{conflict_id,claim_id,asset_id,territories,share_bps,open}'
      when 'alias' then '{tenant_id,asset_id,text,status,grade}'
      when 'context_word' then '{tenant_id,asset_id,text}'
      when 'policy' then '{tenant_id,work_id,asset_id,preset,controls,version_id}'
      when 'contract_version' then '{tenant_id,status,effective_from}'
      when 'contract_notice' then '{tenant_id,status,ends_at}'
      when 'generator' then '{disabled_at}'
      when 'rate_card' then '{generator_id}'
      when 'par_table' then '{version,currency}'
    end) k);

create or replace function snapshot_about(what text, r jsonb) returns uuid
  language sql immutable
  return case what
    when 'ownership_claim' then r ->> 'asset_id'
    when 'ownership_share' then r ->> 'asset_id'
    when 'conflict_party' then r ->> 'asset_id'
    when 'alias' then r ->> 'asset_id'
    when 'context_word' then r ->> 'asset_id'
    when 'work_title' then r ->> 'work_id'
    when 'policy' then coalesce(r ->> 'asset_id', r ->> 'work_id', r ->> 'tenant_id')
    when 'contract_version' then r ->> 'tenant_id'
    when 'contract_notice' then r ->> 'tenant_id'
    when 'rate_card' then r ->> 'generator_id'
    else r ->> 'id'
  end::uuid;

create constraint trigger contract_notice_bumps_snapshot after insert or update or delete on contract_notice
  deferrable initially deferred for each row execute function bump_snapshot();

-- Whoever is concerned is told.
create trigger it_happened_to_contract after insert on audit_entry
  for each row when (new.action in (
    'contract-proposed', 'contract-notice-given', 'contract-notice-withdrawn', 'contract-terminated'))
  execute function it_happened();
