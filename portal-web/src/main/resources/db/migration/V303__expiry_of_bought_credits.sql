-- How long bought credits last, by the buyer's country; for ever where there is no row. An order keeps what held when it was made.
create table credit_expiry (
  country   char(2) primary key check (country ~ '^[A-Z]{2}$'),
  months    int not null check (months between 1 and 120),
  less_days int not null check (less_days between 0 and 27)
);
grant select, insert, update, delete on credit_expiry to kyodaku_admin;

alter table purchase_order
  add column expiry_months    int check (expiry_months between 1 and 120),
  add column expiry_less_days int check (expiry_less_days between 0 and 27),
  add constraint purchase_order_expiry check ((expiry_months is null) = (expiry_less_days is null));
create function purchase_order_expiry_stays() returns trigger
  language plpgsql as $$
begin
  if (new.expiry_months, new.expiry_less_days) is distinct from (old.expiry_months, old.expiry_less_days) then
    raise exception 'what was ordered never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger purchase_order_expiry_stays before update on purchase_order
  for each row execute function purchase_order_expiry_stays();

-- A buyer is told what became of a refund.
create function tell_of_refund() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into happening (kind, creator_id, subject_id, at)
  select case new.status when 'REFUNDED' then 'refund-made' else 'refund-refused' end, o.creator_id, new.id, new.changed_at
  from purchase_order o where o.id = new.order_id;
  return null;
end
$$;
create trigger tell_of_refund after update on money_back for each row
  when (new.kind = 'REFUND' and new.status is distinct from old.status and new.status in ('REFUNDED', 'FAILED', 'REFUSED'))
  execute function tell_of_refund();
