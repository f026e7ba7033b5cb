-- Two owners agree that something of each may appear together, and how what both ask is divided between them. See
-- docs/decisions/0270-appearing-together.md.
--   PROPOSED  by one side; the other may accept or decline it until lapses_at, and the proposer withdraw it
--   ACCEPTED  holds from starts_at to ends_at; either side, or an operator, may end it at once
--   REPLACED  by another of the same pair; it holds until over_at, when the other begins, and may be ended until then
-- Its terms never change: other terms are another agreement. Of each moment a pair has at most one.
create extension if not exists btree_gist;
create table joint_agreement (
  id                uuid primary key,
  proposer_id       uuid not null references tenant,
  other_id          uuid not null references tenant,
  proposer_asset_id uuid references asset,
  proposer_work_id  uuid references work,
  other_asset_id    uuid references asset,
  other_work_id     uuid references work,
  proposer_bps      int not null check (proposer_bps between 0 and 10000),
  other_bps         int not null,
  uses              text not null check (uses ~ '^(PERSONAL|SHARED|COMMERCIAL)(,(PERSONAL|SHARED|COMMERCIAL)){0,2}$'),
  territories       text not null check (length(territories) between 1 and 1000),
  zone              text not null check (length(zone) between 1 and 64),
  starts_at         timestamptz,
  ends_at           timestamptz,
  note              text not null check (length(note) <= 2000),
  status            text not null check (status in ('PROPOSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'ENDED', 'REPLACED',
                                                    'RAN_OUT')),
  proposed_by       uuid not null references account,
  proposed_at       timestamptz not null,
  lapses_at         timestamptz not null,
  answered_by       uuid references account,
  answered_at       timestamptz,
  over_at           timestamptz,
  over_by           uuid references account,
  over_side         text check (over_side in ('PROPOSER', 'OTHER', 'PLATFORM')),
  reason            text not null default '' check (length(reason) <= 1000),
  replaced_by       uuid references joint_agreement deferrable initially deferred,
  -- Which two it is of, whoever proposed.
  pair              text not null generated always as (
    least(proposer_id::text || ':' || coalesce(proposer_asset_id, proposer_work_id)::text,
          other_id::text || ':' || coalesce(other_asset_id, other_work_id)::text) || ' ' ||
    greatest(proposer_id::text || ':' || coalesce(proposer_asset_id, proposer_work_id)::text,
             other_id::text || ':' || coalesce(other_asset_id, other_work_id)::text)) stored,
  check (proposer_id <> other_id),
  check (num_nonnulls(proposer_asset_id, proposer_work_id) = 1 and num_nonnulls(other_asset_id, other_work_id) = 1),
  check (proposer_asset_id is distinct from other_asset_id or proposer_asset_id is null),
  check (proposer_bps + other_bps = 10000),
  check (ends_at > starts_at),
  check (lapses_at > proposed_at and lapses_at <= proposed_at + interval '31 days'),
  check ((status in ('ACCEPTED', 'DECLINED', 'ENDED', 'REPLACED', 'RAN_OUT')) = (answered_at is not null)),
  check ((answered_at is null) = (answered_by is null)),
  check ((status in ('ENDED', 'REPLACED', 'RAN_OUT')) = (over_at is not null)),
  check ((status = 'ENDED') = (over_side is not null)),
  check (status <> 'REPLACED' or replaced_by is not null),
  check (replaced_by is null or status in ('REPLACED', 'ENDED')),
  check (over_side <> 'PLATFORM' or reason <> ''),
  -- Those that never held, or are over before they begin, hold at no moment.
  constraint joint_agreement_one_at_a_time exclude using gist (
    pair with =,
    tstzrange(greatest(answered_at, starts_at),
              greatest(answered_at, starts_at, coalesce(least(ends_at, over_at), 'infinity'))) with &&)
    where (status in ('ACCEPTED', 'REPLACED'))
);
create unique index joint_agreement_in_force on joint_agreement (pair) where status = 'ACCEPTED';
create unique index joint_agreement_proposed on joint_agreement (pair, proposer_id) where status = 'PROPOSED';
create index joint_agreement_proposer on joint_agreement (proposer_id, proposed_at desc);
create index joint_agreement_other on joint_agreement (other_id, proposed_at desc);
create index joint_agreement_due on joint_agreement (least(case when status = 'PROPOSED' then lapses_at end,
                                                           case when status = 'ACCEPTED' then ends_at end))
  where status in ('PROPOSED', 'ACCEPTED');
