package io.kyodaku.stripe;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * How long bought credits last, by the country of who buys; for ever where nobody has set it. An
 * order keeps what held when it was made.
 */
@Dependent
public class CreditExpiries {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public CreditExpiries(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What holds for buyers of one country. */
  public record OfCountry(String country, CreditExpiry expiry) {}

  /** What can be wrong with one. */
  public enum ExpiryFault implements Fault.Kind {
    EXPIRY_COUNTRY_UNKNOWN("must be a country of two letters"),
    EXPIRY_OUT_OF_BOUNDS("must be from {0} to {1}");

    private final String english;

    ExpiryFault(String english) {
      this.english = english;
    }

    @Override
    public String english() {
      return english;
    }
  }

  public List<OfCountry> all() {
    return transactions.run(
        connection ->
            Sql.list(
                connection,
                "select * from credit_expiry order by country",
                row -> new OfCountry(row.getString("country"), read(row))));
  }

  /** For purchases of this creator from now on. */
  public Optional<CreditExpiry> of(UUID creatorId) {
    return transactions.run(connection -> of(connection, creatorId));
  }

  static Optional<CreditExpiry> of(Connection connection, UUID creatorId) throws SQLException {
    return Sql.list(
            connection,
            "select e.* from credit_expiry e join creator c on c.country = e.country where c.id ="
                + " ?",
            CreditExpiries::read,
            creatorId)
        .stream()
        .findFirst();
  }

  private static CreditExpiry read(ResultSet row) throws SQLException {
    return new CreditExpiry(row.getInt("months"), row.getInt("less_days"));
  }

  /** What is wrong with it; nothing when it holds now. */
  public List<FieldError> set(Actor actor, String typedCountry, int months, int lessDays) {
    FieldErrors errors = new FieldErrors();
    String country = typedCountry.strip().toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(country)) {
      errors.add("country", ExpiryFault.EXPIRY_COUNTRY_UNKNOWN);
    }
    if (months < 1 || months > CreditExpiry.MONTHS_AT_MOST) {
      errors.add("months", ExpiryFault.EXPIRY_OUT_OF_BOUNDS, 1, CreditExpiry.MONTHS_AT_MOST);
    }
    if (lessDays < 0 || lessDays > CreditExpiry.LESS_DAYS_AT_MOST) {
      errors.add("lessDays", ExpiryFault.EXPIRY_OUT_OF_BOUNDS, 0, CreditExpiry.LESS_DAYS_AT_MOST);
    }
    if (errors.none()) {
      transactions.run(
          connection -> {
            Sql.execute(
                connection,
                """
                insert into credit_expiry (country, months, less_days) values (?, ?, ?)
                on conflict (country) do update set months = excluded.months, less_days = excluded.less_days
                """,
                country,
                months,
                lessDays);
            record(connection, actor, country + ": " + months + " months less " + lessDays);
            return true;
          });
    }
    return errors.list();
  }

  /** False where there was none. */
  public boolean remove(Actor actor, String country) {
    return transactions.run(
        connection -> {
          boolean was =
              !Sql.list(
                      connection,
                      "delete from credit_expiry where country = ? returning country",
                      row -> true,
                      country)
                  .isEmpty();
          if (was) {
            record(connection, actor, country + ": none");
          }
          return was;
        });
  }

  private void record(Connection connection, Actor actor, String detail) throws SQLException {
    Audit.record(connection, actor, AuditAction.CREDIT_EXPIRY_SET, null, null, detail, clock);
  }
}
