package io.kyodaku.identity;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds accounts and creators. */
@Dependent
public class Accounts {

  private static final String PERSON =
      "select a.id, a.email, a.name, a.language, a.admin, a.confirmed_at is not null as confirmed,"
          + " a.password_changed_at, greatest(a.password_changed_at, a.signed_out_at)"
          + " as sessions_since, exists (select from second_factor f where f.account_id = a.id"
          + " and f.confirmed_at is not null) as second_factor,"
          + " c.id as creator_id, c.country, c.age_band"
          + " from account a left join creator c on c.account_id = a.id";

  private final Sql admin;

  @Inject
  public Accounts(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * Somebody with an account, and what they are as a creator, if they are one.
   *
   * @param sessionsSince a session that was opened before counts no longer
   */
  public record Person(
      UUID accountId,
      String email,
      String name,
      String language,
      boolean admin,
      boolean confirmed,
      Instant passwordChangedAt,
      Instant sessionsSince,
      boolean secondFactor,
      Optional<CreatorFacts> creator) {}

  /** What counts of a creator when a usage is decided. */
  public record CreatorFacts(UUID creatorId, String country, AgeBand ageBand) {}

  public Optional<Person> find(UUID accountId) {
    return admin.first(PERSON + " where a.id = ?", Accounts::person, accountId);
  }

  public Optional<Person> findByEmail(String email) {
    return admin.first(PERSON + " where a.email_key = lower(?)", Accounts::person, email.strip());
  }

  public Optional<Person> findByCreator(UUID creatorId) {
    return admin.first(PERSON + " where c.id = ?", Accounts::person, creatorId);
  }

  /** What is known of a creator's age; empty where there is no such creator. */
  public Optional<AgeBand> ageOf(UUID creatorId) {
    return admin.first(
        "select age_band from creator where id = ?",
        row -> AgeBand.valueOf(row.getString(1)),
        creatorId);
  }

  private static Person person(ResultSet row) throws SQLException {
    UUID creatorId = row.getObject("creator_id", UUID.class);
    return new Person(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        row.getString("language"),
        row.getBoolean("admin"),
        row.getBoolean("confirmed"),
        Sql.instant(row, "password_changed_at"),
        Sql.instant(row, "sessions_since"),
        row.getBoolean("second_factor"),
        creatorId == null
            ? Optional.empty()
            : Optional.of(
                new CreatorFacts(
                    creatorId,
                    row.getString("country"),
                    AgeBand.valueOf(row.getString("age_band")))));
  }
}
