package io.kyodaku.generatorpay;

import io.kyodaku.generatorpay.GeneratorStatement.Line;
import io.kyodaku.generatorpay.GeneratorStatement.LineKind;
import io.kyodaku.generatorpay.GeneratorStatement.Rate;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of generators' statements and their lines. */
final class GeneratorStatementRows {

  private GeneratorStatementRows() {}

  /** Where a generator's statements end. */
  record Last(int number, Instant toAt) {}

  static Optional<Last> last(Connection connection, UUID generatorId) throws SQLException {
    return Sql.list(
            connection,
            "select number, to_at from generator_statement where generator_id = ? order by number"
                + " desc limit 1",
            row -> new Last(row.getInt("number"), Sql.instant(row, "to_at")),
            generatorId)
        .stream()
        .findFirst();
  }

  /** What the last statement of these books carried. */
  static long carried(Connection connection, UUID accountId) throws SQLException {
    return Sql.list(
            connection,
            "select carried_micros from generator_statement where account_id = ? order by number"
                + " desc limit 1",
            row -> row.getLong("carried_micros"),
            accountId)
        .stream()
        .findFirst()
        .orElse(0L);
  }

  static void insert(Connection connection, GeneratorStatement statement) throws SQLException {
    Sql.execute(
        connection,
        """
        insert into generator_statement (id, generator_id, number, account_id, selling_entity, currency, zone, from_date,
          to_date, from_at, to_at, due_date, due_at, opening_micros, lines_micros, payable_minor, payable_micros,
          carried_micros, line_count, usage_count, through_seq, closed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        statement.id(),
        statement.generatorId(),
        statement.number(),
        statement.accountId(),
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
        statement.usageCount(),
        statement.throughSeq(),
        statement.closedAt());
  }

  static void insertLines(Connection connection, UUID statementId, List<Line> lines)
      throws SQLException {
    int position = 0;
    for (Line line : lines) {
      position++;
      Sql.execute(
          connection,
          """
          insert into generator_statement_line (statement_id, position, kind, rate_card_id, quality, usages, seconds,
            amount_micros, entry_id, text)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          statementId,
          position,
          line.kind(),
          line.rate().map(Rate::cardId).orElse(null),
          line.rate().map(Rate::quality).orElse(null),
          line.usages(),
          line.seconds(),
          line.amountMicros(),
          line.entryId().orElse(null),
          line.text());
    }
  }

  /** The newest first; of every generator when {@code generator} is empty. */
  static List<GeneratorStatement> list(
      Connection connection, Optional<UUID> generator, int offset, int limit) throws SQLException {
    return Sql.list(
        connection,
        """
        select * from generator_statement where ?::uuid is null or generator_id = ?
        order by closed_at desc, id desc limit ? offset ?
        """,
        GeneratorStatementRows::read,
        generator.orElse(null),
        generator.orElse(null),
        limit,
        offset);
  }

  static Optional<GeneratorStatementDetail> find(Connection connection, UUID id)
      throws SQLException {
    List<GeneratorStatement> found =
        Sql.list(
            connection,
            "select * from generator_statement where id = ?",
            GeneratorStatementRows::read,
            id);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new GeneratorStatementDetail(found.getFirst(), lines(connection, id)));
  }

  private static List<Line> lines(Connection connection, UUID statementId) throws SQLException {
    return Sql.list(
        connection,
        """
        select l.*, r.version, case l.quality when 'STANDARD' then r.standard_per_second else r.premium_per_second end
          as per_second
        from generator_statement_line l left join rate_card r on r.id = l.rate_card_id
        where l.statement_id = ? order by l.position
        """,
        row ->
            new Line(
                LineKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("rate_card_id", UUID.class)).isPresent()
                    ? Optional.of(rate(row))
                    : Optional.empty(),
                row.getLong("usages"),
                row.getLong("seconds"),
                row.getLong("amount_micros"),
                Optional.ofNullable(row.getObject("entry_id", UUID.class)),
                row.getString("text")),
        statementId);
  }

  private static Rate rate(ResultSet row) throws SQLException {
    return new Rate(
        row.getObject("rate_card_id", UUID.class),
        row.getInt("version"),
        row.getString("quality"),
        row.getLong("per_second"));
  }

  private static GeneratorStatement read(ResultSet row) throws SQLException {
    return new GeneratorStatement(
        row.getObject("id", UUID.class),
        row.getObject("generator_id", UUID.class),
        row.getInt("number"),
        row.getObject("account_id", UUID.class),
        row.getString("selling_entity"),
        Currency.getInstance(row.getString("currency")),
        ZoneId.of(row.getString("zone")),
        row.getObject("from_date", LocalDate.class),
        row.getObject("to_date", LocalDate.class),
        Sql.instant(row, "from_at"),
        Sql.instant(row, "to_at"),
        row.getObject("due_date", LocalDate.class),
        Sql.instant(row, "due_at"),
        row.getLong("opening_micros"),
        row.getLong("lines_micros"),
        row.getLong("payable_minor"),
        row.getLong("carried_micros"),
        row.getInt("line_count"),
        row.getLong("usage_count"),
        row.getLong("through_seq"),
        Sql.instant(row, "closed_at"));
  }
}
