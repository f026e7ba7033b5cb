create table contract (
  id         uuid primary key,
  tenant_id  uuid not null unique references tenant,
  created_at timestamptz not null,
  unique (tenant_id, id)
);

-- share_bps is the owner's part of the list fee; max_fee_bps bounds what a terms plugin may ask, relative to the list fee.
create table contract_version (
  id                uuid primary key,
  contract_id       uuid not null,
  tenant_id         uuid not null references tenant,
  number            int not null check (number > 0),
  status            text not null check (status in ('DRAFT', 'SIGNED', 'IN_FORCE', 'REJECTED', 'ENDED')),
  preset            text not null,
  selling_entity    text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency          char(3) not null,
  share_bps         int not null check (share_bps between 0 and 10000),
  royalty_base      text not null check (royalty_base in ('LIST', 'NET')),
  chargeback_risk   text not null check (chargeback_risk in ('PLATFORM', 'OWNER')),
  max_fee_bps       int not null check (max_fee_bps between 0 and 1000000),
  terms_plugin      text,
  terms_hash        char(64),
  terms_config      text,
  schedule_plugin   text,
  schedule_hash     char(64),
  schedule_config   text,
  language          text not null,
  document          text not null,
  document_hash     char(64) not null,
  effective_from    timestamptz,
  signer_account_id uuid references account,
  signer_name       text,
  signed_at         timestamptz,
  countersigned_by  uuid references account,
  countersigned_at  timestamptz,
  rejected_because  text check (length(rejected_because) between 1 and 1000),
  ended_at          timestamptz,
  created_at        timestamptz not null,
  version           bigint not null default 0,
  foreign key (tenant_id, contract_id) references contract (tenant_id, id),
  unique (contract_id, number)
);
create unique index contract_in_force on contract_version (contract_id) where status = 'IN_FORCE';
create unique index contract_pending on contract_version (contract_id) where status in ('DRAFT', 'SIGNED');
create index contract_signed on contract_version (signed_at) where status = 'SIGNED';

-- What was signed stays as it was signed: only the state around it moves, and only forward. A rightsholder drafts and
-- signs; it never puts its own contract in force.
create function contract_version_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'DELETE' and current_user = 'kyodaku_tenant'
     and (new.status not in ('DRAFT', 'SIGNED') or new.countersigned_at is not null or new.effective_from is not null
          or (tg_op = 'INSERT' and new.status <> 'DRAFT')) then
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
      new.signer_account_id, new.signer_name, new.signed_at, new.created_at)
     is distinct from
     (old.id, old.contract_id, old.tenant_id, old.number, old.preset, old.selling_entity, old.currency, old.share_bps,
      old.royalty_base, old.chargeback_risk, old.max_fee_bps, old.terms_plugin, old.terms_hash, old.terms_config,
      old.schedule_plugin, old.schedule_hash, old.schedule_config, old.language, old.document, old.document_hash,
      old.signer_account_id, old.signer_name, old.signed_at, old.created_at) then
    raise exception 'a signed contract version never changes' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('DRAFT', 'DRAFT'), ('DRAFT', 'SIGNED'), ('SIGNED', 'SIGNED'), ('SIGNED', 'IN_FORCE'),
      ('SIGNED', 'REJECTED'), ('IN_FORCE', 'IN_FORCE'), ('IN_FORCE', 'ENDED'), ('ENDED', 'ENDED'), ('REJECTED', 'REJECTED')) then
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
  return new;
end
$$;
create trigger contract_version_stays before insert or update or delete on contract_version
  for each row execute function contract_version_stays();
create trigger contract_version_no_truncate before truncate on contract_version
  for each statement execute function forbid_change();
