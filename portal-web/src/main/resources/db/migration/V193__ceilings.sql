-- How often something was granted, where an owner's policy has a ceiling: counted in the transaction that holds the credits, whose row lock
-- makes "is there room?" and "now it is taken" one step. subject_id is what the policy is of; creator_id is the nil id where all are
-- counted together, and day the first day of all where the ceiling is for ever.
create table ceiling_count (
  tenant_id  uuid not null references tenant,
  subject_id uuid not null,
  per        text not null check (per in ('CREATOR', 'EVERYBODY')),
  span       text not null check (span in ('DAY', 'EVER')),
  creator_id uuid not null,
  day        date not null,
  used       bigint not null check (used >= 0),
  primary key (tenant_id, subject_id, per, span, creator_id, day)
) with (fillfactor = 50);
create index ceiling_count_past on ceiling_count (day) where span = 'DAY';

-- What each grant took of them, to be given back when it comes to nothing.
create table ceiling_hold (
  authorization_id uuid not null,
  tenant_id        uuid not null,
  subject_id       uuid not null,
  per              text not null,
  span             text not null,
  creator_id       uuid not null,
  day              date not null,
  primary key (authorization_id, tenant_id, subject_id, per, span)
);

alter table ceiling_count enable row level security;
alter table ceiling_count force row level security;
create policy own_rows on ceiling_count for select to kyodaku_tenant using (tenant_id = app_tenant());
create policy platform on ceiling_count for all to kyodaku_charge, kyodaku_admin using (true) with check (true);
grant select on ceiling_count to kyodaku_tenant;
grant select, insert, update on ceiling_count to kyodaku_charge;
grant select, delete on ceiling_count to kyodaku_admin;
grant select, insert, delete on ceiling_hold to kyodaku_charge;
grant select (authorization_id), delete on ceiling_hold to kyodaku_admin;
