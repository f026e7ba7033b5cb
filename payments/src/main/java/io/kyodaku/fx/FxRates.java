package io.kyodaku.fx;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds rates. */
@Dependent
public class FxRates {

  public static final int PAGE_SIZE = 50;

  /** So many days old a rate may be where nobody said otherwise. */
  public static final int USUAL_DAYS = 7;

  /** The currencies between which money is converted. */
  public static final List<Currency> CURRENCIES =
      List.of(
          Currency.getInstance("JPY"), Currency.getInstance("USD"), Currency.getInstance("EUR"));

  private static final String SELECT =
      "select r.*, a.name from fx_rate r join account a on a.id = r.entered_by ";

  private final Sql admin;

  @Inject
  public FxRates(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * Those of the newest day first, and of a day the last entered.
   *
   * @param page from 0, of {@value #PAGE_SIZE} and one more, which tells that there is another
   */
  public List<FxRate> page(int page) {
    return admin.list(
        SELECT + "order by r.rate_date desc, r.entered_at desc, r.id desc limit ? offset ?",
        FxRates::read,
        PAGE_SIZE + 1,
        (long) Math.clamp(page, 0, 1_000_000) * PAGE_SIZE);
  }

  /** How many days old a rate may be. */
  public int daysAtMost() {
    return admin
        .first(
            "select days_at_most from fx_rule order by set_at desc, id desc limit 1",
            row -> row.getInt("days_at_most"))
        .orElse(USUAL_DAYS);
  }

  /** The one that counts for a pair; in the caller's transaction. */
  static Optional<FxRate> newest(Connection connection, Currency base, Currency quote)
      throws SQLException {
    return Sql.list(
            connection,
            SELECT
                + "where r.base = ? and r.quote = ? order by r.rate_date desc, r.version desc limit"
                + " 1",
            FxRates::read,
            base.getCurrencyCode(),
            quote.getCurrencyCode())
        .stream()
        .findFirst();
  }

  private static FxRate read(ResultSet row) throws SQLException {
    return new FxRate(
        row.getObject("id", UUID.class),
        Currency.getInstance(row.getString("base")),
        Currency.getInstance(row.getString("quote")),
        row.getInt("version"),
        new Rate(row.getLong("numerator"), row.getLong("denominator")),
        row.getString("source"),
        row.getObject("rate_date", java.time.LocalDate.class),
        row.getString("name"),
        Sql.instant(row, "entered_at"));
  }
}
