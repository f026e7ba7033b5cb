-- Both sides of a conflict are told of its steps, and operators of what waits for them.
drop trigger it_happened on audit_entry;
create trigger it_happened after insert on audit_entry
  for each row when (new.action in (
    'tenant-applied', 'tenant-verified', 'tenant-rejected', 'tenant-suspended', 'tenant-reinstated', 'tenant-closed',
    'contract-signed', 'contract-countersigned', 'contract-rejected', 'alias-approved', 'alias-rejected',
    'catalog-imported', 'catalog-import-failed', 'statement-closed', 'approval-reminded',
    'ownership-asserted', 'assertion-admitted', 'assertion-declined', 'conflict-opened', 'conflict-upheld',
    'conflict-lapsed', 'conflict-decided', 'conflict-appealed', 'conflict-settled'))
  execute function it_happened();

-- What waits for an operator is told once, and not once for each party.
create function conflict_waits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into happening (kind, tenant_id, actor_id, subject_id, at)
    values ('conflict-waits', new.tenant_id, new.account_id, new.conflict_id, new.at);
  return null;
end
$$;
create trigger conflict_waits after insert on conflict_step
  for each row when (new.kind in ('UPHELD', 'APPEALED')) execute function conflict_waits();

-- What is over the whole already; both sides are told.
select open_conflicts(asset_id, null, '', now())
from ownership_claim where status = 'LIVE' group by asset_id having count(*) > 1;
