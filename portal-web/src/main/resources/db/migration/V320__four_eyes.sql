-- What one operator asked for and another has to allow. See docs/decisions/0330-four-eyes.md.
create table asked_act (
  id         uuid primary key,
  kind       text not null check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
  -- What it is done to, so that one thing is asked for once at a time.
  about      text not null check (length(about) between 1 and 100),
  -- For people, and for whoever does it once it is allowed.
  says       text not null check (length(says) between 1 and 2000),
  content    text not null default '' check (length(content) <= 10000),
  asked_by   uuid not null references account,
  asked_at   timestamptz not null,
  ends_at    timestamptz not null check (ends_at > asked_at),
  status     text not null default 'ASKED' check (status in ('ASKED', 'ALLOWED', 'REFUSED', 'WITHDRAWN')),
  decided_by uuid references account,
  decided_at timestamptz,
  check ((status = 'ASKED') = (decided_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  -- Two people, always; only who asked takes it back.
  check (status not in ('ALLOWED', 'REFUSED') or decided_by <> asked_by),
  check (status <> 'WITHDRAWN' or decided_by = asked_by),
  check (status <> 'ALLOWED' or decided_at < ends_at)
);
create unique index asked_act_once on asked_act (kind, about) where status = 'ASKED';
create index asked_act_latest on asked_act (asked_at desc, id desc);

create function asked_act_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'ASKED' then
      raise exception 'what is asked for is not decided yet' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if tg_op <> 'UPDATE' or old.status <> 'ASKED'
     or (new.id, new.kind, new.about, new.says, new.content, new.asked_by, new.asked_at, new.ends_at)
        is distinct from
        (old.id, old.kind, old.about, old.says, old.content, old.asked_by, old.asked_at, old.ends_at) then
    raise exception 'what was asked for never changes, and is decided once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger asked_act_stays before insert or update or delete on asked_act
  for each row execute function asked_act_stays();
create trigger asked_act_no_truncate before truncate on asked_act for each statement execute function forbid_change();
grant select, insert, update (status, decided_by, decided_at) on asked_act to kyodaku_admin;
