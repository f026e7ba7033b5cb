-- Credits that the platform gives. See docs/decisions/0312-credits-that-are-given.md.

-- What a company may give in a month; what it has given is added up here and nowhere else.
create table promotion_budget (
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  month          date not null check (extract(day from month) = 1),
  ceiling_micros bigint not null check (ceiling_micros between 0 and 1000000000000000),
  granted_micros bigint not null default 0 check (granted_micros >= 0),
  primary key (selling_entity, month),
  constraint promotion_within_budget check (granted_micros <= ceiling_micros)
);
grant select, insert (selling_entity, month, ceiling_micros), update (ceiling_micros) on promotion_budget to kyodaku_admin;

-- One gift; its id is the lot's. By hand with a reason, or one for a creator's day.
create table promotion_grant (
  id             uuid primary key,
  kind           text not null check (kind in ('BY_OPERATOR', 'ALLOWANCE')),
  creator_id     uuid not null references creator,
  selling_entity text not null,
  month          date not null,
  credit_micros  bigint not null check (credit_micros > 0),
  reason         text not null default '' check (length(reason) <= 500),
  granted_by     uuid references account,
  granted_at     timestamptz not null,
  day            date,
  expires_at     timestamptz,
  foreign key (selling_entity, month) references promotion_budget,
  constraint promotion_once_a_day unique (creator_id, day),
  check ((kind = 'ALLOWANCE') = (day is not null)),
  check (kind = 'ALLOWANCE' or (reason <> '' and granted_by is not null)),
  check (kind = 'BY_OPERATOR' or expires_at is not null)
);
create index promotion_grant_newest on promotion_grant (granted_at desc, id) where kind = 'BY_OPERATOR';
create function promotion_adds_up() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update promotion_budget set granted_micros = granted_micros + new.credit_micros
  where (selling_entity, month) = (new.selling_entity, new.month);
  return null;
end
$$;
create trigger promotion_adds_up after insert on promotion_grant for each row execute function promotion_adds_up();
create trigger promotion_grant_is_forever before update or delete on promotion_grant for each row execute function forbid_change();
create trigger promotion_grant_no_truncate before truncate on promotion_grant for each statement execute function forbid_change();
grant select, insert on promotion_grant to kyodaku_admin;

-- What creators are given each day: the last line holds, and none gives nothing.
create table allowance_policy (
  version        bigint primary key generated always as identity,
  credit_micros  bigint not null check (credit_micros between 0 and 10000000000),
  countries      text not null check (countries ~ '^([A-Z]{2}(,[A-Z]{2})*)?$'),
  adults_only    boolean not null,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  zone           text not null check (length(zone) between 1 and 64),
  set_by         uuid not null references account,
  set_at         timestamptz not null
);
create trigger allowance_policy_is_forever before update or delete on allowance_policy for each row execute function forbid_change();
create trigger allowance_policy_no_truncate before truncate on allowance_policy for each statement execute function forbid_change();
grant select, insert on allowance_policy to kyodaku_admin;
