package io.kyodaku.statement;

import io.kyodaku.rule.Use;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of statements and their lines. */
final class StatementRows {

  private StatementRows() {}

  /** Where a tenant's statements end. */
  record Last(int number, Instant toAt) {}

  static Optional<Last> last(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, to_at from statement where tenant_id = ? order by number desc limit"
                + " 1")) {
      select.setObject(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Last(row.getInt("number"), instant(row, "to_at")))
            : Optional.empty();
      }
    }
  }

  /** What the last statement of these books carried. */
  static long carried(Connection connection, TenantId tenant, Books books) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select carried_micros from statement
            where tenant_id = ? and selling_entity = ? and currency = ? order by number desc limit 1
            """)) {
      select.setObject(1, tenant.value());
      select.setString(2, books.entity());
      select.setString(3, books.currency().getCurrencyCode());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /**
   * @param run by which it was closed; empty where it was by none
   */
  static void insert(Connection connection, Statement statement, Optional<UUID> run)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into statement (id, tenant_id, number, contract_version_id, selling_entity, currency, zone, from_date,
              to_date, from_at, to_at, due_date, due_at, opening_micros, lines_micros, payable_minor, payable_micros,
              carried_micros, line_count, royalty_count, closed_at, run_id, paid_later, tax_profile_id,
              withholding_rate_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, statement.id());
      insert.setObject(2, statement.tenant().value());
      insert.setInt(3, statement.number());
      insert.setObject(4, statement.contractVersionId());
      insert.setString(5, statement.entity());
      insert.setString(6, statement.currency().getCurrencyCode());
      insert.setString(7, statement.zone().getId());
      insert.setObject(8, statement.fromDate());
      insert.setObject(9, statement.toDate());
      insert.setObject(10, at(statement.fromAt()));
      insert.setObject(11, at(statement.toAt()));
      insert.setObject(12, statement.dueDate());
      insert.setObject(13, at(statement.dueAt()));
      insert.setLong(14, statement.openingMicros());
      insert.setLong(15, statement.linesMicros());
      insert.setLong(16, statement.payableMinor());
      insert.setLong(17, statement.payable().micros());
      insert.setLong(18, statement.carriedMicros());
      insert.setInt(19, statement.lineCount());
      insert.setLong(20, statement.royaltyCount());
      insert.setObject(21, at(statement.closedAt()));
      insert.setObject(22, run.orElse(null));
      insert.setBoolean(23, statement.paidLater());
      insert.setObject(24, statement.tax().profileId().orElse(null));
      insert.setObject(25, statement.tax().rateId().orElse(null));
      insert.execute();
    }
  }

  static void insertLines(
      Connection connection, UUID statementId, TenantId tenant, List<Statement.Line> lines)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into statement_line (statement_id, position, tenant_id, kind, asset_id, use, usages, seconds,
              base_micros, amount_micros, entry_id, text, territories)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      int position = 0;
      for (Statement.Line line : lines) {
        position++;
        insert.setObject(1, statementId);
        insert.setInt(2, position);
        insert.setObject(3, tenant.value());
        insert.setString(4, line.kind().name());
        insert.setObject(5, line.assetId().orElse(null));
        insert.setString(6, line.use().map(Enum::name).orElse(null));
        insert.setLong(7, line.usages());
        insert.setLong(8, line.seconds());
        insert.setLong(9, line.baseMicros());
        insert.setLong(10, line.amountMicros());
        insert.setObject(11, line.entryId().orElse(null));
        insert.setString(12, line.text());
        insert.setString(13, line.territories().orElse(null));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The newest first; of every tenant when {@code tenant} is empty. */
  static List<Statement> list(
      Connection connection, Optional<TenantId> tenant, int offset, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select * from statement where ?::uuid is null or tenant_id = ?
            order by closed_at desc, tenant_id, number desc limit ? offset ?
            """)) {
      select.setObject(1, tenant.map(TenantId::value).orElse(null));
      select.setObject(2, tenant.map(TenantId::value).orElse(null));
      select.setInt(3, limit);
      select.setInt(4, offset);
      try (ResultSet row = select.executeQuery()) {
        List<Statement> statements = new ArrayList<>();
        while (row.next()) {
          statements.add(read(row));
        }
        return List.copyOf(statements);
      }
    }
  }

  static Optional<Statement> find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select * from statement where id = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  static List<Statement.Line> lines(Connection connection, UUID statementId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from statement_line where statement_id = ? order by position")) {
      select.setObject(1, statementId);
      try (ResultSet row = select.executeQuery()) {
        List<Statement.Line> lines = new ArrayList<>();
        while (row.next()) {
          lines.add(
              new Statement.Line(
                  LineKind.valueOf(row.getString("kind")),
                  Optional.ofNullable(row.getObject("asset_id", UUID.class)),
                  Optional.ofNullable(row.getString("use")).map(Use::valueOf),
                  Optional.ofNullable(row.getString("territories")),
                  row.getLong("usages"),
                  row.getLong("seconds"),
                  row.getLong("base_micros"),
                  row.getLong("amount_micros"),
                  Optional.ofNullable(row.getObject("entry_id", UUID.class)),
                  row.getString("text")));
        }
        return List.copyOf(lines);
      }
    }
  }

  private static Statement read(ResultSet row) throws SQLException {
    return new Statement(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getInt("number"),
        row.getObject("contract_version_id", UUID.class),
        row.getString("selling_entity"),
        Currency.getInstance(row.getString("currency")),
        ZoneId.of(row.getString("zone")),
        row.getObject("from_date", LocalDate.class),
        row.getObject("to_date", LocalDate.class),
        instant(row, "from_at"),
        instant(row, "to_at"),
        row.getObject("due_date", LocalDate.class),
        instant(row, "due_at"),
        row.getLong("opening_micros"),
        row.getLong("lines_micros"),
        row.getLong("payable_minor"),
        row.getLong("carried_micros"),
        row.getInt("line_count"),
        row.getLong("royalty_count"),
        row.getBoolean("paid_later"),
        new Statement.Tax(
            Optional.ofNullable(row.getObject("tax_profile_id", UUID.class)),
            Optional.ofNullable(row.getObject("withholding_rate_id", UUID.class))),
        instant(row, "closed_at"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
