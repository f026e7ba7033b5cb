package io.kyodaku.payout;

import io.kyodaku.fx.Rate;
import io.kyodaku.payout.DuePayout.Exchange;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeGateway;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what is due, and what stands in its way. */
final class DueStatements {

  /** So many are listed or planned at once. */
  static final int AT_MOST = 1_000;

  /** Over so long what one operator sends alone is added up. */
  static final Duration ALONE_WITHIN = Duration.ofHours(24);

  /**
   * All that is due and has no payout. Below the minimum is what is due to one payee from one
   * entity in one currency together; who has closed is paid whatever it is, since nothing follows.
   */
  private static final String DUE =
      """
      with moment as (select ?::timestamptz as now),
      due as (
        select s.id, s.number, s.payee_id, s.tenant_id, s.generator_id, s.selling_entity, s.currency, s.payable_minor, s.due_date,
          s.due_at, coalesce(t.name, g.name) as name, f.status as payee_status, a.status as account_status, a.reason,
          a.stripe_account, h.reason as hold_reason, a.takes, x.*, f.status <> 'CLOSED'
            and sum(s.payable_minor) over (partition by s.payee_id, s.selling_entity, s.currency)
            < coalesce(r.minimum_minor, 0) as below,
          (select p.act_id from payout_asked p join asked_act k on k.id = p.act_id
            where p.statement_id = s.id and k.status = 'ALLOWED' limit 1) as act_id
        from moment m cross join payable_statement s
        left join tenant t on t.id = s.tenant_id
        left join generator g on g.id = s.generator_id
        cross join lateral (
          select case when g.id is null then t.status when g.disabled_at is null then 'VERIFIED' else 'SUSPENDED' end) f (status)
        left join payout_account a on a.payee_id = s.payee_id and a.selling_entity = s.selling_entity
        left join lateral (
          select r.id as rate_id, r.numerator, r.denominator, r.source, r.rate_date,
            r.rate_date + coalesce((select days_at_most from fx_rule order by set_at desc, id desc limit 1), 7)
              < (m.now at time zone 'UTC')::date as stale
          from fx_rate r where r.base = s.currency and r.quote = a.takes order by r.rate_date desc, r.version desc limit 1
        ) x on a.takes <> s.currency
        left join payout_hold h on h.payee_id = s.payee_id and h.released_at is null
        left join lateral (
          select minimum_minor from payout_rule where currency = s.currency order by set_at desc, id desc limit 1) r on true
        where s.payable_minor > 0 and s.due_at <= m.now
          and not exists (select from payout p where p.statement_id = s.id)
      ), judged as (
        select d.*, (d.account_status = 'ACTIVE' and d.payee_status in ('VERIFIED', 'CLOSED')
          and d.selling_entity = any (?) and d.hold_reason is null and not d.below and (d.takes is null or d.takes = d.currency or not d.stale)) is true
          as ready
        from due d
      )
      """;

  private DueStatements() {}

  /** What is ready first, so that what waits hides nothing; the longest due first among these. */
  static List<DuePayout> at(Connection connection, Instant now, StripeGateway gateway)
      throws SQLException {
    return Sql.list(
        connection,
        DUE
            + "select * from judged order by ready desc, due_at, coalesce(tenant_id, generator_id),"
            + " number limit ?",
        row -> read(row, gateway),
        now,
        setUp(connection, gateway),
        AT_MOST);
  }

  /** The same of what does not go now. */
  static List<DuePayout> waiting(Connection connection, Instant now, StripeGateway gateway)
      throws SQLException {
    return Sql.list(
        connection,
        DUE
            + "select * from judged where not ready order by due_at, coalesce(tenant_id,"
            + " generator_id), number limit ?",
        row -> read(row, gateway),
        now,
        setUp(connection, gateway),
        AT_MOST);
  }

  /**
   * What a run may plan: ready, and allowed by another operator or of a currency in which one is
   * enough. The longest due first.
   */
  static List<DuePayout> toPlan(
      Connection connection, Instant now, StripeGateway gateway, Collection<Currency> withheld)
      throws SQLException {
    return Sql.list(
        connection,
        DUE
            + "select * from judged where ready and (act_id is not null or currency <> all (?))"
            + " order by due_at, payee_id, number limit ?",
        row -> read(row, gateway),
        now,
        setUp(connection, gateway),
        connection.createArrayOf(
            "text", withheld.stream().map(Currency::getCurrencyCode).toArray()),
        AT_MOST);
  }

