package io.kyodaku.verification;

/**
 * Each finds what contradicts itself, as a sentence in {@code fault}; none is what is wanted. Sums
 * are compared row by row, so that two errors can't make up for each other.
 */
final class BooksSql {

  private BooksSql() {}

  /** Grants that have not been settled have burned nothing. */
  static final String CHARGES =
      """
      with burned as (
        select authorization_id, sum(amount_micros) as amount from transfer
        where code in ('BURNED_COMPUTE', 'BURNED_FEE') group by authorization_id)
      select 'authorization ' || coalesce(a.id, b.authorization_id) || ' was charged ' || coalesce(a.charged_micros, 0)
        || ' and burned ' || coalesce(b.amount, 0) as fault
      from (select id, charged_micros from usage_authorization where charged_micros <> 0) a
      full join burned b on b.authorization_id = a.id
      where coalesce(a.charged_micros, 0) <> coalesce(b.amount, 0)
      """;

  static final String ROYALTIES =
      """
      with split as (
        select t.authorization_id, t.claim_id,
          sum(t.amount_micros) filter (where t.code = 'ROYALTY_OWED') as own,
          sum(t.amount_micros) filter (where t.code in ('ROYALTY_ESCROWED', 'ROYALTY_UNOWNED')) as held
        from transfer t
        where t.code in ('ROYALTY_OWED', 'ROYALTY_ESCROWED', 'ROYALTY_UNOWNED') and t.authorization_id is not null
        group by t.authorization_id, t.claim_id),
      earned as (
        select authorization_id, claim_id, royalty_micros as own, held_micros as held from royalty where kind = 'USAGE')
      select 'royalty of authorization ' || coalesce(e.authorization_id, s.authorization_id) || ' and claim '
        || coalesce(e.claim_id, s.claim_id) || ' is ' || coalesce(e.own, 0) || ' and ' || coalesce(e.held, 0)
        || ' held where ' || coalesce(s.own, 0) || ' and ' || coalesce(s.held, 0) || ' were booked' as fault
      from earned e full join split s using (authorization_id, claim_id)
      where (coalesce(e.own, 0), coalesce(e.held, 0)) is distinct from (coalesce(s.own, 0)::bigint, coalesce(s.held, 0)::bigint)
      union all
      select 'of the royalty of authorization ' || coalesce(b.authorization_id, t.authorization_id) || ' and claim '
        || coalesce(b.claim_id, t.claim_id) || ' ' || coalesce(b.own, 0) || ' and ' || coalesce(b.held, 0)
        || ' held went back where ' || coalesce(t.own, 0) || ' and ' || coalesce(t.held, 0) || ' were booked'
      from (
        select authorization_id, claim_id, -sum(royalty_micros) as own, -sum(held_micros) as held from royalty
        where kind <> 'USAGE' group by 1, 2) b
      full join (
        select t.authorization_id, t.claim_id,
          coalesce(sum(t.amount) filter (where a.kind = 'ROYALTY_PAYABLE'), 0) as own,
          coalesce(sum(t.amount) filter (where a.kind in ('ROYALTY_ESCROW', 'ROYALTY_UNOWNED')), 0) as held
        from (
          select authorization_id, claim_id, debit_account as account, amount_micros as amount from transfer
          where code in ('ROYALTY_REVERSED', 'ROYALTY_REINSTATED')
          union all
          select authorization_id, claim_id, credit_account, -amount_micros from transfer
          where code in ('ROYALTY_REVERSED', 'ROYALTY_REINSTATED')) t
        join ledger_account a on a.id = t.account
        where a.kind in ('ROYALTY_PAYABLE', 'ROYALTY_ESCROW', 'ROYALTY_UNOWNED') group by 1, 2) t using (authorization_id, claim_id)
      where (coalesce(b.own, 0), coalesce(b.held, 0)) is distinct from (coalesce(t.own, 0), coalesce(t.held, 0))
      union all
      select 'more went back of the royalty of authorization ' || r.authorization_id || ' and claim ' || r.claim_id
        || ' than it was'
      from royalty r group by r.authorization_id, r.claim_id
      having sum(r.royalty_micros) < 0 or sum(r.held_micros) < 0
      union all
      select 'lot ' || b.lot_id || ' gives back other credits of authorization ' || b.authorization_id || ' than it burned'
      from burn_back b
      where b.burned_micros <> coalesce((
        select sum(t.amount_micros) from transfer t
        where t.authorization_id = b.authorization_id and t.lot_id = b.lot_id and t.code in ('BURNED_COMPUTE', 'BURNED_FEE')), 0)
      """;

