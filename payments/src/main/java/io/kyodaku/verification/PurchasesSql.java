package io.kyodaku.verification;

/** Finds what contradicts itself of purchases, as {@link BooksSql} does. */
final class PurchasesSql {

  private PurchasesSql() {}

  /**
   * Of what went back, the cost is its exact part of the whole in minor units, half and more
   * rounded up, and the rest is tax.
   */
  static final String TAXES =
      """
      with lot as (
        select l.id, l.cost_micros, l.tax_micros, l.cost_back_micros, o.paid_minor, o.net_minor,
          case l.currency when 'JPY' then 1000000 else 10000 end::numeric as minor,
          coalesce((select sum(m.booked_micros) from money_back m where m.order_id = l.order_id), 0) as back
        from credit_lot l join purchase_order o on o.id = l.order_id),
      parted as (
        select *, case when tax_micros = 0 then back
          else div(2 * back / minor * cost_micros + cost_micros + tax_micros, 2 * (cost_micros + tax_micros)::numeric) * minor
          end as net_back
        from lot),
      booked as (
        select t.lot_id,
          sum(case when c.kind = 'TAX_PAYABLE' then t.amount_micros else 0 end
              - case when d.kind = 'TAX_PAYABLE' then t.amount_micros else 0 end) as tax
        from transfer t join ledger_account c on c.id = t.credit_account join ledger_account d on d.id = t.debit_account
        where t.code in ('TAX_COLLECTED', 'TAX_RETURNED') group by t.lot_id)
      select 'lot ' || coalesce(p.id, b.lot_id) || ' cost ' || coalesce(p.cost_micros, 0) || ' and tax of '
        || coalesce(p.tax_micros, 0) || ', of which ' || coalesce(p.back, 0) || ' went back, and ' || coalesce(b.tax, 0)
        || ' are booked as tax' as fault
      from parted p full join booked b on b.lot_id = p.id
      where coalesce(b.tax, 0) <> coalesce(p.tax_micros - (p.back - p.net_back), 0)
         or p.cost_back_micros <> p.net_back
         or (p.tax_micros > 0 and (p.cost_micros + p.tax_micros, p.cost_micros)
             is distinct from (p.paid_minor * p.minor, p.net_minor * p.minor))
      """;
}
