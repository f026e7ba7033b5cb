package io.kyodaku.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one set-based statement: collected as rows, bound as one array for each
 * column, and spread again by {@code unnest} on the server.
 */
public final class Columns {

  private final List<String> types;
  private final List<List<@Nullable Object>> columns = new ArrayList<>();

  private Columns(List<String> types) {
    this.types = types;
    for (int i = 0; i < types.size(); i++) {
      columns.add(new ArrayList<>());
    }
  }

  /** Columns of these PostgreSQL types, such as {@code uuid text bigint}. */
  public static Columns of(String types) {
    return new Columns(Arrays.asList(types.split(" ", -1)));
  }

  /** The parameters of {@code unnest}: {@code ?::uuid[], ?::text[], …}. */
  public String parameters() {
    return String.join(", ", types.stream().map(type -> "?::" + type + "[]").toList());
  }

  public void add(@Nullable Object... row) {
    if (row.length != types.size()) {
      throw new IllegalArgumentException(row.length + " values for " + types);
    }
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      columns.get(i).add(value instanceof Instant instant ? instant.toString() : value);
    }
  }

  public int size() {
    return columns.getFirst().size();
  }

  /** Binds the arrays from parameter {@code first} on; returns the next parameter. */
  public int bind(PreparedStatement statement, int first) throws SQLException {
    Connection connection = statement.getConnection();
    int parameter = first;
    for (int i = 0; i < types.size(); i++) {
      Object[] values =
          types.get(i).equals("bytea")
              ? columns.get(i).toArray(new byte[0][])
              : columns.get(i).toArray();
      statement.setArray(parameter++, connection.createArrayOf(types.get(i), values));
    }
    return parameter;
  }
}
