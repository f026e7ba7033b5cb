-- When the books were added up from the first transfer, and what came of it. That reads every transfer, so it is work of its own and
-- no page waits for it: one shows what the last came to.
create table books_check (
  id       uuid primary key,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create unique index books_check_one_at_a_time on books_check ((ended_at is null)) where ended_at is null;
create index books_check_latest on books_check (ended_at desc) where ended_at is not null;

create table books_check_line (
  check_id      uuid not null references books_check,
  ledger        text not null,
  debits_micros numeric not null,
  credits_micros numeric not null,
  balanced      boolean not null,
  primary key (check_id, ledger)
);
create trigger books_check_line_is_forever before update or delete on books_check_line for each row execute function forbid_change();

grant select, insert on books_check to kyodaku_admin;
grant update (ended_at) on books_check to kyodaku_admin;
grant select, insert on books_check_line to kyodaku_admin;
