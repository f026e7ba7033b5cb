-- Ownership by share and territory, and what happens where owners claim more of an asset than there is. See
-- docs/decisions/0230-conflicts-of-ownership.md.

-- What '*' stands for: ISO 3166-1, as io.kyodaku.rule.Territories has it.
create table country (code text primary key check (code ~ '^[A-Z]{2}$'));
insert into country (code) select c from regexp_split_to_table(
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
   BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
   FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
   IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
   ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
   PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
   TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW', '\s+') c;

-- Whether a set of territories, as claims store it, has a country.
create function covers(territories text, code text) returns boolean
  language sql immutable
  return territories = '*' or strpos('|' || territories || '|', '|' || code || '|') > 0;

alter table ownership_claim add constraint ownership_claim_whole unique (id, tenant_id, asset_id);

-- What a claim's share is in some of its territories since a moment, until a later row says otherwise there. Where none speaks,
-- it is the claim's own share_bps; where the claim has no territory, no row gives it one.
create table ownership_share (
  id          uuid primary key,
  place       bigint not null generated always as identity,
  tenant_id   uuid not null references tenant,
  claim_id    uuid not null,
  asset_id    uuid not null,
  territories text not null check (length(territories) between 1 and 1000),
  share_bps   int not null check (share_bps between 0 and 10000),
  from_at     timestamptz not null,
  conflict_id uuid,
  foreign key (claim_id, tenant_id, asset_id) references ownership_claim (id, tenant_id, asset_id)
);
create index ownership_share_claim on ownership_share (claim_id, place desc);
create index ownership_share_asset on ownership_share (asset_id);

-- Somebody says that it owns a part of another's asset. Nothing follows from it until an operator admits it.
create table ownership_assertion (
  id                      uuid primary key,
  tenant_id               uuid not null references tenant,
  asset_id                uuid not null references asset,
  share_bps               int not null check (share_bps between 1 and 10000),
  territories             text not null check (length(territories) between 1 and 1000),
  price_per_second_micros bigint not null check (price_per_second_micros between 0 and 1000000000000),
  currency                char(3) not null,
  preset                  text not null check (preset in ('CLOSED', 'FAN', 'OPEN', 'ASK')),
  evidence                text not null check (length(evidence) between 1 and 4000),
  status                  text not null check (status in ('WAITING', 'ADMITTED', 'DECLINED', 'WITHDRAWN')),
  reason                  text not null default '' check (length(reason) <= 1000),
  asserted_by             uuid,
  asserted_at             timestamptz not null,
  decided_at              timestamptz,
  check ((status = 'WAITING') = (decided_at is null)),
  check (status <> 'DECLINED' or reason <> '')
);
create unique index ownership_assertion_waiting on ownership_assertion (tenant_id, asset_id) where status = 'WAITING';
create index ownership_assertion_queue on ownership_assertion (asserted_at) where status = 'WAITING';

create function ownership_assertion_stays() returns trigger
  language plpgsql as $$
begin
  if old.status <> 'WAITING'
     or (new.id, new.tenant_id, new.asset_id, new.share_bps, new.territories, new.price_per_second_micros, new.currency,
         new.preset, new.evidence, new.asserted_by, new.asserted_at)
        is distinct from
        (old.id, old.tenant_id, old.asset_id, old.share_bps, old.territories, old.price_per_second_micros, old.currency,
         old.preset, old.evidence, old.asserted_by, old.asserted_at) then
    raise exception 'what was asserted stays, and is decided once' using errcode = 'restrict_violation';
  end if;
  if new.status <> 'WITHDRAWN' and current_user = 'kyodaku_tenant' then
    raise exception 'an operator decides an assertion' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger ownership_assertion_stays before update on ownership_assertion
  for each row execute function ownership_assertion_stays();

-- Shares of an asset over the whole in some territories. Its parties' shares there are as they were when it opened, until it is
-- settled.
--   OPEN      the holding side is asked to answer until due_at; if it doesn't, the asserting side wins
--   UPHELD    it said why it holds its share; an operator decides
--   DECIDED   in somebody's favour; until due_at who loses by it may appeal, once
--   APPEALED  an operator decides for good
--   SETTLED   shares are as awarded, and the escrow is released by them
create table ownership_conflict (
  id               uuid primary key,
  asset_id         uuid not null references asset,
  territories      text not null check (length(territories) between 1 and 1000),
  asserting_tenant uuid not null references tenant,
  status           text not null check (status in ('OPEN', 'UPHELD', 'DECIDED', 'APPEALED', 'SETTLED')),
  opened_at        timestamptz not null,
  due_at           timestamptz,
  settled_at       timestamptz,
  version          bigint not null default 0,
  check ((status in ('OPEN', 'DECIDED')) = (due_at is not null)),
  check ((status = 'SETTLED') = (settled_at is not null))
);
create index ownership_conflict_asset on ownership_conflict (asset_id) where status <> 'SETTLED';
create index ownership_conflict_due on ownership_conflict (due_at) where due_at is not null;

-- share_bps: what was claimed when it opened. standing_bps: what is claimed still; given up or over, it changes by agreement.
-- awarded_bps: what an owner gets by the decision, or got by the settlement.
create table conflict_party (
  id          uuid primary key,
  conflict_id uuid not null references ownership_conflict,
  tenant_id   uuid not null,
  claim_id    uuid not null,
  asset_id    uuid not null,
  territories text not null,
  side        text not null check (side in ('ASSERTING', 'HOLDING')),
  share_bps   int not null check (share_bps between 1 and 10000),
  standing_bps int not null check (standing_bps between 0 and 10000),
  awarded_bps int check (awarded_bps between 0 and 10000 and awarded_bps <= standing_bps),
  open        boolean not null default true,
  unique (conflict_id, tenant_id),
  unique (conflict_id, claim_id),
  foreign key (claim_id, tenant_id, asset_id) references ownership_claim (id, tenant_id, asset_id)
);
create index conflict_party_tenant on conflict_party (tenant_id);
create index conflict_party_asset on conflict_party (asset_id) where open;

-- What happened in a conflict, in its order; a step of a party names the party, which has to be one.
create table conflict_step (
  id          uuid primary key,
  place       bigint not null generated always as identity,
  conflict_id uuid not null references ownership_conflict,
  kind        text not null check (kind in ('OPENED', 'STATED', 'UPHELD', 'RELEASED', 'TRANSFERRED', 'LAPSED', 'DECIDED', 'APPEALED',
                                            'DECIDED_FINALLY', 'SETTLED')),
  tenant_id   uuid,
  account_id  uuid,
  text        text not null default '' check (length(text) <= 4000),
  at          timestamptz not null,
  foreign key (conflict_id, tenant_id) references conflict_party (conflict_id, tenant_id),
  check ((kind in ('STATED', 'UPHELD', 'RELEASED', 'TRANSFERRED', 'APPEALED')) = (tenant_id is not null)),
  check (kind in ('OPENED', 'LAPSED', 'SETTLED') or account_id is not null),
  check (kind not in ('STATED', 'UPHELD', 'DECIDED', 'APPEALED', 'DECIDED_FINALLY') or text <> '')
);
create index conflict_step_conflict on conflict_step (conflict_id, place);
create unique index conflict_step_once on conflict_step (conflict_id, kind)
  where kind not in ('STATED', 'RELEASED', 'TRANSFERRED');

-- A step is taken from where the conflict stands; clocks are held here too.
create function conflict_step_is_lawful() returns trigger
  language plpgsql as $$
declare
  c ownership_conflict%rowtype;
  p conflict_party%rowtype;
begin
  select * into c from ownership_conflict where id = new.conflict_id for update;
  select * into p from conflict_party where conflict_id = new.conflict_id and tenant_id = new.tenant_id;
  if not (case new.kind
      when 'OPENED' then c.status = 'OPEN' and new.at = c.opened_at
      when 'UPHELD' then c.status = 'OPEN' and p.side = 'HOLDING' and new.at <= c.due_at
      when 'STATED' then c.status <> 'SETTLED'
      when 'RELEASED' then c.status <> 'SETTLED'
      when 'TRANSFERRED' then c.status <> 'SETTLED'
      when 'LAPSED' then c.status = 'OPEN' and new.at > c.due_at
      when 'DECIDED' then c.status = 'UPHELD'
      when 'APPEALED' then c.status = 'DECIDED' and coalesce(p.awarded_bps < p.standing_bps, false) and new.at <= c.due_at
      when 'DECIDED_FINALLY' then c.status = 'APPEALED'
      when 'SETTLED' then c.status <> 'SETTLED'
    end) then
    raise exception 'no % of a conflict that is %', new.kind, c.status using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger conflict_step_is_lawful before insert on conflict_step
  for each row execute function conflict_step_is_lawful();

create function ownership_conflict_goes_forward() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'OPEN' or exists (
        select from ownership_conflict c, country k
        where c.asset_id = new.asset_id and c.status <> 'SETTLED'
          and covers(c.territories, k.code) and covers(new.territories, k.code)) then
      raise exception 'a territory is in one open conflict of an asset' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE'
     or (new.id, new.asset_id, new.territories, new.asserting_tenant, new.opened_at)
        is distinct from (old.id, old.asset_id, old.territories, old.asserting_tenant, old.opened_at)
     or old.status = 'SETTLED'
     or old.status <> new.status and (old.status, new.status) not in (
       ('OPEN', 'UPHELD'), ('OPEN', 'DECIDED'), ('UPHELD', 'DECIDED'), ('DECIDED', 'APPEALED'),
       ('OPEN', 'SETTLED'), ('UPHELD', 'SETTLED'), ('DECIDED', 'SETTLED'), ('APPEALED', 'SETTLED')) then
    raise exception 'a conflict does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if new.status = 'SETTLED' and (
      select bool_or(awarded_bps is null or open) or sum(awarded_bps) not between 1 and 10000
      from conflict_party where conflict_id = new.id) then
    raise exception 'a settlement awards some of the whole, and not more' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger ownership_conflict_goes_forward before insert or update or delete on ownership_conflict
  for each row execute function ownership_conflict_goes_forward();

