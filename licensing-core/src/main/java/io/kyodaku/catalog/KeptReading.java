package io.kyodaku.catalog;

import io.kyodaku.catalog.ColumnSays.What;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a file is read, as its import keeps it. */
final class KeptReading {

  static final String COLUMNS = "encoding, separator, columns, otherwise";

  private static final String APART = "=";

  private KeptReading() {}

  static Optional<FileReading> of(ResultSet row) throws SQLException {
    String encoding = row.getString("encoding");
    if (encoding == null) {
      return Optional.empty();
    }
    FileShape shape =
        new FileShape(
            FileShape.Encoding.valueOf(encoding),
            FileShape.Separator.valueOf(row.getString("separator")));
    return Optional.of(
        new FileReading(
            shape, says(row.getArray("columns")), otherwise(row.getArray("otherwise"))));
  }

  static List<String> texts(@Nullable Array kept) throws SQLException {
    return kept == null ? List.of() : Arrays.asList((String[]) kept.getArray());
  }

  static String[] columns(FileReading reading) {
    return reading.columns().stream().map(ColumnSays::text).toArray(String[]::new);
  }

  static String[] otherwise(FileReading reading) {
    return reading.otherwise().entrySet().stream()
        .map(entry -> entry.getKey() + APART + entry.getValue())
        .sorted()
        .toArray(String[]::new);
  }

  private static List<ColumnSays> says(Array kept) throws SQLException {
    return texts(kept).stream().map(text -> ColumnSays.parse(text).orElseThrow()).toList();
  }

  private static Map<What, String> otherwise(Array kept) throws SQLException {
    Map<What, String> otherwise = new EnumMap<>(What.class);
    for (String text : texts(kept)) {
      int apart = text.indexOf(APART);
      otherwise.put(What.valueOf(text.substring(0, apart)), text.substring(apart + 1));
    }
    return otherwise;
  }
}
