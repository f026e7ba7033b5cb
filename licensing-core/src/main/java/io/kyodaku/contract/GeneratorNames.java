package io.kyodaku.contract;

import io.kyodaku.shared.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Generators by the names that a contract's text has for them. */
final class GeneratorNames {

  private static final int GENERATORS_AT_MOST = 500;

  private GeneratorNames() {}

  /** By name; 500 at most. */
  static Map<UUID, String> all(Sql rows) {
    Map<UUID, String> names = new LinkedHashMap<>();
    rows.list(
            "select id, name from generator order by name, id limit " + GENERATORS_AT_MOST,
            row -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
        .forEach(one -> names.put(one.getKey(), one.getValue()));
    return names;
  }
}
