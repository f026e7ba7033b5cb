package io.kyodaku.statement;

import io.kyodaku.rule.Use;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables of statements and their lines. */
final class StatementRows {

  private StatementRows() {}

  /** Where a tenant's statements end. */
  record Last(int number, Instant toAt) {}

  static Optional<Last> last(Connection connection, TenantId tenant) throws SQLException {
    return Optional.ofNullable(last(connection, List.of(tenant)).get(tenant));
  }

  /** Of many at once; who has no statement is left out. */
  static Map<TenantId, Last> last(Connection connection, List<TenantId> tenants)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select distinct on (tenant_id) tenant_id, number, to_at from statement where tenant_id"
                + " = any (?) order by tenant_id, number desc")) {
      select.setArray(1, array(connection, tenants));
      Map<TenantId, Last> last = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          last.put(
              new TenantId(row.getObject("tenant_id", UUID.class)),
              new Last(row.getInt("number"), instant(row, "to_at")));
        }
      }
      return last;
    }
  }

  /** What the last statement of each of the tenants' books carried. */
  static Map<TenantId, Map<Books, Long>> carried(
      Connection connection, Collection<TenantId> tenants) throws SQLException {
    Map<TenantId, Map<Books, Long>> carried = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select distinct on (tenant_id, selling_entity, currency) tenant_id, selling_entity, currency, carried_micros
            from statement where tenant_id = any (?)
            order by tenant_id, selling_entity, currency, number desc
            """)) {
      select.setArray(1, array(connection, tenants));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          carried
              .computeIfAbsent(
                  new TenantId(row.getObject("tenant_id", UUID.class)), id -> new HashMap<>())
              .put(books(row), row.getLong("carried_micros"));
        }
      }
    }
    return carried;
  }

  static Books books(ResultSet row) throws SQLException {
    return new Books(
        row.getString("selling_entity"), Currency.getInstance(row.getString("currency")));
  }

  static Array array(Connection connection, Collection<TenantId> tenants) throws SQLException {
    return connection.createArrayOf("uuid", tenants.stream().map(TenantId::value).toArray());
  }

  /**
   * After their lines. Each begins where the one before it in its books ended, and reaches as far.
   *
   * @param upto the last royalty that is there for sure, in the order in which they were booked
   * @param run by which they are closed; empty where it is by none
   */
  static void insert(
      Connection connection, Collection<Statement> statements, long upto, Optional<UUID> run)
      throws SQLException {
    Columns rows =
        Columns.of(
            "uuid uuid int uuid text text text date date timestamptz timestamptz date timestamptz"
                + " bigint bigint bigint bigint bigint int bigint timestamptz bool uuid uuid");
    for (Statement statement : statements) {
      rows.add(
          statement.id(),
          statement.tenant().value(),
          statement.number(),
          statement.contractVersionId(),
          statement.entity(),
          statement.currency().getCurrencyCode(),
          statement.zone().getId(),
          statement.fromDate(),
          statement.toDate(),
          statement.fromAt(),
          statement.toAt(),
          statement.dueDate(),
          statement.dueAt(),
          statement.openingMicros(),
          statement.linesMicros(),
          statement.payableMinor(),
          statement.payable().micros(),
          statement.carriedMicros(),
          statement.lineCount(),
          statement.royaltyCount(),
          statement.closedAt(),
          statement.paidLater(),
          statement.tax().profileId().orElse(null),
          statement.tax().rateId().orElse(null));
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into statement (id, tenant_id, number, contract_version_id, selling_entity, currency, zone, from_date,
              to_date, from_at, to_at, due_date, due_at, opening_micros, lines_micros, payable_minor, payable_micros,
              carried_micros, line_count, royalty_count, closed_at, paid_later, tax_profile_id, withholding_rate_id,
              after_at, after_seq, upto_seq, run_id)
            select n.*, coalesce(p.to_at, '-infinity'), coalesce(p.upto_seq, 0), ?, ?
            from unnest(%s) as n (id, tenant_id, number, contract_version_id, selling_entity, currency, zone, from_date,
              to_date, from_at, to_at, due_date, due_at, opening_micros, lines_micros, payable_minor, payable_micros,
              carried_micros, line_count, royalty_count, closed_at, paid_later, tax_profile_id, withholding_rate_id)
            left join lateral (
              select s.to_at, s.upto_seq from statement s
              where s.tenant_id = n.tenant_id and s.selling_entity = n.selling_entity and s.currency = n.currency
              order by s.number desc limit 1) p on true
            order by n.tenant_id, n.number
            """
                .formatted(rows.parameters()))) {
      insert.setLong(1, upto);
      insert.setObject(2, run.orElse(null), Types.OTHER);
      rows.bind(insert, 3);
      insert.execute();
    }
  }

  static void insertLines(Connection connection, Map<Statement, List<Statement.Line>> lines)
      throws SQLException {
    Columns rows =
        Columns.of("uuid int uuid text uuid text text bigint bigint bigint bigint uuid text");
    lines.forEach(
        (statement, all) -> {
          int position = 0;
          for (Statement.Line line : all) {
            position++;
            rows.add(
                statement.id(),
                position,
                statement.tenant().value(),
                line.kind().name(),
                line.assetId().orElse(null),
                line.use().map(Enum::name).orElse(null),
                line.territories().orElse(null),
                line.usages(),
                line.seconds(),
                line.baseMicros(),
                line.amountMicros(),
                line.entryId().orElse(null),
                line.text());
          }
        });
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into statement_line (statement_id, position, tenant_id, kind, asset_id, use, territories, usages,
              seconds, base_micros, amount_micros, entry_id, text) select * from unnest(%s)
            """
                .formatted(rows.parameters()))) {
      rows.bind(insert, 1);
      insert.execute();
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
