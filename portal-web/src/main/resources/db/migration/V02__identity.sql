-- Accounts are people who sign in; the same person may be a creator, a member of tenants, and an admin.
create table account (
  id              uuid primary key,
  email           text not null check (length(email) between 3 and 254),
  email_key       text not null generated always as (lower(email)) stored unique,
  password_hash   text not null,
  password_changed_at timestamptz not null default now(),
  name            text not null check (length(name) between 1 and 200),
  language        text not null check (length(language) between 2 and 35),
  admin           boolean not null default false,
  confirmed_at    timestamptz,
  failed_attempts int not null default 0,
  locked_until    timestamptz,
  totp_secret     text,
  created_at      timestamptz not null,
  version         bigint not null default 0
);

create table mail_token (
  hash       char(64) primary key,
  account_id uuid not null references account,
  purpose    text not null check (purpose in ('CONFIRM_EMAIL', 'RESET_PASSWORD', 'INVITE_MEMBER')),
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- Mail to be sent. Demo mode shows it as an outbox page; with SMTP configured a job sends it.
create table mail (
  id         uuid primary key,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  created_at timestamptz not null,
  sent_at    timestamptz,
  attempts   int not null default 0,
  error      text
);
create index mail_unsent on mail (created_at) where sent_at is null;

create table tenant (
  id              uuid primary key,
  slug            text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,62}$'),
  kind            text not null check (kind in ('ORGANISATION', 'PERSON')),
  name            text not null check (length(name) between 1 and 200),
  country         char(2) not null,
  language        text not null,
  currency        char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  selling_entity  text not null check (selling_entity in ('JP', 'US', 'EU')),
  status          text not null check (status in ('APPLIED', 'VERIFIED', 'REJECTED', 'SUSPENDED', 'CLOSED')),
  status_reason   text,
  stopped_at      timestamptz,
  created_at      timestamptz not null,
  version         bigint not null default 0
);

create table member (
  tenant_id  uuid not null references tenant,
  account_id uuid not null references account,
  role       text not null check (role in ('OWNER', 'MANAGER', 'FINANCE', 'VIEWER')),
  since      timestamptz not null,
  primary key (tenant_id, account_id)
);
create index member_account on member (account_id);

create table creator (
  id         uuid primary key,
  account_id uuid not null unique references account,
  country    char(2) not null,
  age_band   text not null default 'UNKNOWN' check (age_band in ('UNKNOWN', 'UNDER_18', 'ADULT')),
  created_at timestamptz not null
);

create table generator (
  id          uuid primary key,
  name        text not null unique check (length(name) between 1 and 200),
  first_party boolean not null default false,
  disabled_at timestamptz,
  created_at  timestamptz not null
);

-- Compute price in microcredits per second, by quality. A new version is a new row.
create table rate_card (
  id                  uuid primary key,
  generator_id        uuid not null references generator,
  version             int not null check (version > 0),
  standard_per_second bigint not null check (standard_per_second >= 0),
  premium_per_second  bigint not null check (premium_per_second >= 0),
  effective_from      timestamptz not null,
  unique (generator_id, version)
);
create trigger rate_card_is_forever before update or delete on rate_card
  for each row execute function forbid_change();
create trigger rate_card_no_truncate before truncate on rate_card
  for each statement execute function forbid_change();

-- A creator lets a generator spend its credits, up to a limit; null means without one.
create table creator_link (
  id           uuid primary key,
  creator_id   uuid not null references creator,
  generator_id uuid not null references generator,
  limit_micros bigint check (limit_micros >= 0),
  spent_micros bigint not null default 0 check (spent_micros >= 0),
  linked_at    timestamptz not null,
  unlinked_at  timestamptz,
  check (limit_micros is null or spent_micros <= limit_micros)
);
create unique index creator_link_live on creator_link (creator_id, generator_id) where unlinked_at is null;

-- Keys are shown once and stored hashed (SHA-256 of 256 random bits needs no salt).
create table api_key (
  id         uuid primary key,
  hash       char(64) not null unique,
  label      text not null check (length(label) between 1 and 100),
  kind       text not null check (kind in ('GENERATOR', 'RIGHTSHOLDER', 'ADMIN')),
  owner_id   uuid not null,
  scopes     text[] not null,
  demo       boolean not null default false,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index api_key_owner on api_key (owner_id);
