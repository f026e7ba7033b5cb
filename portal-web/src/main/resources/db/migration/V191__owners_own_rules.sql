-- What an owner says at one level is a preset, or rules, guards and ceilings of its own, or both: the rules are read first, and a
-- level without a preset leaves what none of them speaks of to the level above. The text is that of io.kyodaku.rule.ControlsText.
alter table policy alter column preset drop not null;
alter table policy
  add column controls text not null default '' check (length(controls) <= 65536),
  add column version_id uuid,
  add constraint policy_says_something check (preset is not null or controls <> '');
alter table policy_version add column controls text not null default '' check (length(controls) <= 65536);

-- Which version holds stands beside what holds: decisions name it, and receipts are run again by it.
create function policy_version_holds() returns trigger
  language plpgsql as $$
begin
  update policy p set version_id = n.id from added n
    where n.asset_id is not null and p.tenant_id = n.tenant_id and p.asset_id = n.asset_id;
  update policy p set version_id = n.id from added n
    where n.work_id is not null and p.tenant_id = n.tenant_id and p.work_id = n.work_id;
  update policy p set version_id = n.id from added n
    where n.asset_id is null and n.work_id is null and p.tenant_id = n.tenant_id and p.asset_id is null and p.work_id is null;
  return null;
end
$$;
create trigger policy_version_holds after insert on policy_version
  referencing new table as added for each statement execute function policy_version_holds();

alter table policy no force row level security;
alter table policy_version no force row level security;
update policy p set version_id = (
  select v.id from policy_version v
  where v.tenant_id = p.tenant_id and v.work_id is not distinct from p.work_id and v.asset_id is not distinct from p.asset_id
  order by v.place desc limit 1);
-- What the update has to tell is told before the table is altered again.
set constraints all immediate;
alter table policy force row level security;
alter table policy_version force row level security;

-- Versions are never changed; the latest said is what holds.
create trigger policy_version_is_kept before update or delete or truncate on policy_version
  for each statement execute function forbid_change();

-- A rule may ask half the list price, or two and a half times. A rewrite, because granted terms are never updated.
alter table authorization_license alter column use_factor type int using use_factor * 10000;
alter table authorization_license rename column use_factor to use_factor_bps;
-- What comes with the licence, as io.kyodaku.rule.ObligationsText, and what the owner had said when it was granted.
alter table authorization_license
  add column duties text not null default '',
  add column policy_versions text not null default '';