  /** What is ready in a currency and was allowed by nobody yet, in the order of its ids. */
  static List<DuePayout> toAsk(
      Connection connection, Instant now, StripeGateway gateway, Currency currency)
      throws SQLException {
    return Sql.list(
        connection,
        DUE + "select * from judged where ready and act_id is null and currency = ? order by id",
        row -> read(row, gateway),
        now,
        setUp(connection, gateway),
        currency.getCurrencyCode());
  }

  /** Exact sums by currency, of however much is due. */
  static List<DueTotal> totals(Connection connection, Instant now, StripeGateway gateway)
      throws SQLException {
    List<DueTotal> totals = new ArrayList<>();
    for (Currency currency : PayoutRule.CURRENCIES) {
      Optional<Money> alone = PayoutRule.of(connection, currency).alone();
      totals.addAll(
          Sql.list(
              connection,
              DUE
                  + """
                  select count(*) filter (where ready) as ready, count(*) filter (where not ready) as waiting,
                    coalesce(sum(payable_minor) filter (where ready), 0)::bigint as ready_minor,
                    coalesce(sum(payable_minor) filter (where ready and act_id is null), 0)::bigint as unasked_minor,
                    coalesce(sum(payable_minor) filter (where not ready), 0)::bigint as waiting_minor,
                    (select coalesce(sum(p.amount_minor), 0) from payout p
                      where p.act_id is null and p.currency = ? and p.planned_at > ?)::bigint as before_minor
                  from judged where currency = ?
                  """,
              row ->
                  new DueTotal(
                      row.getInt("ready"),
                      Money.ofMinor(row.getLong("ready_minor"), currency),
                      Money.ofMinor(row.getLong("unasked_minor"), currency),
                      row.getInt("waiting"),
                      Money.ofMinor(row.getLong("waiting_minor"), currency),
                      Money.ofMinor(row.getLong("before_minor"), currency),
                      alone),
              now,
              setUp(connection, gateway),
              currency.getCurrencyCode(),
              now.minus(ALONE_WITHIN),
              currency.getCurrencyCode()));
    }
    return totals.stream().filter(total -> total.ready() + total.waiting() > 0).toList();
  }

  private static Array setUp(Connection connection, StripeGateway gateway) throws SQLException {
    return connection.createArrayOf(
        "text",
        Arrays.stream(SellingEntity.values())
            .filter(gateway::sellsAs)
            .map(SellingEntity::name)
            .toArray());
  }

  private static DuePayout read(ResultSet row, StripeGateway gateway) throws SQLException {
    SellingEntity entity = SellingEntity.valueOf(row.getString("selling_entity"));
    Optional<String> hold = Optional.ofNullable(row.getString("hold_reason"));
    Optional<String> said = Optional.ofNullable(row.getString("reason"));
    Readiness standing =
        new PayoutStanding(gateway)
            .of(
                entity,
                row.getString("payee_status"),
                hold.isPresent(),
                row.getString("account_status"));
    return new DuePayout(
        row.getObject("id", UUID.class),
        row.getInt("number"),
        Payee.read(row),
        row.getString("name"),
        entity,
        Money.ofMinor(
            row.getLong("payable_minor"), Currency.getInstance(row.getString("currency"))),
        row.getObject("due_date", LocalDate.class),
        Optional.ofNullable(row.getString("stripe_account")),
        standing == Readiness.READY ? readiness(row) : standing,
        hold.or(() -> said).orElse(""),
        Optional.ofNullable(row.getObject("act_id", UUID.class)),
        exchange(row));
  }

  /** Of whoever stands. */
  private static Readiness readiness(ResultSet row) throws SQLException {
    if (row.getBoolean("below")) {
      return Readiness.BELOW_MINIMUM;
    }
    String takes = row.getString("takes");
    if (takes == null || takes.equals(row.getString("currency"))) {
      return Readiness.READY;
    }
    if (row.getObject("rate_id") == null) {
      return Readiness.FX_RATE_MISSING;
    }
    return row.getBoolean("stale") ? Readiness.FX_RATE_STALE : Readiness.READY;
  }

  private static Optional<Exchange> exchange(ResultSet row) throws SQLException {
    UUID rate = row.getObject("rate_id", UUID.class);
    return rate == null
        ? Optional.empty()
        : Optional.of(
            new Exchange(
                Currency.getInstance(row.getString("takes")),
                rate,
                new Rate(row.getLong("numerator"), row.getLong("denominator")),
                row.getString("source"),
                row.getObject("rate_date", LocalDate.class)));
  }
}
