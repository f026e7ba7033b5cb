package io.kyodaku.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one set-based statement: collected as rows, bound as one array for each
 * column, and spread again by {@code unnest} on the server.
 */
public final class Columns {

  private final List<String> types;
  private final List<BinaryColumn> columns;

  private Columns(List<String> types) {
    this.types = types;
    this.columns = types.stream().map(BinaryColumn::new).toList();
  }

  /**
   * Columns of these PostgreSQL types, such as {@code uuid text bigint}.
   *
   * @throws IllegalArgumentException for another than uuid, text, int, bigint, bool, bytea,
   *     timestamptz and date
   */
  public static Columns of(String types) {
    return new Columns(Arrays.asList(types.split(" ", -1)));
  }

  /** The parameters of {@code unnest}: {@code ?::uuid[], ?::text[], …}. */
  public String parameters() {
    return String.join(", ", types.stream().map(type -> "?::" + type + "[]").toList());
  }

  /**
   * @throws ClassCastException if a value is not what its column's type is in Java: {@link
   *     java.util.UUID}, {@link String}, {@link Integer}, {@link Long}, {@link Boolean}, bytes,
   *     {@link java.time.Instant}, {@link java.time.LocalDate}
   */
  public void add(@Nullable Object... row) {
    if (row.length != types.size()) {
      throw new IllegalArgumentException(row.length + " values for " + types);
    }
    for (int i = 0; i < row.length; i++) {
      columns.get(i).add(row[i]);
    }
  }

  public int size() {
    return columns.getFirst().size();
  }

  /** Binds the arrays from parameter {@code first} on; returns the next parameter. */
  public int bind(PreparedStatement statement, int first) throws SQLException {
    Connection connection = statement.getConnection();
    int parameter = first;
    for (BinaryColumn column : columns) {
      statement.setArray(parameter++, column.array(connection));
    }
    return parameter;
  }
}
