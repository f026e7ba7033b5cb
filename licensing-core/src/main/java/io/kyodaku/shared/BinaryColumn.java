package io.kyodaku.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/**
 * One column of many rows as an array in the form in which PostgreSQL keeps it, so that neither
 * side writes or reads numbers and identifiers as text. The form is that of the server's own {@code
 * array_send}: dimensions, whether nulls are in it, the elements' type, and each element behind its
 * length.
 */
final class BinaryColumn {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Dimensions, nulls, type of the elements, their number, and the first one's place. */
  private static final int HEADER = 20;

  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final long FIRST_SECOND = 946_684_800L;

  /** Types of elements, with their numbers and those of their arrays in every PostgreSQL. */
  private enum Type {
    UUID(2950, 2951),
    TEXT(25, 1009),
    INT(23, 1007),
    BIGINT(20, 1016),
    BOOL(16, 1000),
    BYTEA(17, 1001),
    TIMESTAMPTZ(1184, 1185),
    DATE(1082, 1182);

    private final int oid;
    private final int arrayOid;

    Type(int oid, int arrayOid) {
      this.oid = oid;
      this.arrayOid = arrayOid;
    }
  }

  private final Type type;
  private byte[] bytes = new byte[HEADER + 512];
  private int length = HEADER;
  private int count;
  private boolean nulls;

  /**
   * @param type as SQL calls it, such as {@code bigint}
   * @throws IllegalArgumentException if it is none of those that are known here
   */
  BinaryColumn(String type) {
    this.type = Type.valueOf(type.toUpperCase(Locale.ROOT));
  }

  int size() {
    return count;
  }

  /**
   * @throws ClassCastException if the value is not of this column's type
   */
  void add(@Nullable Object value) {
    count++;
    if (value == null) {
      nulls = true;
      putInt(-1);
      return;
    }
    switch (type) {
      case UUID -> {
        UUID id = (UUID) value;
        putInt(16);
        putLong(id.getMostSignificantBits());
        putLong(id.getLeastSignificantBits());
      }
      case TEXT -> putBytes(((String) value).getBytes(StandardCharsets.UTF_8));
      case INT -> {
        putInt(4);
        putInt((Integer) value);
      }
      case BIGINT -> {
        putInt(8);
        putLong((Long) value);
      }
      case BOOL -> putBytes(new byte[] {(byte) ((Boolean) value ? 1 : 0)});
      case BYTEA -> putBytes((byte[]) value);
      case TIMESTAMPTZ -> {
        putInt(8);
        putLong(micros((Instant) value));
      }
      case DATE -> {
        putInt(4);
        putInt((int) (((LocalDate) value).toEpochDay() - FIRST_DAY.toEpochDay()));
      }
    }
  }

  /**
   * To the nearest microsecond, and of two that are as near to the even one: as the server does.
   */
  private static long micros(Instant at) {
    long seconds = Math.subtractExact(at.getEpochSecond(), FIRST_SECOND);
    long micros = at.getNano() / 1_000;
    int rest = at.getNano() % 1_000;
    boolean up = rest > 500 || (rest == 500 && micros % 2 == 1);
    return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), up ? micros + 1 : micros);
  }

  /** As a parameter of one of this connection's statements. */
  Array array(Connection connection) throws SQLException {
    return new PgArray(connection.unwrap(BaseConnection.class), type.arrayOid, content());
  }

  private byte[] content() {
    byte[] content = Arrays.copyOf(bytes, count == 0 ? 12 : length);
    INTS.set(content, 0, count == 0 ? 0 : 1);
    INTS.set(content, 4, nulls ? 1 : 0);
    INTS.set(content, 8, type.oid);
    if (count > 0) {
      INTS.set(content, 12, count);
      INTS.set(content, 16, 1);
    }
    return content;
  }

  private void putInt(int value) {
    room(4);
    INTS.set(bytes, length, value);
    length += 4;
  }

  private void putLong(long value) {
    room(8);
    LONGS.set(bytes, length, value);
    length += 8;
  }

  private void putBytes(byte[] value) {
    putInt(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      int wanted = Math.addExact(length, more);
      bytes = Arrays.copyOf(bytes, Math.max(wanted, bytes.length + (bytes.length >> 1)));
    }
  }
}
