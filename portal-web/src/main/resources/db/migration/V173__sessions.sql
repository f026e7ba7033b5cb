-- Where somebody is signed in, so that it can be seen and ended one by one. The id is no cookie and opens nothing. Of the
-- device there is its browser's and its system's name alone; a day after it was opened a row is of no use and goes.
create table portal_session (
  id           uuid primary key,
  account_id   uuid not null references account,
  browser      text not null check (length(browser) <= 40),
  system       text not null check (length(system) <= 40),
  opened_at    timestamptz not null,
  last_used_at timestamptz not null,
  ended_at     timestamptz
);
create index portal_session_account on portal_session (account_id, opened_at);
grant select, insert, update, delete on portal_session to kyodaku_admin;

-- Operators look for people by name or address.
create index account_name on account (lower(name) text_pattern_ops);
