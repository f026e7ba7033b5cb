-- The end that a schedule plugin named for a period that still ran when it was asked: so that nobody has to ask again before then. It
-- holds for as long as the period begins where it began then, and the contract names the same schedule.
create table named_period (
  tenant_id           uuid primary key references tenant,
  contract_version_id uuid not null references contract_version,
  from_at             timestamptz not null,
  ends_at             timestamptz not null check (ends_at > from_at)
);
grant select, insert, update on named_period to kyodaku_admin;

-- Each tenant's period that is not closed yet, as far as it is known without asking a plugin: where no end was named, it is taken for a
-- month's. What the contract is, and whether it is in force, is what statements are closed under.
create function open_period(at_instant timestamptz)
  returns table (tenant_id uuid, from_at timestamptz, ends_at timestamptz, named boolean, live boolean)
  language sql stable
as $$
  select c.tenant_id, f.from_at, coalesce(n.ends_at, f.from_at + interval '1 month'), n.ends_at is not null, c.live
  from (
    select distinct on (v.tenant_id) v.tenant_id, v.schedule_hash, v.schedule_config, v.status = 'IN_FORCE' as live,
      min(v.effective_from) over (partition by v.tenant_id) as since
    from contract_version v
    where v.status in ('IN_FORCE', 'ENDED') and v.effective_from <= at_instant
    order by v.tenant_id, (v.status = 'IN_FORCE') desc, v.effective_from desc, v.number desc) c
  cross join lateral (
    select coalesce(
      (select s.to_at from statement s where s.tenant_id = c.tenant_id order by s.number desc limit 1), c.since) as from_at) f
  left join lateral (
    select p.ends_at from named_period p join contract_version v on v.id = p.contract_version_id
    where p.tenant_id = c.tenant_id and p.from_at = f.from_at and v.schedule_hash is not distinct from c.schedule_hash
      and v.schedule_config is not distinct from c.schedule_config) n on true
$$;

-- Whether somebody still comes to a payout by itself.
create function payout_is_worked_on(p payout) returns boolean
  language sql stable
as $$
  select exists (select from job j where j.kind in ('payout', 'payout-return') and j.key = p.id::text and j.status = 'OPEN')
$$;

-- Whether a payout waits for an operator: held, refused, returned with the money not back yet, or given up before the bank had it.
create function payout_stands_still(p payout) returns boolean
  language sql stable
as $$
  select case p.status
    when 'RETURNED' then p.reversal_id is null
    when 'PAID' then false
    else p.held is not null or p.transfer_refusals + p.bank_refusals > 0
      or p.bank_payout_id is null and not payout_is_worked_on(p) end
$$;
