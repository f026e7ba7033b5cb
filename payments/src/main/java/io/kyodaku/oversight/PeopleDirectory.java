package io.kyodaku.oversight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * People as an operator looks for somebody who needs help: by the whole address or how the name
 * begins. There is no list of everybody.
 */
@Dependent
public class PeopleDirectory {

  public static final int SHOWN_AT_MOST = 25;

  private static final String PERSON =
      """
      select a.id, a.name, a.email, a.language, a.admin, a.confirmed_at is not null as confirmed, a.created_at,
        f.confirmed_at as second_step, exists (select from creator c where c.account_id = a.id) as creator,
        (select coalesce(string_agg(t.name || ' (' || m.role || ')', ', ' order by t.name), '')
         from member m join tenant t on t.id = m.tenant_id where m.account_id = a.id) as memberships
      from account a left join second_factor f on f.account_id = a.id and f.confirmed_at is not null
      """;

  private final Sql admin;

  @Inject
  public PeopleDirectory(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * @param secondStepSince empty where the password alone signs in
   * @param memberships the names of rightsholders with the role in each
   */
  public record Found(
      UUID id,
      String name,
      String email,
      String language,
      boolean admin,
      boolean creator,
      boolean confirmed,
      Instant createdAt,
      Optional<Instant> secondStepSince,
      String memberships) {}

  /**
   * By name, {@value #SHOWN_AT_MOST} at most.
   *
   * @param words not empty
   */
  public List<Found> find(String words) {
    String begins = words.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    return admin.list(
        PERSON
            + "where a.email_key = lower(?) or lower(a.name) like ? order by a.name, a.id limit "
            + SHOWN_AT_MOST,
        PeopleDirectory::found,
        words,
        begins + "%");
  }

  public Optional<Found> find(UUID id) {
    return admin.first(PERSON + "where a.id = ?", PeopleDirectory::found, id);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("email"),
        row.getString("language"),
        row.getBoolean("admin"),
        row.getBoolean("creator"),
        row.getBoolean("confirmed"),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "second_step"),
        row.getString("memberships"));
  }
}
