package io.kyodaku.log;

import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, as the log remembers it: what it is about and a salted hash of its
 * content. Whoever holds the content and the salt can show that it was so; the log alone tells
 * nothing.
 */
public final class LogEntry {

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final UUID id;
  private final EntryKind kind;
  private final UUID subjectId;

  /** Random, so that a guess of the content can't be checked against the log. */
  private final byte[] salt;

  /** SHA-256 of salt and content. */
  private final byte[] payload;

  /** To the microsecond, as PostgreSQL keeps it. */
  private final Instant at;

  LogEntry(UUID id, EntryKind kind, UUID subjectId, byte[] salt, byte[] payload, Instant at) {
    this.id = id;
    this.kind = kind;
    this.subjectId = subjectId;
    this.salt = salt.clone();
    this.payload = payload.clone();
    this.at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** From a row of {@code log_entry}. */
  static LogEntry read(ResultSet row) throws SQLException {
    return new LogEntry(
        row.getObject("id", UUID.class),
        EntryKind.valueOf(row.getString("kind")),
        row.getObject("subject_id", UUID.class),
        row.getBytes("salt"),
        row.getBytes("payload"),
        Sql.instant(row, "at"));
  }

  public static LogEntry of(EntryKind kind, UUID subjectId, String content, Clock clock) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = Sha256.of(salt, content.getBytes(StandardCharsets.UTF_8));
    return new LogEntry(Ids.next(), kind, subjectId, salt, hash, clock.instant());
  }

  public UUID id() {
    return id;
  }

  public EntryKind kind() {
    return kind;
  }

  public UUID subjectId() {
    return subjectId;
  }

  public byte[] salt() {
    return salt.clone();
  }

  public byte[] payload() {
    return payload.clone();
  }

  /** Whether it is of exactly this content. */
  public boolean isOf(String content) {
    return isOf(salt, payload, content);
  }

  /** Whether an entry with this salt and payload is of exactly this content. */
  public static boolean isOf(byte[] salt, byte[] payload, String content) {
    return Arrays.equals(payload, Sha256.of(salt, content.getBytes(StandardCharsets.UTF_8)));
  }

  /** The first that was written down of a subject. */
  public static Optional<LogEntry> find(Connection connection, EntryKind kind, UUID subjectId)
      throws SQLException {
    return Sql.list(
            connection,
            "select id, kind, subject_id, salt, payload, at from log_entry where subject_id = ? and"
                + " kind = ? order by txid, id limit 1",
            LogEntry::read,
            subjectId,
            kind.name())
        .stream()
        .findFirst();
  }

  public Instant at() {
    return at;
  }

  /**
   * Adds it in the caller's transaction: it is in the log if, and only if, what it tells of is
   * committed.
   */
  public void append(Connection connection) throws SQLException {
    appendAll(connection, List.of(this));
  }

  /** The same of many. */
  public static void appendAll(Connection connection, List<LogEntry> entries) throws SQLException {
    Columns rows = Columns.of("uuid text uuid bytea bytea timestamptz");
    for (LogEntry entry : entries) {
      rows.add(entry.id, entry.kind.name(), entry.subjectId, entry.salt, entry.payload, entry.at);
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log_entry (id, kind, subject_id, salt, payload, at) select * from unnest("
                + rows.parameters()
                + ")")) {
      rows.bind(insert, 1);
      insert.execute();
    }
  }

  /**
   * The leaf of the tree: RFC 6962 section 2.1, {@code SHA-256(0x00 || entry)}. An entry is its id,
   * one byte with the length of the kind's name, that name in ASCII, the id of its subject, the
   * payload, and the microseconds since 1970 in 8 bytes; whoever checks a leaf writes the same.
   */
  public Hash leafHash() {
    byte[] name = kind.name().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer entry = ByteBuffer.allocate(16 + 1 + name.length + 16 + payload.length + 8);
    entry.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    entry.put((byte) name.length).put(name);
    entry.putLong(subjectId.getMostSignificantBits()).putLong(subjectId.getLeastSignificantBits());
    entry.put(payload);
    entry.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    return Hash.of(Sha256.of(new byte[] {0}, entry.array()));
  }
}
