-- A share that goes into what others own is asserted with evidence, not edited in. See docs/decisions/0230-conflicts-of-ownership.md.

-- Of these assets, those of which the calling owner would claim more than the others leave, in a territory that it does not claim
-- yet. Asked past the wall, because what others claim is behind it; all that is told is that there is no room.
create function others_territories(assets uuid[], wanted text[]) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.asset
  from unnest(assets, wanted) as n (asset, territories)
  -- One by one, by their keys, whatever statistics tell: files are large, and most assets have one owner.
  cross join lateral (
    select c.id, c.tenant_id, c.territories, c.share_bps from ownership_claim c
    where c.asset_id = n.asset and c.tenant_id = app_tenant() offset 0) own
  cross join lateral (
    select true from ownership_claim o
    where o.asset_id = n.asset and o.tenant_id <> own.tenant_id and o.status = 'LIVE' limit 1) another
  where exists (
      select from country k
      where covers(n.territories, k.code) and not covers(own.territories, k.code)
        and coalesce((select s.share_bps from ownership_share s where s.claim_id = own.id and covers(s.territories, k.code)
                      order by s.place desc limit 1), own.share_bps)
            + (select coalesce(sum(s.share_bps), 0) from ownership_by_country(n.asset) s
               where s.territory = k.code and s.tenant_id <> own.tenant_id) > 10000)
$$;
revoke execute on function others_territories(uuid[], text[]) from public;
grant execute on function others_territories(uuid[], text[]) to kyodaku_tenant;

-- What comes over the whole without anybody's evidence, by an edit that overtook another or by a settlement, has no clock that
-- runs against who holds a share: an operator decides.
create function conflicts_without_evidence(of_asset uuid, asserting uuid, at timestamptz) returns void
  language plpgsql as $$
declare
  opened uuid;
begin
  for opened in select open_conflicts(of_asset, asserting, '', at) loop
    update ownership_conflict set status = 'UPHELD', due_at = null, version = version + 1 where id = opened;
    insert into happening (kind, tenant_id, actor_id, subject_id, at) values ('conflict-waits', null, null, opened, at);
  end loop;
end
$$;
revoke execute on function conflicts_without_evidence(uuid, uuid, timestamptz) from public;

create or replace function shares_agree() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'ownership_conflict' then
    perform conflicts_without_evidence(new.asset_id, null, now());
  elsif exists (select from ownership_claim where asset_id = new.asset_id and tenant_id <> new.tenant_id and status = 'LIVE') then
    perform conflicts_without_evidence(new.asset_id, new.tenant_id, now());
  end if;
  return null;
end
$$;

set constraints all immediate;
insert into happening (kind, tenant_id, actor_id, subject_id, at)
  select 'conflict-waits', null, null, c.id, c.opened_at from ownership_conflict c
  where c.status = 'OPEN' and exists (select from conflict_step s where s.conflict_id = c.id and s.kind = 'OPENED' and s.text = '');
update ownership_conflict c set status = 'UPHELD', due_at = null, version = version + 1
where c.status = 'OPEN' and exists (select from conflict_step s where s.conflict_id = c.id and s.kind = 'OPENED' and s.text = '');

-- What is held came to be earned: nothing is taken back from an escrow.
alter table royalty_held add constraint royalty_held_is_earned check (amount_micros > 0);
