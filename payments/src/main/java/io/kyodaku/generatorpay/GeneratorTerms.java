package io.kyodaku.generatorpay;

import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * How a generator is stated and paid.
 *
 * @param zone whose months are stated
 * @param dueDays days from the day after a month's last until what it came to is paid; from 0 to
 *     {@value #DUE_DAYS_AT_MOST}
 * @param payee whom Stripe is told about; empty until an operator said so
 */
public record GeneratorTerms(ZoneId zone, int dueDays, Optional<PayeeDetails> payee) {

  public static final int DUE_DAYS_AT_MOST = 180;
  static final GeneratorTerms USUAL = new GeneratorTerms(ZoneId.of("UTC"), 30, Optional.empty());

  /**
   * @param email where Stripe writes to
   * @param country ISO 3166-1 alpha-2
   * @param currency the code of what its bank account takes
   * @param person whether it is a natural person
   */
  public record PayeeDetails(String email, String country, String currency, boolean person) {}

  /** The usual ones where nobody set others. */
  public static GeneratorTerms of(Connection connection, UUID generatorId) throws SQLException {
    return Sql.list(
            connection,
            "select * from generator_payee where generator_id = ?",
            row ->
                new GeneratorTerms(
                    ZoneId.of(row.getString("zone")),
                    row.getInt("due_days"),
                    row.getString("email") == null
                        ? Optional.empty()
                        : Optional.of(
                            new PayeeDetails(
                                row.getString("email"),
                                row.getString("country"),
                                row.getString("currency"),
                                row.getBoolean("person")))),
            generatorId)
        .stream()
        .findFirst()
        .orElse(USUAL);
  }
}
