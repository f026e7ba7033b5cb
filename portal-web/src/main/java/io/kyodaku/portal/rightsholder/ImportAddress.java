package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.ColumnSays;
import io.kyodaku.catalog.FileReading;
import io.kyodaku.catalog.ReadingAsked;
import io.kyodaku.shared.WireId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which file that waits is looked at, and how it is to be read, as the address says it. */
record ImportAddress(UUID draftId, ReadingAsked asked) {

  /** What all rows have otherwise; an empty value would not be written. */
  static final String NONE = "NONE";

  private static final String COLUMN = "c";
  private static final String OTHERWISE = "o-";
  private static final int VALUE_LENGTH_AT_MOST = 200;

  static ImportAddress of(Map<String, String> parameters) {
    Map<Integer, String> columns = new HashMap<>();
    for (int i = 0; i < FileReading.COLUMNS_AT_MOST; i++) {
      String says = parameters.get(COLUMN + i);
      if (says != null) {
        columns.put(i, says);
      }
    }
    Map<ColumnSays.What, String> otherwise = new EnumMap<>(ColumnSays.What.class);
    for (ColumnSays.What what : FileReading.OTHERWISE) {
      String value = parameters.get(parameter(what));
      if (value != null && value.length() <= VALUE_LENGTH_AT_MOST && !value.equals(NONE)) {
        otherwise.put(what, value);
      }
    }
    return new ImportAddress(
        WireId.IMPORT.parse(parameters.get("id")).orElse(Nowhere.ID),
        new ReadingAsked(
            parameters.get("encoding"), parameters.get("separator"), columns, otherwise));
  }

  /** The one that says what all rows have. */
  static String parameter(ColumnSays.What what) {
    return OTHERWISE + what;
  }

  String id() {
    return WireId.IMPORT.format(draftId);
  }

  /** The same file, read otherwise. */
  ImportAddress as(ReadingAsked reading) {
    return new ImportAddress(draftId, reading);
  }

  String query() {
    StringBuilder query = new StringBuilder("id=").append(id());
    add(query, "encoding", asked.encoding());
    add(query, "separator", asked.separator());
    asked.columns().forEach((place, says) -> add(query, COLUMN + place, says));
    asked.otherwise().forEach((what, value) -> add(query, parameter(what), value));
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable String value) {
    if (value != null && value.length() <= VALUE_LENGTH_AT_MOST) {
      query
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
