package io.kyodaku.withholding;

import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Which part of royalties a company of ours withholds of what it pays to some kind of payee, as an
 * operator configured it. A version never changes; the latest of a kind counts.
 *
 * @param entity the company of ours that pays
 * @param residence of the payee: ISO 3166 alpha-2, {@link #ELSEWHERE} or {@link #UNKNOWN}
 * @param ppm millionths of what is paid: 102,100 are 10.21 %
 * @param step from where on another rate holds, of one payment
 * @param treatyPpm what a tax treaty allows at most, for a payee that claims it and proved it
 * @param source the law, and the treaty, that whoever set it went by
 */
public record WithholdingRate(
    UUID id,
    String entity,
    String residence,
    LegalForm form,
    int ppm,
    Optional<Step> step,
    OptionalInt treatyPpm,
    String source,
    Instant setAt) {

  /** A payee that is taxed in any country but the payer's, where none is named. */
  public static final String ELSEWHERE = "*";

  /** A payee of whom no profile was confirmed. */
  public static final String UNKNOWN = "?";

  static final int WHOLE_PPM = 1_000_000;
  private static final int PERCENT_DIGITS = 4;

  /**
   * @param from an amount of one payment, in the payer's own currency
   * @param abovePpm millionths of what is above it
   */
  public record Step(Money from, int abovePpm) {}

  public BigDecimal percent() {
    return percent(ppm);
  }

  public Optional<BigDecimal> abovePercent() {
    return step.map(above -> percent(above.abovePpm()));
  }

  public Optional<BigDecimal> treatyPercent() {
    return treatyPpm.isPresent() ? Optional.of(percent(treatyPpm.getAsInt())) : Optional.empty();
  }

  static BigDecimal percent(int ppm) {
    BigDecimal percent = BigDecimal.valueOf(ppm, PERCENT_DIGITS).stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0) : percent;
  }

  static Optional<WithholdingRate> find(Connection connection, UUID id) throws SQLException {
    return Sql.list(
            connection,
            "select " + COLUMNS + " from withholding_rate where id = ?",
            WithholdingRate::read,
            id)
        .stream()
        .findFirst();
  }

  /** Those that tenants may read, too. */
  static final String COLUMNS =
      "id, selling_entity, residence, legal_form, rate_ppm, step_minor, step_currency, above_ppm,"
          + " treaty_ppm, source, set_at";

  static WithholdingRate read(ResultSet row) throws SQLException {
    String currency = row.getString("step_currency");
    Optional<Step> step =
        currency == null
            ? Optional.empty()
            : Optional.of(
                new Step(
                    Money.ofMinor(row.getLong("step_minor"), Currency.getInstance(currency)),
                    row.getInt("above_ppm")));
    int ppm = row.getInt("treaty_ppm");
    OptionalInt treaty = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(ppm);
    return new WithholdingRate(
        row.getObject("id", UUID.class),
        row.getString("selling_entity"),
        row.getString("residence"),
        LegalForm.valueOf(row.getString("legal_form")),
        row.getInt("rate_ppm"),
        step,
        treaty,
        row.getString("source"),
        Sql.instant(row, "set_at"));
  }
}
