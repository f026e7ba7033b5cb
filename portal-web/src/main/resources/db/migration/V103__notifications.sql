-- What happened that somebody wants to know. Written by the transaction in which it happens, whoever does it, and taken away
-- by the job that tells people. Rows are only added and removed, so that telling never makes anybody wait.
create table happening (
  seq        bigint primary key generated always as identity,
  kind       text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  tenant_id  uuid,
  creator_id uuid,
  -- The person who did it, if one did: need not be told.
  actor_id   uuid,
  subject_id uuid,
  detail     text not null default '',
  at         timestamptz not null
);

-- Here stands what is told at all; to whom, says the code.
create function it_happened() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'audit_entry' then
      insert into happening (kind, tenant_id, actor_id, subject_id, detail, at)
      values (new.action, new.tenant_id, case new.actor_kind when 'ACCOUNT' then new.actor_id end, new.subject_id,
              new.detail, new.at);
    when 'authorization_approval' then
      insert into happening (kind, tenant_id, actor_id, subject_id, at)
      values (case new.answer when 'PENDING' then 'approval-waits' else 'approval-declined' end, new.tenant_id,
              new.answered_by, new.authorization_id, coalesce(new.answered_at, new.asked_at));
    when 'usage_authorization' then
      insert into happening (kind, creator_id, subject_id, at)
      values ('approval-granted', new.creator_id, new.id, new.granted_at);
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

create trigger it_happened after insert on audit_entry
  for each row when (new.action in (
    'tenant-applied', 'tenant-verified', 'tenant-rejected', 'tenant-suspended', 'tenant-reinstated', 'tenant-closed',
    'contract-signed', 'contract-countersigned', 'contract-rejected', 'alias-approved', 'alias-rejected',
    'catalog-imported', 'catalog-import-failed', 'statement-closed'))
  execute function it_happened();
create trigger it_happened after insert on authorization_approval
  for each row when (new.answer = 'PENDING') execute function it_happened();
create trigger it_is_declined after update on authorization_approval
  for each row when (old.answer = 'PENDING' and new.answer = 'DECLINED') execute function it_happened();
create trigger it_happened after update on usage_authorization
  for each row when (old.status = 'PENDING_APPROVAL' and new.status = 'AUTHORIZED') execute function it_happened();
create trigger it_happened after update on generation_job
  for each row when (old.status <> new.status and new.status in ('DONE', 'FAILED')) execute function it_happened();
create trigger it_happened after update on purchase_order
  for each row when (old.status <> new.status and new.status = 'PAID') execute function it_happened();
create trigger it_happened after update on payout
  for each row when (old.status <> new.status and new.status in ('SENT', 'PAID', 'RETURNED'))
  execute function it_happened();
create trigger it_happened after update on payout_account
  for each row when (old.status <> new.status and new.status = 'RESTRICTED') execute function it_happened();
create trigger it_happened after insert on closing_failure
  for each row when (new.kind <> 'ERROR') execute function it_happened();

-- What a person is told. No words: they are found in the reader's language when it is shown. capacity says as what the
-- person is told, and so what it has to be still when it reads.
create table notification (
  id         uuid primary key,
  account_id uuid not null references account,
  capacity   text not null check (capacity in ('MEMBER', 'CREATOR', 'ADMIN')),
  kind       text not null check (length(kind) between 1 and 60),
  tenant_id  uuid references tenant,
  subject_id uuid,
  -- Plain values by name.
  params     jsonb not null default '{}' check (jsonb_typeof(params) = 'object'),
  created_at timestamptz not null,
  read_at    timestamptz,
  -- The day in whose mail it stands: null when it stands in none, '-infinity' while it waits for the next.
  digest_day date,
  check (capacity <> 'MEMBER' or tenant_id is not null)
);
create index notification_account on notification (account_id, created_at desc, id desc);
create index notification_unread on notification (account_id) where read_at is null;
create index notification_waiting on notification (account_id) where digest_day = '-infinity';
-- What comes often is told as one until it is read.
create unique index notification_gathered on notification (account_id, kind, tenant_id)
  where read_at is null and kind = 'APPROVAL_WAITS';
-- What a job finds again every day is told once.
create unique index notification_once on notification (account_id, kind, subject_id) where kind = 'CREDITS_EXPIRING';

-- How a person wants to be told by mail of each subject; where nothing is said, the subject's own way holds.
create table notification_preference (
  account_id uuid not null references account,
  topic      text not null check (length(topic) between 1 and 60),
  mail       text not null check (mail in ('AT_ONCE', 'DAILY', 'NEVER')),
  primary key (account_id, topic)
);

-- One mail a day at most, by the person's own day.
create table notification_digest (
  account_id uuid not null references account,
  day        date not null,
  sent_at    timestamptz not null,
  primary key (account_id, day)
);

alter table account add column zone text check (length(zone) between 1 and 64);

grant select, delete on happening to kyodaku_admin;
grant select, insert, update on notification, notification_preference to kyodaku_admin;
grant select, insert on notification_digest to kyodaku_admin;
