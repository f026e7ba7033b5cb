package io.kyodaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

  private static final String TYPES = "uuid text int bigint bool bytea timestamptz date";

  @Test
  void everyTypeArrivesAsItWas() throws SQLException {
    Object[] low = {
      new UUID(0, 0),
      "",
      Integer.MIN_VALUE,
      Long.MIN_VALUE,
      false,
      new byte[0],
      Instant.parse("0001-01-01T00:00:00Z"),
      LocalDate.of(1, 1, 1)
    };
    Object[] high = {
      UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"),
      "桃太郎 \"quoted\", {braced} \\ NULL \uD83C\uDF51\n",
      Integer.MAX_VALUE,
      Long.MAX_VALUE,
      true,
      new byte[] {0, -1, 127, -128},
      Instant.parse("2026-11-28T06:30:42.123456Z"),
      LocalDate.of(9999, 12, 31)
    };
    Object[] none = new Object[8];

    assertThat(sent(low, none, high)).isDeepEqualTo(new Object[][] {low, none, high});
  }

  @Test
  void ofManyLongRowsNoneIsLost() throws SQLException {
    String text = "許諾".repeat(50_000);
    Object[][] rows = new Object[300][];
    Arrays.setAll(
        rows,
        i -> new Object[] {Ids.next(), text.substring(i), i, (long) i, true, null, null, null});

    assertThat(sent(rows)).isDeepEqualTo(rows);
  }

  @Test
  void noRowsAreNone() throws SQLException {
    assertThat(sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-28T06:30:42.123456499Z",
        "2026-11-28T06:30:42.123456500Z",
        "2026-11-28T06:30:42.999999999Z",
        "1969-12-31T23:59:59.999999700Z"
      })
  void aMomentIsRoundedAsTheServerRoundsItsText(String moment) throws SQLException {
    try (Connection connection = TestDatabase.shared().owner().getConnection();
        PreparedStatement select =
            connection.prepareStatement("select ?::timestamptz[] = array[?::timestamptz]")) {
      Columns rows = Columns.of("timestamptz");
      rows.add(Instant.parse(moment));
      rows.bind(select, 1);
      select.setString(2, moment);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getBoolean(1)).isTrue();
      }
    }
  }

  @Test
  void whatIsOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> Columns.of("bigint").add("1")).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> Columns.of("bigint int").add(1L))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Columns.of("money")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Object[][] sent(Object[]... rows) throws SQLException {
    Columns columns = Columns.of(TYPES);
    Arrays.stream(rows).forEach(columns::add);
    try (Connection connection = TestDatabase.shared().owner().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select * from unnest(" + columns.parameters() + ") with ordinality")) {
      columns.bind(select, 1);
      Object[][] found = new Object[rows.length][];
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found[(int) row.getLong(9) - 1] = values(row);
        }
      }
      return found;
    }
  }

  private static @Nullable Object[] values(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject(7, OffsetDateTime.class);
    return new @Nullable Object[] {
      row.getObject(1, UUID.class),
      row.getString(2),
      row.getObject(3, Integer.class),
      row.getObject(4, Long.class),
      row.getObject(5, Boolean.class),
      row.getBytes(6),
      at == null ? null : at.toInstant(),
      row.getObject(8, LocalDate.class)
    };
  }
}
