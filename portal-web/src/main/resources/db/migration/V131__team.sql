-- Somebody is asked by mail to join a rightsholder. The link holds a secret that is stored hashed and works once, for a week.
create table invitation (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  email       text not null check (length(email) between 3 and 254),
  email_key   text not null generated always as (lower(email)) stored,
  role        text not null check (role in ('OWNER', 'MANAGER', 'FINANCE', 'VIEWER')),
  hash        char(64) not null unique,
  invited_by  uuid not null references account,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  ended_at    timestamptz,
  accepted_by uuid references account
);
create unique index invitation_open on invitation (tenant_id, email_key) where ended_at is null;
create index invitation_tenant on invitation (tenant_id, created_at desc);

grant select, insert, update on invitation to kyodaku_admin;
grant delete on member to kyodaku_admin;

-- Whoever is left can still let others in: the last owner stays one. Seen once all of a transaction is done, so that owners
-- can change places in it.
create function tenant_keeps_an_owner() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('kyodaku.member.' || old.tenant_id, 0));
  if not exists (select from member where tenant_id = old.tenant_id and role = 'OWNER') then
    raise exception 'a tenant keeps an owner' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger tenant_keeps_an_owner after update or delete on member
  deferrable initially deferred for each row when (old.role = 'OWNER') execute function tenant_keeps_an_owner();
