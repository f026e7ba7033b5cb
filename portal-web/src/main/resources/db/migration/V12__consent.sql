-- What a person agreed to: which document, in which version and language, as it was shown. Withdrawing is another entry.
create table consent_entry (
  id            uuid primary key,
  account_id    uuid not null references account,
  tenant_id     uuid references tenant,
  document      text not null check (document ~ '^[a-z][a-z-]{1,59}$'),
  edition       text not null check (length(edition) between 1 and 40),
  language      text not null,
  shown_hash    char(64) not null,
  action        text not null check (action in ('GIVEN', 'WITHDRAWN')),
  at            timestamptz not null
);
create index consent_entry_account on consent_entry (account_id, at desc);
create trigger consent_entry_is_forever before update or delete on consent_entry
  for each row execute function forbid_change();
create trigger consent_entry_no_truncate before truncate on consent_entry
  for each statement execute function forbid_change();