create function conflict_party_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' or not old.open
     or (new.id, new.conflict_id, new.tenant_id, new.claim_id, new.asset_id, new.territories, new.side, new.share_bps)
        is distinct from
        (old.id, old.conflict_id, old.tenant_id, old.claim_id, old.asset_id, old.territories, old.side, old.share_bps) then
    raise exception 'what was claimed when a conflict opened stays' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger conflict_party_stays before update or delete on conflict_party
  for each row execute function conflict_party_stays();

do $$
declare
  t text;
begin
  foreach t in array array['ownership_share', 'conflict_step', 'country'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()',
                   t || '_is_forever', t);
  end loop;
  foreach t in array array['ownership_share', 'ownership_assertion', 'ownership_conflict', 'conflict_party', 'conflict_step',
                           'country'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()',
                   t || '_no_truncate', t);
  end loop;
end
$$;

-- Each claim's share in each of its territories, as io.kyodaku.decision.Ownership reads the same rows.
create function ownership_by_country(of_asset uuid)
  returns table (territory text, claim_id uuid, tenant_id uuid, share_bps int)
  language sql stable as $$
  select k.code, c.id, c.tenant_id, coalesce(
    (select s.share_bps from ownership_share s where s.claim_id = c.id and covers(s.territories, k.code)
     order by s.place desc limit 1), c.share_bps)
  from ownership_claim c join country k on covers(c.territories, k.code)
  where c.asset_id = of_asset and c.status = 'LIVE'
