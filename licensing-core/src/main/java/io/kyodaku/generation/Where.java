package io.kyodaku.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that grows by conditions, with the values of its marks in their order. */
final class Where {

  private final StringBuilder sql;
  private final List<@Nullable Object> values = new ArrayList<>();

  Where(String sql, Object... values) {
    this.sql = new StringBuilder(sql);
    this.values.addAll(List.of(values));
  }

  Where and(String more, Object... marks) {
    sql.append(' ').append(more);
    values.addAll(List.of(marks));
    return this;
  }

  Where and(String more, Optional<?> value) {
    return value.isEmpty() ? this : and(more, value.get());
  }

  String sql() {
    return sql.toString();
  }

  @Nullable Object[] values() {
    return values.toArray();
  }
}
