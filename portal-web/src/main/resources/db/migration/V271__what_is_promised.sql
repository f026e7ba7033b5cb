-- What the platform promises beyond the share of fees, and statements that are not paid yet. What was signed before promises nothing. See
-- docs/decisions/0280-what-a-plugin-is-told.md.
set constraints all immediate;
alter table contract_version
  add guarantee_a_year_micros bigint check (guarantee_a_year_micros between 1 and 1000000000000000),
  add advance_micros          bigint check (advance_micros between 1 and 1000000000000000);

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
      new.guarantee_a_year_micros, new.advance_micros,
      new.proposed_by, new.proposer_account_id)
     is distinct from
     (old.id, old.contract_id, old.tenant_id, old.number, old.preset, old.selling_entity, old.currency, old.share_bps,
      old.royalty_base, old.chargeback_risk, old.max_fee_bps, old.terms_plugin, old.terms_hash, old.terms_config,
      old.schedule_plugin, old.schedule_hash, old.schedule_config, old.language, old.document, old.document_hash,
      old.signer_account_id, old.signer_name, old.signed_at, old.created_at, old.notice_days, old.wind_down_days, old.starts_on,
      old.exclusive, old.bound_uses, old.bound_seconds, old.bound_fee_factor_bps, old.bound_usages_a_month, old.bound_generators,
      old.guarantee_a_year_micros, old.advance_micros,
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

-- An advance is owed once the version that promises it is in force; each version adds what earlier ones did not pay.
alter table statement_entry drop constraint statement_entry_kind_check;
alter table statement_entry add constraint statement_entry_kind_check
  check (kind in ('RETURNED_PAYOUT', 'ESCROW_RELEASED', 'ADVANCE'));
alter table statement_entry add constraint statement_entry_advance check (kind <> 'ADVANCE' or amount_micros > 0);
alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line add constraint statement_line_kind_check
  check (kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'HELD', 'TIER', 'GUARANTEE', 'RECOUPMENT', 'ADVANCE', 'RETURNED_PAYOUT',
                  'ESCROW_RELEASED'));
alter table statement_line drop constraint statement_line_entry;
alter table statement_line add constraint statement_line_entry
  check ((kind in ('RETURNED_PAYOUT', 'ESCROW_RELEASED', 'ADVANCE')) = (entry_id is not null));
alter table statement_line add constraint statement_line_signs
  check ((kind <> 'GUARANTEE' or amount_micros >= 0) and (kind <> 'RECOUPMENT' or amount_micros <= 0));
create index statement_line_promised on statement_line (tenant_id) where kind in ('ADVANCE', 'RECOUPMENT');

-- Rounded once, and by less than what can't be paid; or, where the schedule's condition to pay is not met, carried as a whole.
alter table statement add paid_later boolean not null default false;
do $$
declare
  rounded text;
begin
  select conname into strict rounded from pg_constraint
  where conrelid = 'statement'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%carried_micros >= 0%';
  execute format('alter table statement drop constraint %I', rounded);
end
$$;
alter table statement add constraint statement_is_paid_or_carried
  check (case when opening_micros + lines_micros > 0 and not paid_later
              then carried_micros between 0 and case currency when 'JPY' then 999999 else 9999 end
              else payable_minor = 0 end);