$$;

-- What the platform itself does is audited with a leaf in the log, as io.kyodaku.log.Audit does it.
create function audit_by_platform(action text, tenant uuid, subject uuid, detail text, at timestamptz) returns void
  language plpgsql as $$
declare
  id uuid := uuidv7();
  salt bytea := uuid_send(gen_random_uuid());
begin
  insert into audit_entry (id, at, actor_id, actor_kind, tenant_id, action, subject_id, detail)
    values (id, at, null, 'SYSTEM', tenant, action, subject, detail);
  insert into log_entry (id, kind, subject_id, salt, payload, at)
    values (uuidv7(), 'AUDIT', id, salt,
            sha256(salt || convert_to(concat_ws(E'\n', 'Actor[kind=SYSTEM, id=null]', action,
                                                'ten_' || replace(tenant::text, '-', ''), subject::text, detail), 'UTF8')), at);
end
$$;

-- A clock runs to the end of a day of UTC: what is told is a date.
create function end_of_day(at timestamptz) returns timestamptz
  language sql immutable
  return (date_trunc('day', at at time zone 'UTC') + interval '1 day' - interval '1 microsecond') at time zone 'UTC';

-- Opens a conflict for each set of territories in which the same shares are more than the whole and no conflict is open yet. One
-- at a time for an asset; what others committed while this waited is seen.
create function open_conflicts(of_asset uuid, asserting uuid, said text, at timestamptz) returns setof uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  over record;
  conflict uuid;
  asserts uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('kyodaku.ownership ' || of_asset, 0));
  for over in
    select case when count(*) = (select count(*) from country) then '*' else string_agg(g.territory, '|' order by g.territory) end
             as territories, g.claims, g.tenants, g.shares
    from (select s.territory, array_agg(s.claim_id order by s.claim_id) as claims,
                 array_agg(s.tenant_id order by s.claim_id) as tenants, array_agg(s.share_bps order by s.claim_id) as shares
          from ownership_by_country(of_asset) s
          where s.share_bps > 0 and not exists (
            select from ownership_conflict c
            where c.asset_id = of_asset and c.status <> 'SETTLED' and covers(c.territories, s.territory))
          group by s.territory having sum(s.share_bps) > 10000) g
    group by g.claims, g.tenants, g.shares
  loop
    conflict := uuidv7();
    -- Whoever comes last asserts; claims are in the order in which they were made.
    asserts := case when asserting = any (over.tenants) then asserting else over.tenants[cardinality(over.tenants)] end;
    insert into ownership_conflict (id, asset_id, territories, asserting_tenant, status, opened_at, due_at)
      values (conflict, of_asset, over.territories, asserts, 'OPEN', open_conflicts.at,
              end_of_day(open_conflicts.at + interval '30 days'));
    insert into conflict_party (id, conflict_id, tenant_id, claim_id, asset_id, territories, side, share_bps, standing_bps)
      select uuidv7(), conflict, p.tenant, p.claim, of_asset, over.territories,
             case when p.tenant = asserts then 'ASSERTING' else 'HOLDING' end, p.share, p.share
      from unnest(over.tenants, over.claims, over.shares) as p(tenant, claim, share);
    insert into conflict_step (id, conflict_id, kind, text, at) values (uuidv7(), conflict, 'OPENED', said, open_conflicts.at);
    perform audit_by_platform('conflict-opened', p.tenant, conflict, over.territories, open_conflicts.at)
      from unnest(over.tenants) as p(tenant);
    return next conflict;
  end loop;