create index joint_agreement_replaced on joint_agreement (replaced_by) where replaced_by is not null;

-- The one that takes the place of others of its pair moves after them.
create function joint_is_being_accepted(accepted uuid, its_pair text) returns boolean
  language sql stable as $$
  select exists (select from joint_agreement n where n.id = accepted and n.pair = its_pair and n.status = 'PROPOSED')
$$;

-- Each moves it only where it is its turn, and only forward.
create function joint_agreement_moves() returns trigger
  language plpgsql as $$
declare
  side text := 'PLATFORM';
begin
  if current_user = 'kyodaku_tenant' then
    side := case app_tenant() when new.proposer_id then 'PROPOSER' when new.other_id then 'OTHER' else 'NOBODY' end;
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'PROPOSED' or side = 'OTHER' then
      raise exception 'an agreement begins as a proposal of one side' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if (new.id, new.proposer_id, new.other_id, new.proposer_asset_id, new.proposer_work_id, new.other_asset_id, new.other_work_id,
      new.proposer_bps, new.other_bps, new.uses, new.territories, new.zone, new.starts_at, new.ends_at, new.note, new.proposed_by,
      new.proposed_at, new.lapses_at)
     is distinct from
     (old.id, old.proposer_id, old.other_id, old.proposer_asset_id, old.proposer_work_id, old.other_asset_id, old.other_work_id,
      old.proposer_bps, old.other_bps, old.uses, old.territories, old.zone, old.starts_at, old.ends_at, old.note, old.proposed_by,
      old.proposed_at, old.lapses_at)
     or old.answered_at is not null
        and (new.answered_at, new.answered_by) is distinct from (old.answered_at, old.answered_by) then
    raise exception 'what was agreed never changes' using errcode = 'restrict_violation';
  end if;
  if not coalesce(case (old.status || ' ' || new.status)
      when 'PROPOSED ACCEPTED' then side = 'OTHER' and new.answered_at >= new.proposed_at and new.answered_at < new.lapses_at
        and (new.ends_at is null or new.answered_at < new.ends_at)
      when 'PROPOSED DECLINED' then side = 'OTHER' and new.answered_at >= new.proposed_at
      when 'PROPOSED WITHDRAWN' then side = 'PROPOSER'
      when 'PROPOSED LAPSED' then side = 'PLATFORM'
      when 'ACCEPTED ENDED' then side = new.over_side and new.over_at >= new.answered_at and new.replaced_by is null
      when 'REPLACED ENDED' then side = new.over_side and new.over_at >= new.answered_at and new.over_at < old.over_at
        and new.replaced_by = old.replaced_by
      when 'ACCEPTED RAN_OUT' then new.over_at = new.ends_at
      when 'ACCEPTED REPLACED' then new.over_at >= new.answered_at and joint_is_being_accepted(new.replaced_by, old.pair)
      when 'REPLACED REPLACED' then new.over_at >= new.answered_at and new.over_at < old.over_at and joint_is_being_accepted(new.replaced_by, old.pair)
    end, false) then
    raise exception 'an agreement does not go from % to % by %', old.status, new.status, side using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger joint_agreement_moves before insert or update on joint_agreement
  for each row execute function joint_agreement_moves();
create trigger joint_agreement_is_kept before delete on joint_agreement for each row execute function forbid_change();
create trigger joint_agreement_no_truncate before truncate on joint_agreement for each statement execute function forbid_change();
create trigger closed_tenant_looks_on before insert or update or delete on joint_agreement
  for each statement execute function closed_tenant_looks_on();

-- Each side brings what is its own, and nothing is on both sides. Asked past the wall, because one of them is behind it.
create function joint_side_is_owned(owner uuid, asset uuid, work uuid) returns boolean
  language sql stable as $$
  select exists (select from tenant t where t.id = owner and t.status = 'VERIFIED')
    and (exists (select from ownership_claim c where c.tenant_id = owner and c.asset_id = asset and c.status = 'LIVE')
         or exists (select from work w where w.tenant_id = owner and w.id = work))
