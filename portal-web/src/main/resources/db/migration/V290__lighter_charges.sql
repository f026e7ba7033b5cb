-- What is looked at when transfers come: each account, lot and authorization once for a whole batch, and not for every one of
-- its ten transfers a usage. A batch has few shared accounts, and those of the creators in it.
create or replace function transfer_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(a.id is not null), tg_table_name)
    from (select debit_account as id, ledger, entity from added union select credit_account, ledger, entity from added) n
    left join ledger_account a on a.id = n.id and a.ledger = n.ledger and a.entity = n.entity
    having count(*) > 0;
  perform refer(bool_and(l.id is not null), tg_table_name)
    from (select distinct lot_id from added where lot_id is not null) n
    left join credit_lot l on l.id = n.lot_id
    having count(*) > 0;
  perform refer(bool_and(a.id is not null), tg_table_name)
    from (select distinct authorization_id from added where authorization_id is not null) n
    left join usage_authorization a on a.id = n.authorization_id
    having count(*) > 0;
  return null;
end
$$;

-- Of a lot, only what was burned is looked for (whatever else moved with it is found by its authorization), and what it did
-- by itself (transfer_lot_own): two entries a usage instead of ten.
create index transfer_burn on transfer (lot_id) where code in ('BURNED_COMPUTE', 'BURNED_FEE');
drop index transfer_lot;

-- The same rules as before, looked at without calling a function for every usage that ends as it may.
create function usage_authorization_stays_as_asked() returns trigger
  language plpgsql as $$
begin
  raise exception 'what was asked never changes' using errcode = 'restrict_violation';
end
$$;
create function usage_authorization_stays_as_granted() returns trigger
  language plpgsql as $$
begin
  raise exception 'what was granted is frozen' using errcode = 'restrict_violation';
end
$$;
create function usage_authorization_goes_forward() returns trigger
  language plpgsql as $$
begin
  raise exception 'an authorization does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
end
$$;
drop trigger usage_authorization_stays on usage_authorization;
drop function usage_authorization_stays();
create trigger usage_authorization_stays_as_asked before update on usage_authorization
  for each row when (
    (new.id, new.generator_id, new.creator_id, new.use, new.territories, new.seconds, new.quality, new.prompt_salt,
     new.prompt_hash, new.facts, new.created_at)
    is distinct from
    (old.id, old.generator_id, old.creator_id, old.use, old.territories, old.seconds, old.quality, old.prompt_salt,
     old.prompt_hash, old.facts, old.created_at))
  execute function usage_authorization_stays_as_asked();
create trigger usage_authorization_stays_as_granted before update on usage_authorization
  for each row when (old.granted_at is not null and
    (new.obligations, new.rate_card_id, new.compute_per_second_micros, new.compute_micros, new.par_version,
     new.price_micros, new.snapshot_version, new.granted_at, new.expires_at)
    is distinct from
    (old.obligations, old.rate_card_id, old.compute_per_second_micros, old.compute_micros, old.par_version,
     old.price_micros, old.snapshot_version, old.granted_at, old.expires_at))
  execute function usage_authorization_stays_as_granted();
create trigger usage_authorization_goes_forward before update on usage_authorization
  for each row when ((old.status, new.status) not in (
    ('AUTHORIZED', 'SETTLED'), ('AUTHORIZED', 'VOIDED'), ('AUTHORIZED', 'EXPIRED'),
    ('PENDING_APPROVAL', 'AUTHORIZED'), ('PENDING_APPROVAL', 'VOIDED'), ('PENDING_APPROVAL', 'EXPIRED'),
    ('EXPIRED', 'SETTLED'), ('EXPIRED', 'VOIDED')))
  execute function usage_authorization_goes_forward();

-- Which codes there are is written in the program and the chart of accounts; a pattern cost more than the rest of a transfer's
-- checks.
alter table transfer drop constraint transfer_code_check;
alter table transfer add constraint transfer_code_length check (octet_length(code) between 2 and 40) not valid;