  static final String STATEMENTS =
      """
      with line as (
        select statement_id, count(*) as count, sum(amount_micros) as amount from statement_line group by statement_id),
      followed as (
        select s.*, lag(carried_micros, 1, 0::bigint) over (
          partition by tenant_id, selling_entity, currency order by number) as before from statement s),
      closed as (
        select reference_id, sum(amount_micros) as amount from transfer where code = 'STATEMENT_CLOSED' group by reference_id)
      select 'statement ' || s.id || ' does not add up' as fault
      from followed s left join line l on l.statement_id = s.id left join closed c on c.reference_id = s.id
      where s.lines_micros <> coalesce(l.amount, 0) or s.line_count <> coalesce(l.count, 0) or s.opening_micros <> s.before
         or s.opening_micros + s.lines_micros <> s.payable_micros + s.carried_micros
         or s.payable_micros <> coalesce(c.amount, 0)
      """;

  static final String OWED =
      """
      with net as (
        select account, sum(amount) as amount from (
          select credit_account as account, amount_micros as amount from transfer
          union all
          select debit_account, -amount_micros from transfer) entry
        group by account),
      owed as (
        select tenant_id, selling_entity, currency, sum(amount) as amount from (
          select tenant_id, selling_entity, currency, royalty_micros as amount from royalty
          union all
          select tenant_id, selling_entity, currency, amount_micros from statement_entry
          union all
          select s.tenant_id, s.selling_entity, s.currency, l.amount_micros
          from statement_line l join statement s on s.id = l.statement_id where l.kind in ('TIER', 'GUARANTEE', 'RECOUPMENT', 'WITHHOLDING')
          union all
          select tenant_id, selling_entity, currency, -payable_micros from statement) part
        group by 1, 2, 3)
      select 'tenant ' || coalesce(o.tenant_id, a.owner_id) || ' is owed ' || coalesce(o.amount, 0) || ' '
        || coalesce(o.currency, a.ledger) || ' and its account says ' || coalesce(n.amount, 0) as fault
      from owed o
      full join (select * from ledger_account where kind = 'ROYALTY_PAYABLE') a
        on (a.owner_id, a.entity, a.ledger) = (o.tenant_id, o.selling_entity, o.currency::text)
      left join net n on n.account = a.id
      where coalesce(o.amount, 0) <> coalesce(n.amount, 0)
      """;

  /** What each company owes to its tax office, payment by payment and as a whole. */
  static final String WITHHELD =
      """
      with line as (
        select s.id, s.selling_entity, s.currency, -l.amount_micros as amount
        from statement_line l join statement s on s.id = l.statement_id where l.kind = 'WITHHOLDING'),
      paid as (
        select id, selling_entity, currency, month,
          amount_minor * case currency when 'JPY' then 1000000 else 10000 end as amount
        from withholding_payment),
      booked as (
        select reference_id, code, sum(amount_micros) as amount from transfer
        where code in ('WITHHELD', 'WITHHELD_PAID') group by 1, 2)
      select 'statement ' || coalesce(l.id, b.reference_id) || ' withholds ' || coalesce(l.amount, 0) || ' and '
        || coalesce(b.amount, 0) || ' was booked' as fault
      from line l full join (select * from booked where code = 'WITHHELD') b on b.reference_id = l.id
      where coalesce(l.amount, 0) <> coalesce(b.amount, 0)
      union all
      select 'the tax office was paid ' || coalesce(p.amount, 0) || ' by ' || coalesce(p.id, b.reference_id) || ' and '
        || coalesce(b.amount, 0) || ' was booked'
      from paid p full join (select * from booked where code = 'WITHHELD_PAID') b on b.reference_id = p.id
      where coalesce(p.amount, 0) <> coalesce(b.amount, 0)
      union all
      select 'more was paid to the tax office of ' || p.selling_entity || ' for ' || p.month || ' than was withheld'
      from (select selling_entity, currency, month, sum(amount) as amount from paid group by 1, 2, 3) p
      where p.amount > coalesce((
        select sum(-l.amount_micros) from statement s join statement_line l on l.statement_id = s.id and l.kind = 'WITHHOLDING'
        where s.selling_entity = p.selling_entity and s.currency = p.currency
          and date_trunc('month', s.due_date::timestamp)::date = p.month), 0)
      """;

