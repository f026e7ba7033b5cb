-- Codes of an authenticator app beside the password. The secret is sealed under the installation's; of no effect until
-- confirmed. The last step whose code was taken, and those before, count no more.
alter table account drop column totp_secret;
alter table account add column signed_out_at timestamptz;

create table second_factor (
  account_id      uuid primary key references account,
  sealed          bytea not null,
  created_at      timestamptz not null,
  confirmed_at    timestamptz,
  last_step       bigint not null default -1,
  failed_attempts int not null default 0,
  locked_until    timestamptz
);

create table recovery_code (
  account_id uuid not null references account,
  hash       char(64) not null,
  used_at    timestamptz,
  primary key (account_id, hash)
);

grant select, insert, update, delete on second_factor, recovery_code to kyodaku_admin;