$$;
create function joint_sides_are_owned() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not joint_side_is_owned(new.proposer_id, new.proposer_asset_id, new.proposer_work_id)
     or not joint_side_is_owned(new.other_id, new.other_asset_id, new.other_work_id)
     or exists (select from asset a where a.id = new.proposer_asset_id and a.work_id = new.other_work_id
                or a.id = new.other_asset_id and a.work_id = new.proposer_work_id) then
    raise exception 'each side brings something of its own' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
revoke execute on function joint_side_is_owned(uuid, uuid, uuid), joint_sides_are_owned() from public;
create trigger joint_sides_are_owned after insert on joint_agreement
  for each row execute function joint_sides_are_owned();
create trigger joint_sides_are_owned_still after update on joint_agreement
  for each row when (new.status = 'ACCEPTED') execute function joint_sides_are_owned();

-- Whoever replaces one has accepted the other by the end of the transaction.
create function joint_replacement_holds() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from joint_agreement n where n.id = new.replaced_by and n.answered_at is not null and n.status <> 'DECLINED') then
    raise exception 'an agreement is replaced by one that was accepted' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger joint_replacement_holds after update on joint_agreement
  deferrable initially deferred for each row when (new.status = 'REPLACED') execute function joint_replacement_holds();

alter table joint_agreement enable row level security;
alter table joint_agreement force row level security;
create policy of_sides on joint_agreement for select to kyodaku_tenant using (app_tenant() in (proposer_id, other_id));
create policy of_proposer on joint_agreement for insert to kyodaku_tenant with check (proposer_id = app_tenant());
create policy by_sides on joint_agreement for update to kyodaku_tenant
  using (app_tenant() in (proposer_id, other_id)) with check (app_tenant() in (proposer_id, other_id));
create policy operator on joint_agreement for all to kyodaku_admin using (true) with check (true);
create policy published on joint_agreement for select to kyodaku_reader using (true);
-- What is checked runs as the owner of the tables, who need not be a superuser.
create policy checking on joint_agreement for select to current_user using (true);
create policy checking on work for select to current_user using (true);
create policy checking on asset for select to current_user using (true);
grant select (id, proposer_id, other_id, proposer_asset_id, proposer_work_id, other_asset_id, other_work_id, proposer_bps, other_bps,
              uses, territories, zone, starts_at, ends_at, note, status, proposed_at, lapses_at, answered_at, over_at, over_side,
              reason, replaced_by, pair) on joint_agreement to kyodaku_tenant;
grant insert (id, proposer_id, other_id, proposer_asset_id, proposer_work_id, other_asset_id, other_work_id, proposer_bps, other_bps,
              uses, territories, zone, starts_at, ends_at, note, status, proposed_by, proposed_at, lapses_at)
  on joint_agreement to kyodaku_tenant;
grant update (status, answered_by, answered_at, over_at, over_by, over_side, reason, replaced_by) on joint_agreement to kyodaku_tenant;
grant select on joint_agreement to kyodaku_admin;
grant update (status, over_at, over_by, over_side, reason) on joint_agreement to kyodaku_admin;
grant select (id, proposer_id, other_id, proposer_asset_id, proposer_work_id, other_asset_id, other_work_id, proposer_bps, uses,
              territories, status, starts_at, ends_at, over_at, answered_at) on joint_agreement to kyodaku_reader;

-- How a fee was divided, frozen with the other terms: fee_micros and fee_credit_micros are what it is after that, and these what its
-- owner asked before.
alter table authorization_license
  add column joint_agreement_id    uuid,
  add column joint_bps             int,
  add column own_fee_micros        bigint,
  add column own_fee_credit_micros bigint;
alter table authorization_license add constraint authorization_license_joint check (
  num_nonnulls(joint_agreement_id, joint_bps, own_fee_micros, own_fee_credit_micros) in (0, 4)
  and joint_bps between 0 and 10000 and own_fee_micros >= 0 and own_fee_credit_micros >= 0) not valid;