end
$$;
revoke execute on function
  open_conflicts(uuid, uuid, text, timestamptz), audit_by_platform(text, uuid, uuid, text, timestamptz) from public;
grant execute on function open_conflicts(uuid, uuid, text, timestamptz) to kyodaku_admin;

-- Whoever changes shares, and however: at the end of the transaction nothing is over the whole without a conflict.
create function shares_agree() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'ownership_conflict' then
    perform open_conflicts(new.asset_id, null, '', now());
  elsif exists (select from ownership_claim where asset_id = new.asset_id and tenant_id <> new.tenant_id and status = 'LIVE') then
    perform open_conflicts(new.asset_id, new.tenant_id, '', now());
  end if;
  return null;
end
$$;
create constraint trigger shares_agree after insert or update of share_bps, territories, status on ownership_claim
  deferrable initially deferred for each row execute function shares_agree();
create constraint trigger shares_agree after insert on ownership_share
  deferrable initially deferred for each row execute function shares_agree();
create constraint trigger shares_agree after update on ownership_conflict
  deferrable initially deferred for each row when (new.status = 'SETTLED') execute function shares_agree();

-- The parties of a conflict see it and its steps, all of them; of what it holds each sees its own. Asked past the wall, because
-- the question is about rows behind it.
create function is_party(of_conflict uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from conflict_party where conflict_id = of_conflict and tenant_id = app_tenant())
$$;

do $$
declare
  t text;
begin
  foreach t in array array['ownership_share', 'ownership_assertion', 'ownership_conflict', 'conflict_party', 'conflict_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy operator on %I for all to kyodaku_admin using (true) with check (true)', t);
    execute format('grant select, insert on %I to kyodaku_admin', t);
    if t <> 'ownership_assertion' then
      -- What opens conflicts runs as the owner of the tables, who need not be a superuser.
      execute format('create policy opening on %I for all to current_user using (true) with check (true)', t);
    end if;
  end loop;
