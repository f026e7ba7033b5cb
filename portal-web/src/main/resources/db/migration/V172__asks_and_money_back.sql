-- What waits for owners, over all of them; few of all usages do.
create index usage_authorization_asked on usage_authorization (created_at, id) where status = 'PENDING_APPROVAL';

-- When an operator last reminded an owner of a usage that waits for it.
create table approval_reminder (
  authorization_id uuid not null,
  tenant_id        uuid not null,
  reminded_at      timestamptz not null,
  reminded_by      uuid not null references account,
  primary key (authorization_id, tenant_id),
  foreign key (authorization_id, tenant_id) references authorization_approval
);
grant select, insert, update on approval_reminder to kyodaku_admin;

drop trigger it_happened on audit_entry;
create trigger it_happened after insert on audit_entry
  for each row when (new.action in (
    'tenant-applied', 'tenant-verified', 'tenant-rejected', 'tenant-suspended', 'tenant-reinstated', 'tenant-closed',
    'contract-signed', 'contract-countersigned', 'contract-rejected', 'alias-approved', 'alias-rejected',
    'catalog-imported', 'catalog-import-failed', 'statement-closed', 'approval-reminded'))
  execute function it_happened();

-- Money that goes back to buyers, or that may: the newest event of each dispute, refund and warning.
create index stripe_event_money_back on stripe_event (selling_entity, object_id, created_at desc)
  where type like 'charge.dispute.%' or type like 'refund.%' or type like 'radar.early\_fraud\_warning.%';