  /**
   * What is payable and not at the bank yet; and what has left Stripe's balance and neither arrived
   * nor come back to it.
   */
  static final String PAYOUTS =
      """
      with net as (
        select account, sum(amount) as amount from (
          select credit_account as account, amount_micros as amount from transfer
          union all
          select debit_account, -amount_micros from transfer) entry
        group by account),
      paid as (
        select p.*, p.amount_minor * case p.currency when 'JPY' then 1000000 else 10000 end as micros,
          coalesce(p.sent_currency, p.currency) as in_currency, coalesce(p.sent_minor, p.amount_minor)
            * case coalesce(p.sent_currency, p.currency) when 'JPY' then 1000000 else 10000 end as sent_micros,
          case when p.generator_id is null then 'STATEMENT_PAYABLE' else 'COMPUTE_STATEMENT_PAYABLE' end as owed_by
        from payout p),
      wanted as (
        select kind, payee_id, selling_entity, currency, sum(amount) as amount from (
          select 'STATEMENT_PAYABLE' as kind, tenant_id as payee_id, selling_entity, currency, payable_micros as amount from statement
          union all
          select 'COMPUTE_STATEMENT_PAYABLE', generator_id, selling_entity, currency, payable_micros from generator_statement
          union all
          select owed_by, payee_id, selling_entity, currency, -micros from paid
          where status in ('PAID', 'RETURNED') or fx_rate_id is not null
          union all
          select owed_by, payee_id, selling_entity, in_currency, fx_converted_micros from paid
          where fx_rate_id is not null and status <> 'RETURNED'
          union all
          select owed_by, payee_id, selling_entity, in_currency, -sent_micros from paid
          where fx_rate_id is not null and status = 'PAID'
          union all
          select 'PAYOUTS_IN_TRANSIT', payee_id, selling_entity, in_currency, -sent_micros from paid
          where status = 'SENT' or (status = 'RETURNED' and reversal_id is null)) part
        group by 1, 2, 3, 4)
      select coalesce(w.kind, a.kind) || ' of ' || coalesce(w.payee_id, a.owner_id) || ' is '
        || coalesce(n.amount, 0) || ' where statements and payouts say ' || coalesce(w.amount, 0) || ' '
        || coalesce(w.currency, a.ledger) as fault
      from wanted w
      full join (select * from ledger_account where kind in ('STATEMENT_PAYABLE', 'COMPUTE_STATEMENT_PAYABLE', 'PAYOUTS_IN_TRANSIT')) a
        on (a.kind, a.owner_id, a.entity, a.ledger) = (w.kind, w.payee_id, w.selling_entity, w.currency::text)
      left join net n on n.account = a.id
      where coalesce(w.amount, 0) <> coalesce(n.amount, 0)
      union all
      select 'payout ' || p.id || ' is not what its statement made payable'
      from payout p left join payable_statement s on s.id = p.statement_id
      where (p.amount_minor, p.tenant_id, p.generator_id, p.selling_entity, p.currency, p.statement_number)
            is distinct from (s.payable_minor, s.tenant_id, s.generator_id, s.selling_entity, s.currency, s.number)
      union all
      select 'payout ' || p.id || ' is not converted at its rate'
      from paid p join fx_rate r on r.id = p.fx_rate_id
      where p.fx_converted_micros <> div(p.micros::numeric * r.numerator, r.denominator)
         or (r.base, r.quote) <> (p.currency, p.sent_currency)
      """;

  static final String BATCHES =
      """
      select t.batch_id, t.id, t.debit_account, t.credit_account, t.amount_micros, t.code, e.salt, e.payload
      from transfer t
      left join log_entry e on e.subject_id = t.batch_id and e.kind = 'LEDGER_BATCH'
      order by t.batch_id
      """;
}