end
$$;
create policy opening on ownership_claim for select to current_user using (true);
create policy opening on audit_entry for insert to current_user with check (true);
create policy own_rows on ownership_share for select to kyodaku_tenant using (tenant_id = app_tenant());
create policy own_rows on ownership_assertion for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy of_party on ownership_conflict for select to kyodaku_tenant using (is_party(id));
create policy of_party on conflict_party for select to kyodaku_tenant using (is_party(conflict_id));
create policy of_party on conflict_step for select to kyodaku_tenant using (is_party(conflict_id));
create policy published on ownership_share for select to kyodaku_reader using (true);
create policy published on conflict_party for select to kyodaku_reader using (true);
grant select on ownership_share, ownership_assertion, ownership_conflict, conflict_party to kyodaku_tenant;
grant select (id, place, conflict_id, kind, tenant_id, text, at) on conflict_step to kyodaku_tenant;
grant insert on ownership_assertion to kyodaku_tenant;
grant update (status, decided_at) on ownership_assertion to kyodaku_tenant;
grant update (status, reason, decided_at) on ownership_assertion to kyodaku_admin;
grant update (status, due_at, settled_at, version) on ownership_conflict to kyodaku_admin;
grant update (standing_bps, awarded_bps, open) on conflict_party to kyodaku_admin;
grant select on ownership_share, conflict_party to kyodaku_reader;
grant select on country to kyodaku_tenant, kyodaku_admin, kyodaku_reader;
grant select, insert on policy_version to kyodaku_admin;
create policy operator on policy_version for all to kyodaku_admin using (true) with check (true);
create trigger closed_tenant_looks_on before insert or update or delete on ownership_assertion
  for each statement execute function closed_tenant_looks_on();
-- Anybody who may reach a page may not flood the operators' queue: a few at a time for each owner.
create index ownership_assertion_tenant on ownership_assertion (tenant_id, asserted_at desc);

-- Decisions depend on shares and on open conflicts too.
create or replace function snapshot_facts(what text, r jsonb) returns jsonb
  language sql immutable
  return (
    select jsonb_object_agg(k, r -> k) from unnest(case what
      when 'tenant' then '{status,stopped_at}'::text[]
      when 'work' then '{tenant_id,title,stopped_at}'
      when 'work_title' then '{work_id,tenant_id,language,title}'
      when 'asset' then '{tenant_id,work_id,kind,name,stopped_at}'
      when 'ownership_claim' then '{tenant_id,asset_id,share_bps,territories,price_per_second_micros,currency,status}'
      when 'ownership_share' then '{claim_id,asset_id,territories,share_bps,place}'
      when 'conflict_party' then '{conflict_id,claim_id,asset_id,territories,share_bps,open}'
      when 'alias' then '{tenant_id,asset_id,text,status,grade}'
      when 'context_word' then '{tenant_id,asset_id,text}'
      when 'policy' then '{tenant_id,work_id,asset_id,preset,controls,version_id}'
      when 'contract_version' then '{tenant_id,status,effective_from}'
      when 'generator' then '{disabled_at}'
      when 'rate_card' then '{generator_id}'
      when 'par_table' then '{version,currency}'
    end) k);

create or replace function snapshot_about(what text, r jsonb) returns uuid
  language sql immutable
  return case what
    when 'ownership_claim' then r ->> 'asset_id'
    when 'ownership_share' then r ->> 'asset_id'
    when 'conflict_party' then r ->> 'asset_id'
    when 'alias' then r ->> 'asset_id'
    when 'context_word' then r ->> 'asset_id'
    when 'work_title' then r ->> 'work_id'
    when 'policy' then coalesce(r ->> 'asset_id', r ->> 'work_id', r ->> 'tenant_id')
    when 'contract_version' then r ->> 'tenant_id'
    when 'rate_card' then r ->> 'generator_id'
    else r ->> 'id'
  end::uuid;

do $$
declare
  t text;
begin
  foreach t in array array['ownership_share', 'conflict_party'] loop
    execute format('create constraint trigger %I after insert or update or delete on %I '
                   'deferrable initially deferred for each row execute function bump_snapshot()',
                   t || '_bumps_snapshot', t);
  end loop;
end
$$;
