-- Whoever asks and is not answered is told so when it has expired; a no is not told.
drop trigger it_is_declined on authorization_approval;
create or replace function it_happened() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'audit_entry' then
      insert into happening (kind, tenant_id, actor_id, subject_id, detail, at)
      values (new.action, new.tenant_id, case new.actor_kind when 'ACCOUNT' then new.actor_id end, new.subject_id,
              new.detail, new.at);
    when 'authorization_approval' then
      insert into happening (kind, tenant_id, subject_id, at)
      values ('approval-waits', new.tenant_id, new.authorization_id, new.asked_at);
    when 'usage_authorization' then
      insert into happening (kind, creator_id, subject_id, at)
      values (case new.status when 'AUTHORIZED' then 'approval-granted' else 'approval-expired' end, new.creator_id,
              new.id, case new.status when 'AUTHORIZED' then new.granted_at else new.expires_at end);
    when 'generation_job' then
      insert into happening (kind, creator_id, subject_id, at)
      values ('generation-' || lower(new.status), new.creator_id, new.id, new.ended_at);
    when 'purchase_order' then
      insert into happening (kind, creator_id, subject_id, at)
      values ('credits-bought', new.creator_id, new.id, new.status_at);
    when 'payout' then
      insert into happening (kind, tenant_id, subject_id, at)
      values ('payout-' || lower(new.status), new.tenant_id, new.id,
              case new.status when 'SENT' then new.sent_at when 'PAID' then new.paid_at else new.returned_at end);
    when 'payout_account' then
      insert into happening (kind, tenant_id, subject_id, detail, at)
      values ('payout-account-restricted', new.tenant_id, new.id, new.reason, new.status_at);
    when 'closing_failure' then
      insert into happening (kind, tenant_id, subject_id, detail, at)
      values ('plugin-failing', new.tenant_id, new.tenant_id, new.text, new.at);
  end case;
  return null;
end
$$;
drop trigger it_happened on usage_authorization;
create trigger it_happened after update on usage_authorization
  for each row when (old.status = 'PENDING_APPROVAL' and new.status in ('AUTHORIZED', 'EXPIRED'))
  execute function it_happened();

-- What was told before, and why generations failed, says no more than what is told now.
update happening set kind = 'approval-expired' where kind = 'approval-declined';
update notification set kind = 'APPROVAL_EXPIRED' where kind = 'APPROVAL_DECLINED';
update generation_job set error = 'WITHDRAWN' where error in ('OWNER_DECLINED', 'The owner declined, or it was withdrawn.');
update generation_job set error = 'NOT_BEGUN' where error = 'It was not begun in time.';