-- Decisions depend on agreements that were accepted.
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
      when 'joint_agreement' then '{proposer_id,other_id,proposer_asset_id,proposer_work_id,other_asset_id,other_work_id,proposer_bps,
                                    uses,territories,status,starts_at,ends_at,over_at,answered_at}'
      when 'alias' then '{tenant_id,asset_id,text,status,grade}'
      when 'context_word' then '{tenant_id,asset_id,text}'
      when 'policy' then '{tenant_id,work_id,asset_id,preset,controls,version_id}'
      when 'contract_version' then '{tenant_id,status,effective_from}'
      when 'contract_notice' then '{tenant_id,status,ends_at}'
      when 'generator' then '{disabled_at}'
      when 'rate_card' then '{generator_id}'
      when 'par_table' then '{version,currency}'
    end) k);

-- An agreement counts only where both of its sides are, so it is found by one of them.
create or replace function snapshot_about(what text, r jsonb) returns uuid
  language sql immutable
  return case what
    when 'ownership_claim' then r ->> 'asset_id'
    when 'ownership_share' then r ->> 'asset_id'
    when 'conflict_party' then r ->> 'asset_id'
    when 'joint_agreement' then coalesce(r ->> 'proposer_asset_id', r ->> 'proposer_work_id')
    when 'alias' then r ->> 'asset_id'
    when 'context_word' then r ->> 'asset_id'
    when 'work_title' then r ->> 'work_id'
    when 'policy' then coalesce(r ->> 'asset_id', r ->> 'work_id', r ->> 'tenant_id')
    when 'contract_version' then r ->> 'tenant_id'
    when 'contract_notice' then r ->> 'tenant_id'
    when 'rate_card' then r ->> 'generator_id'
    else r ->> 'id'
  end::uuid;

create constraint trigger joint_agreement_bumps_snapshot after update on joint_agreement
  deferrable initially deferred for each row
  when (old.status in ('ACCEPTED', 'REPLACED') or new.status = 'ACCEPTED') execute function bump_snapshot();

-- Each side's trail says what the other did, and both are told; whoever does it writes its own line itself.
create function joint_names(j joint_agreement) returns text
  language sql stable as $$
  select coalesce((select name from asset where id = j.proposer_asset_id), (select title from work where id = j.proposer_work_id))
    || ' · ' ||
    coalesce((select name from asset where id = j.other_asset_id), (select title from work where id = j.other_work_id))
$$;
create function joint_is_told() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform audit_by_platform('joint-' || told.what, told.tenant, new.id, joint_names(new), told.at)
  from (values
    ('PROPOSED', 'offered', new.other_id, new.proposed_at),
    ('ACCEPTED', 'accepted', new.proposer_id, new.answered_at),
    ('DECLINED', 'declined', new.proposer_id, new.answered_at),
    ('WITHDRAWN', 'withdrawn', new.other_id, now()),
    ('LAPSED', 'lapsed', new.proposer_id, now()),
    ('LAPSED', 'lapsed', new.other_id, now()),
    ('RAN_OUT', 'ran-out', new.proposer_id, now()),
    ('RAN_OUT', 'ran-out', new.other_id, now()),
    ('ENDED', 'ended', case new.over_side when 'PROPOSER' then new.other_id when 'OTHER' then new.proposer_id end, new.over_at)
  ) as told(status, what, tenant, at)
  where told.status = new.status and told.tenant is not null;
  return null;
end
$$;
revoke execute on function joint_names(joint_agreement), joint_is_told() from public;
create trigger joint_is_told after insert on joint_agreement for each row execute function joint_is_told();
create trigger joint_move_is_told after update on joint_agreement
  for each row when (old.status <> new.status) execute function joint_is_told();
-- What a side writes of itself, in its own role, is news to nobody on it.
create trigger it_happened_to_joint after insert on audit_entry
  for each row when (current_user <> 'kyodaku_tenant' and new.action in (
    'joint-offered', 'joint-accepted', 'joint-declined', 'joint-withdrawn', 'joint-ended', 'joint-lapsed', 'joint-ran-out'))
  execute function it_happened();
