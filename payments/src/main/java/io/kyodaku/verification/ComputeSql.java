package io.kyodaku.verification;

/** Finds what contradicts itself of what generators are owed, as {@link BooksSql} does. */
final class ComputeSql {

  private ComputeSql() {}

  /** To be read on after the same of tenants' statements. */
  static final String STATEMENTS =
      """
      (with line as (
        select statement_id, count(*) as count, sum(amount_micros) as amount, sum(usages) as usages
        from generator_statement_line group by statement_id),
      followed as (
        select s.*, lag(carried_micros, 1, 0::bigint) over (partition by account_id order by number) as before
        from generator_statement s),
      closed as (
        select reference_id, sum(amount_micros) as amount from transfer where code = 'STATEMENT_CLOSED' group by reference_id)
      select 'generator''s statement ' || s.id || ' does not add up' as fault
      from followed s left join line l on l.statement_id = s.id left join closed c on c.reference_id = s.id
      where s.lines_micros <> coalesce(l.amount, 0) or s.line_count <> coalesce(l.count, 0)
         or s.usage_count <> coalesce(l.usages, 0) or s.opening_micros <> s.before
         or s.opening_micros + s.lines_micros <> s.payable_micros + s.carried_micros
         or s.payable_micros <> coalesce(c.amount, 0))
      """;

  static final String OWED =
      """
      with compute as (
        select credit_account as account_id, authorization_id, sum(amount_micros) as amount from transfer
        where code = 'COMPUTE_OWED' group by 1, 2),
      account as (select * from ledger_account where kind = 'COMPUTE_PAYABLE'),
      net as (
        select account_id, sum(amount) as amount from (
          select credit_account as account_id, amount_micros as amount from transfer
          union all
          select debit_account, -amount_micros from transfer) entry
        where account_id in (select id from account) group by 1),
      owed as (
        select account_id, sum(amount) as amount from (
          select account_id, amount from compute
          union all
          select a.id, e.amount_micros from generator_statement_entry e
          join account a on (a.owner_id, a.entity, a.ledger) = (e.generator_id, e.selling_entity, e.currency::text)
          union all
          select account_id, -payable_micros from generator_statement) part
        group by 1)
      select 'generator ' || a.owner_id || ' is owed ' || coalesce(o.amount, 0) || ' ' || a.ledger
        || ' and its account says ' || coalesce(n.amount, 0) as fault
      from account a left join net n on n.account_id = a.id left join owed o on o.account_id = a.id
      where coalesce(n.amount, 0) <> coalesce(o.amount, 0)
      union all
      select 'authorization ' || u.authorization_id || ' is stated with ' || u.amount_micros || ' where '
        || coalesce(c.amount, 0) || ' was owed for it'
      from generator_statement_usage u left join compute c using (account_id, authorization_id)
      where u.amount_micros <> coalesce(c.amount, 0)
      union all
      select 'line ' || l.position || ' of generator''s statement ' || l.statement_id || ' is not what its usages come to'
      from generator_statement_line l left join (
        select statement_id, position, count(*) as count, sum(amount_micros) as amount
        from generator_statement_usage group by 1, 2) u using (statement_id, position)
      where l.kind in ('COMPUTE', 'BACKPAY')
        and (coalesce(u.count, 0), coalesce(u.amount, 0)) <> (l.usages, l.amount_micros)
      """;
}
