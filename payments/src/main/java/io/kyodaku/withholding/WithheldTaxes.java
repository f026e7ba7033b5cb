package io.kyodaku.withholding;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What was withheld in which month, of whom, and what of it the tax office has. A month is that in
 * which the payment is due, because a tax is withheld when it is paid; Japan's is then paid by the
 * tenth of the month after (Income Tax Act, articles 204, paragraph 1, and 212, paragraph 1).
 */
@Dependent
public class WithheldTaxes {

  private static final int MONTHS_AT_MOST = 120;
  private static final int LINES_AT_MOST = 100_000;

  private final Sql admin;

  @Inject
  public WithheldTaxes(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * What one company withheld of payments of one month, in one currency.
   *
   * @param payments how many something was withheld of
   * @param base what the tax was taken of
   * @param paid what of the tax the tax office has
   */
  public record Month(
      YearMonth month, String entity, long payments, Money base, Money tax, Money paid) {

    public Money open() {
      return tax.minus(paid);
    }
  }

  /**
   * What was withheld of one payment.
   *
   * @param residence and form of the payee as they counted then; empty where nothing was confirmed
   * @param payout how the payment stands; empty where it has not begun
   * @param paidOn when the payee's bank had it
   */
  public record Line(
      String entity,
      LocalDate dueDate,
      UUID tenant,
      String tenantName,
      String residence,
      String form,
      String registration,
      UUID statement,
      int number,
      String rate,
      String source,
      Money base,
      Money tax,
      String payout,
      Optional<LocalDate> paidOn) {}

  private static final String MONTHS =
      """
      with line as (
        select date_trunc('month', s.due_date::timestamp)::date as month, s.selling_entity, s.currency, count(*) as payments,
          sum(l.base_micros) as base, -sum(l.amount_micros) as tax
        from statement s join statement_line l on l.statement_id = s.id and l.kind = 'WITHHOLDING'
        where s.withholding_rate_id is not null group by 1, 2, 3),
      paid as (
        select month, selling_entity, currency,
          sum(amount_minor * case currency when 'JPY' then 1000000 else 10000 end) as paid
        from withholding_payment group by 1, 2, 3)
      select l.*, coalesce(p.paid, 0) as paid from line l left join paid p using (month, selling_entity, currency)
      """;

  /** The latest first; the last hundred and twenty. */
  public List<Month> months() {
    return admin.list(
        MONTHS + " order by month desc, selling_entity, currency limit ?",
        WithheldTaxes::month,
        MONTHS_AT_MOST);
  }

  static Optional<Month> find(
      Connection connection, YearMonth month, String entity, Currency currency)
      throws SQLException {
    return Sql.list(
            connection,
            MONTHS + " where month = ? and selling_entity = ? and currency = ?",
            WithheldTaxes::month,
            month.atDay(1),
            entity,
            currency.getCurrencyCode())
        .stream()
        .findFirst();
  }

  /** Each payment of a month of which something was withheld, by payer and payee. */
  public List<Line> of(YearMonth month) {
    return admin.list(
        """
        select s.selling_entity, s.due_date, s.tenant_id, t.name, coalesce(p.residence, '') as residence,
          coalesce(p.legal_form, '') as legal_form, coalesce(p.registration, '') as registration, s.id, s.number, l.text, r.source,
          s.currency, l.base_micros, -l.amount_micros as tax, coalesce(o.status, '') as payout,
          (o.paid_at at time zone s.zone)::date as paid_on
        from statement s join statement_line l on l.statement_id = s.id and l.kind = 'WITHHOLDING'
        join tenant t on t.id = s.tenant_id join withholding_rate r on r.id = s.withholding_rate_id
        left join tax_profile p on p.id = s.tax_profile_id left join payout o on o.statement_id = s.id
        where s.withholding_rate_id is not null and s.due_date >= ? and s.due_date < ?
        order by s.selling_entity, s.currency, t.name, s.tenant_id, s.number limit ?
        """,
        WithheldTaxes::line,
        month.atDay(1),
        month.plusMonths(1).atDay(1),
        LINES_AT_MOST);
  }

  private static Month month(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Month(
        YearMonth.from(row.getObject("month", LocalDate.class)),
        row.getString("selling_entity"),
        row.getLong("payments"),
        new Money(row.getBigDecimal("base").longValueExact(), currency),
        new Money(row.getBigDecimal("tax").longValueExact(), currency),
        new Money(row.getBigDecimal("paid").longValueExact(), currency));
  }

  private static Line line(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Line(
        row.getString("selling_entity"),
        row.getObject("due_date", LocalDate.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("name"),
        row.getString("residence"),
        row.getString("legal_form"),
        row.getString("registration"),
        row.getObject("id", UUID.class),
        row.getInt("number"),
        row.getString("text"),
        row.getString("source"),
        new Money(row.getLong("base_micros"), currency),
        new Money(row.getLong("tax"), currency),
        row.getString("payout"),
        Optional.ofNullable(row.getObject("paid_on", LocalDate.class)));
  }
}
