-- What both have agreed for a later day binds them, and is ended by notice too: where notice is over before that day, it never begins.
set constraints all immediate;

create or replace function contract_notice_moves() returns trigger
  language plpgsql as $$
declare
  agreed contract_version;
begin
  if tg_op = 'DELETE' then
    raise exception 'notice is never deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if current_user = 'kyodaku_tenant' and (new.given_by <> 'OWNER' or new.for_cause) then
      raise exception 'a rightsholder gives its own notice' using errcode = 'insufficient_privilege';
    end if;
    select * into agreed from contract_version v where v.contract_id = new.contract_id and v.status in ('IN_FORCE', 'AGREED')
      order by v.status = 'IN_FORCE' desc limit 1;
    if not found then
      raise exception 'there is no contract to end' using errcode = 'restrict_violation';
    end if;
    if new.status <> 'RUNNING'
       or (not new.for_cause and new.ends_at < new.given_at + make_interval(hours => 24 * agreed.notice_days))
       or new.wind_down_until < new.ends_at + make_interval(hours => 24 * agreed.wind_down_days) then
      raise exception 'notice is as long as the contract says' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if (new.id, new.tenant_id, new.contract_id, new.given_by, new.account_id, new.for_cause, new.reason, new.given_at, new.ends_at,
      new.wind_down_until)
     is distinct from
     (old.id, old.tenant_id, old.contract_id, old.given_by, old.account_id, old.for_cause, old.reason, old.given_at, old.ends_at,
      old.wind_down_until) then
    raise exception 'notice never changes' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('RUNNING', 'WITHDRAWN'), ('RUNNING', 'WINDING_DOWN'), ('RUNNING', 'LAPSED'),
      ('WINDING_DOWN', 'OVER')) then
    raise exception 'notice does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if current_user = 'kyodaku_tenant' and (new.status <> 'WITHDRAWN' or old.given_by <> 'OWNER') then
    raise exception 'a rightsholder withdraws its own notice' using errcode = 'insufficient_privilege';
  end if;
  if new.status = 'WITHDRAWN' and (new.withdrawn_at is null or new.withdrawn_by is null or new.withdrawn_at >= new.ends_at)
     or new.status = 'WINDING_DOWN' and (new.ended_at is null or new.ended_at < new.ends_at)
     or new.status = 'OVER' and (new.over_at is null or new.over_at < new.wind_down_until) then
    raise exception 'notice moves at its dates' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
