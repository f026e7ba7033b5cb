package io.kyodaku.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Repeats the settled usages that a demo has until there are many: the authorization, its licences,
 * its royalties and its transfers, under new ids, in the same quarter. The books stay balanced,
 * because whole usages are repeated; balances that are kept beside them are of the original alone.
 */
final class ManyUsages {

  private static final String COUNT =
      "select count(*) from usage_authorization where status = 'SETTLED'";

  private final DataSource owner;

  ManyUsages(DataSource owner) {
    this.owner = owner;
  }

  /** How many there are in the end. */
  long grow(int wanted) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      long there = count(statement);
      long copies = Math.max(0, wanted / there);
      statement.execute("set session_replication_role = replica");
      statement.execute("set synchronous_commit = off");
      statement.execute(
          """
          create temp table again as
          select a.id as old, uuidv7(interval '0') as fresh,
                 make_interval(mins => (n %% 1440)::int) as later
          from generate_series(1, %d) n, usage_authorization a where a.status = 'SETTLED'
          """
              .formatted(copies));
      statement.execute("create index on again (old)");
      statement.execute("analyze again");
      repeat(statement, "usage_authorization", "id", "created_at granted_at ended_at expires_at");
      repeat(statement, "authorization_license", "authorization_id", "requested_at");
      repeat(statement, "royalty", "authorization_id", "at");
      repeat(statement, "transfer", "authorization_id", "at");
      statement.execute("analyze");
      return count(statement);
    }
  }

  private static long count(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(COUNT)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Copies the rows of a table under the new ids; a primary key of its own is made anew. */
  private static void repeat(Statement statement, String table, String reference, String times)
      throws SQLException {
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    try (ResultSet column =
        statement.executeQuery(
            "select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''"
                .formatted(table))) {
      while (column.next()) {
        String name = column.getString(1);
        columns.append(columns.isEmpty() ? "" : ", ").append(name);
        values.append(values.isEmpty() ? "" : ", ").append(value(name, reference, times));
      }
    }
    statement.execute(
        "insert into %1$s (%2$s) select %3$s from %1$s t join again on again.old = t.%4$s"
            .formatted(table, columns, values, reference));
  }

  private static String value(String column, String reference, String times) {
    if (column.equals(reference)) {
      return "again.fresh";
    }
    if (column.equals("id")) {
      return "uuidv7()";
    }
    return (" " + times + " ").contains(" " + column + " ")
        ? "t." + column + " - again.later"
        : "t." + column;
  }
}
