package io.kyodaku.verification;

/** Finds what contradicts itself of Stripe's balances, as {@link BooksSql} does. */
final class StripeSql {

  private StripeSql() {}

  /**
   * Stripe's fees are booked once each; what is suspended is what its items say, and these what
   * both sides add up to. Then, from all transfers and without the items' keys: what is on {@code
   * STRIPE_BALANCE} is what Stripe's transactions add up to, with what it has not told of, which is
   * what its items lack and what was booked since they were compared.
   */
  static final String BALANCES =
      """
      with moved as (
        select t.entity, t.ledger, t.code, t.reference_id, t.seq,
          case when d.kind = 'STRIPE_BALANCE' then t.amount_micros else -t.amount_micros end as amount
        from transfer t join ledger_account d on d.id = t.debit_account join ledger_account c on c.id = t.credit_account
        where 'STRIPE_BALANCE' in (d.kind, c.kind)),
      fee as (
        select reference_id, entity, ledger, -sum(amount) as amount from moved
        where code in ('STRIPE_FEE_CHARGED', 'STRIPE_FEE_RETURNED') group by 1, 2, 3),
      suspended as (
        select reference_id, entity, ledger, sum(amount) as amount from moved
        where code in ('STRIPE_SUSPENDED', 'SUSPENSE_RELEASED') group by 1, 2, 3),
      counted as (
        select b.selling_entity, b.currency, b.key, sum(b.net_micros + b.booked_fee_micros) as amount
        from stripe_balance_transaction b join stripe_import i on i.selling_entity = b.selling_entity and b.seq <= i.counted_seq
        group by 1, 2, 3),
      part as (
        select entity, ledger, amount as ours, 0 as theirs from moved
        union all
        select selling_entity, currency::text, 0, net_micros from stripe_balance_transaction
        union all
        select selling_entity, currency::text, 0, ours_micros + suspense_micros - theirs_micros from reconciliation_item
        union all
        select m.entity, m.ledger, 0, m.amount from moved m left join stripe_import i on i.selling_entity = m.entity
        where m.seq > coalesce(i.booked_seq, 0)
          and m.code not in ('STRIPE_FEE_CHARGED', 'STRIPE_FEE_RETURNED', 'STRIPE_SUSPENDED', 'SUSPENSE_RELEASED')
        union all
        select b.selling_entity, b.currency::text, 0, -(b.net_micros + b.booked_fee_micros) from stripe_balance_transaction b
        join stripe_import i on i.selling_entity = b.selling_entity and b.seq > i.counted_seq)
      select 'of balance transaction ' || coalesce(b.stripe_id, f.reference_id::text) || ' a fee of '
        || coalesce(b.booked_fee_micros, 0) || ' is to be booked and ' || coalesce(f.amount, 0) || ' is' as fault
      from stripe_balance_transaction b
      full join fee f on (f.reference_id, f.entity, f.ledger) = (b.id, b.selling_entity, b.currency::text)
      where coalesce(b.booked_fee_micros, 0) <> coalesce(f.amount, 0)
      union all
      select 'of item ' || coalesce(i.key, s.reference_id::text) || ' ' || coalesce(i.suspense_micros, 0)
        || ' is to be suspended and ' || coalesce(s.amount, 0) || ' is'
      from reconciliation_item i
      full join suspended s on (s.reference_id, s.entity, s.ledger) = (i.id, i.selling_entity, i.currency::text)
      where coalesce(i.suspense_micros, 0) <> coalesce(s.amount, 0) or i.to_book
      union all
      select 'item ' || coalesce(i.key, c.key) || ' has ' || coalesce(i.theirs_micros, 0) || ' of Stripe, which tells of '
        || coalesce(c.amount, 0)
      from reconciliation_item i full join counted c using (selling_entity, currency, key)
      where coalesce(i.theirs_micros, 0) <> coalesce(c.amount, 0)
      union all
      select 'the balance of ' || entity || ' is ' || sum(ours) || ' ' || ledger || ' where Stripe''s transactions say '
        || sum(theirs)
      from part group by entity, ledger having sum(ours) <> sum(theirs)
      """;
}
