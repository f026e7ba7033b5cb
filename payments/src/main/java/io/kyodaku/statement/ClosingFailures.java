package io.kyodaku.statement;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The tenants whose period could not be closed, and why: for operators, until it can. */
@Dependent
public class ClosingFailures {

  private static final int LISTED_AT_MOST = 500;
  private static final int TEXT_LENGTH = 1_000;

  private final Transactions transactions;

  @Inject
  public ClosingFailures(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /**
   * @param kind how a plugin failed, or {@code ERROR} for a fault of ours
   * @param attempts how often, since it last went well
   */
  public record Failure(
      TenantId tenant, String kind, String text, int attempts, Instant since, Instant at) {}

  /** The oldest first. */
  public List<Failure> list() {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "select * from closing_failure order by since, tenant_id limit "
                          + LISTED_AT_MOST);
              ResultSet row = select.executeQuery()) {
            List<Failure> failures = new ArrayList<>();
            while (row.next()) {
              failures.add(
                  new Failure(
                      new TenantId(row.getObject("tenant_id", UUID.class)),
                      row.getString("kind"),
                      row.getString("text"),
                      row.getInt("attempts"),
                      StatementRows.instant(row, "since"),
                      StatementRows.instant(row, "at")));
            }
            return List.copyOf(failures);
          }
        });
  }

  static void note(Connection connection, TenantId tenant, String kind, String text, Instant now)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into closing_failure (tenant_id, kind, text, since, at) values (?, ?, ?, ?, ?)
            on conflict (tenant_id) do update
            set kind = excluded.kind, text = excluded.text, at = excluded.at, attempts = closing_failure.attempts + 1
            """)) {
      upsert.setObject(1, tenant.value());
      upsert.setString(2, kind);
      upsert.setString(3, text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) : text);
      upsert.setObject(4, StatementRows.at(now));
      upsert.setObject(5, StatementRows.at(now));
      upsert.execute();
    }
  }

  static boolean isAny(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select from closing_failure limit 1");
        ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  static void clear(Connection connection, List<TenantId> tenants) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from closing_failure where tenant_id = any (?)")) {
      delete.setArray(1, StatementRows.array(connection, tenants));
      delete.execute();
    }
  }
}
