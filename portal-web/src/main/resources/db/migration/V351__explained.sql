-- What operators say of money at Stripe that nothing here explained. See docs/decisions/0350-reconciliation.md.
create table reconciliation_explanation (
  id            uuid primary key,
  item_id       uuid not null references reconciliation_item,
  kind          text not null check (kind in ('OWN_BANK', 'STRIPE_FEE')),
  -- Above zero what came in.
  amount_micros bigint not null check (amount_micros <> 0),
  reason        text not null check (length(reason) between 1 and 500),
  explained_by  uuid not null references account,
  explained_at  timestamptz not null,
  -- Above what one operator moves alone: what another allowed.
  act_id        uuid unique references asked_act
);
create index reconciliation_explanation_item on reconciliation_explanation (item_id);
create trigger reconciliation_explanation_is_forever before update or delete on reconciliation_explanation
  for each row execute function forbid_change();
create trigger reconciliation_explanation_no_truncate before truncate on reconciliation_explanation
  for each statement execute function forbid_change();

-- No more is explained than is in suspense, and not above the limit without another operator who allowed exactly this.
create function explanation_is_allowed() returns trigger
  language plpgsql as $$
declare
  item reconciliation_item;
  alone bigint;
begin
  select * into item from reconciliation_item where id = new.item_id;
  if item.suspense_micros <> new.amount_micros then
    raise exception 'what is in suspense is explained' using errcode = 'restrict_violation';
  end if;
  select r.alone_minor * case r.currency when 'JPY' then 1000000 else 10000 end into alone
    from payout_rule r where r.currency = item.currency order by r.set_at desc, r.id desc limit 1;
  if (abs(new.amount_micros) > alone or new.act_id is not null) and not exists (
      select from asked_act a where a.id = new.act_id and a.kind = 'STRIPE_EXPLAINED' and a.status = 'ALLOWED'
        and a.asked_by = new.explained_by
        and a.content = new.item_id || ' ' || new.kind || ' ' || new.amount_micros || ' ' || new.reason) then
    raise exception 'what is above the limit is explained by two' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger explanation_is_allowed after insert on reconciliation_explanation
  for each row execute function explanation_is_allowed();
grant select, insert on reconciliation_explanation to kyodaku_admin;
