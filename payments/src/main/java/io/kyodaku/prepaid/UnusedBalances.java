package io.kyodaku.prepaid;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;

/**
 * Bought credits that were unused at the end of a day, by seller, country of the buyer, and age of
 * the lot. Lots have no history, so that of each its transfers until then are added up: what was
 * available or held. The money is what was paid for them, with tax, in proportion and rounded up
 * for each lot: what buyers could claim at most. What was given was not paid for, and is not in it.
 *
 * <p>Reads every transfer of every lot until then; a report, not a page's decoration.
 */
@Dependent
public class UnusedBalances {

  /** Days are counted where the law that asks for them holds. */
  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  /**
   * Bound parameters: the moment before which transfers count, and again for the age.
   *
   * <p>Exempt is what can be used for no longer than six months from its issue.
   */
  static final String UNUSED =
      """
      with moved as (
        select t.lot_id, t.amount_micros * (case when c.kind in ('CREATOR_AVAILABLE', 'CREATOR_HELD') then 1 else 0 end
          - case when d.kind in ('CREATOR_AVAILABLE', 'CREATOR_HELD') then 1 else 0 end) as micros
        from transfer t join ledger_account c on c.id = t.credit_account join ledger_account d on d.id = t.debit_account
        where t.lot_id is not null and t.ledger = 'CREDIT' and t.at < ?),
      unused as (select lot_id, sum(micros) as micros from moved group by lot_id having sum(micros) > 0),
      lot as (
        select l.selling_entity, l.currency, o.country, u.micros,
          ceil((l.cost_micros + l.tax_micros)::numeric * u.micros / l.credits_micros) as money,
          l.expires_at is not null and l.expires_at <= (l.created_at at time zone 'Asia/Tokyo' + interval '6 months') at time zone
            'Asia/Tokyo' as exempt,
          (cast(? as timestamptz) at time zone 'Asia/Tokyo') as until, l.created_at at time zone 'Asia/Tokyo' as since
        from unused u join credit_lot l on l.id = u.lot_id join creator o on o.id = l.creator_id where l.kind = 'PURCHASED')
      """;

  private static final String ROWS =
      UNUSED
          + """
          , aged as (
            select *, case when since > until - interval '1 month' then 'MONTH' when since > until - interval '3 months' then 'QUARTER'
              when since > until - interval '6 months' then 'HALF' when since > until - interval '1 year' then 'YEAR'
              else 'OLDER' end as age from lot)
          select selling_entity, currency, country, exempt, age, count(*) as lots, sum(micros) as micros, sum(money) as money
          from aged group by 1, 2, 3, 4, 5
          order by 1, 2, 3, 4, array_position(array['MONTH', 'QUARTER', 'HALF', 'YEAR', 'OLDER'], age)
          limit
          """;

  private static final int ROWS_AT_MOST = 20_000;

  private final Sql admin;

  @Inject
  public UnusedBalances(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** How old a lot is: up to a month, three, six, a year, and older. */
  public enum Age {
    MONTH,
    QUARTER,
    HALF,
    YEAR,
    OLDER
  }

  /**
   * Lots that have all of this in common.
   *
   * @param country of the buyer, two letters
   * @param exempt whether they can be used for no longer than six months from their issue
   * @param creditMicros what is unused of them
   * @param moneyMicros what was paid for that, in {@code currency}
   */
  public record Row(
      String entity,
      String currency,
      String country,
      boolean exempt,
      Age age,
      long lots,
      long creditMicros,
      long moneyMicros) {}

  /**
   * @param day as it ended in Tokyo
   */
  public List<Row> asOf(LocalDate day) {
    Instant end = endOf(day);
    return admin.list(
        ROWS + ROWS_AT_MOST,
        row ->
            new Row(
                row.getString("selling_entity"),
                row.getString("currency"),
                row.getString("country"),
                row.getBoolean("exempt"),
                Age.valueOf(row.getString("age")),
                row.getLong("lots"),
                row.getBigDecimal("micros").longValueExact(),
                row.getBigDecimal("money").longValueExact()),
        end,
        end);
  }

  static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
