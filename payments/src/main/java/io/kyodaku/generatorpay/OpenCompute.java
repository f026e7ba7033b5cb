package io.kyodaku.generatorpay;

import io.kyodaku.generatorpay.GeneratorStatement.Line;
import io.kyodaku.generatorpay.GeneratorStatement.LineKind;
import io.kyodaku.generatorpay.GeneratorStatement.Rate;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is owed for usages and no statement has added up yet. A statement takes all of it that was
 * owed before its end, not just in its month: what was booked late is not lost, and a unique link
 * sees to it that nothing is taken twice. It is one statement of SQL, however many usages there
 * are.
 */
final class OpenCompute {

  private static final String TAKE =
      """
      with open as (
        select t.authorization_id, sum(e.credit_micros)::bigint as micros, min(e.at) < ? as late
        from account_entry e join transfer t on t.id = e.transfer_id
        where e.account_id = ? and e.at < ? and e.seq > ? and e.seq <= ? and t.code = 'COMPUTE_OWED'
        group by t.authorization_id),
      taken as materialized (
        select o.authorization_id, o.micros, o.late, a.settled_seconds as seconds, a.rate_card_id, a.quality, r.version,
          case a.quality when 'STANDARD' then r.standard_per_second else r.premium_per_second end as per_second,
          dense_rank() over (order by o.late, r.version, a.quality = 'PREMIUM')::int as position
        from open o
        join usage_authorization a on a.id = o.authorization_id
        join rate_card r on r.id = a.rate_card_id
        where not exists (select from generator_statement_usage u
          where u.account_id = ? and u.authorization_id = o.authorization_id)),
      linked as (
        insert into generator_statement_usage (account_id, authorization_id, statement_id, position, amount_micros)
        select ?, authorization_id, ?, position, micros from taken)
      select position, late, rate_card_id, version, quality, per_second, count(*) as usages, sum(seconds) as seconds,
        sum(micros)::bigint as micros
      from taken group by 1, 2, 3, 4, 5, 6 order by position
      """;

  private OpenCompute() {}

  /**
   * Takes it for a statement, each usage for a line: by version of the rate card and quality.
   * Usages that were settled before {@code from} are late, and a kind of their own.
   *
   * @param upto as {@link #upto} answered before: what is booked meanwhile is the next one's
   */
  static List<Line> take(
      Connection connection,
      UUID statementId,
      ComputeBooks books,
      Instant from,
      Instant before,
      long upto)
      throws SQLException {
    return Sql.list(
        connection,
        TAKE,
        row ->
            new Line(
                row.getBoolean("late") ? LineKind.BACKPAY : LineKind.COMPUTE,
                Optional.of(
                    new Rate(
                        row.getObject("rate_card_id", UUID.class),
                        row.getInt("version"),
                        row.getString("quality"),
                        row.getLong("per_second"))),
                row.getLong("usages"),
                row.getLong("seconds"),
                row.getLong("micros"),
                Optional.empty(),
                ""),
        from,
        books.accountId(),
        before,
        books.throughSeq(),
        upto,
        books.accountId(),
        books.accountId(),
        statementId);
  }

  /** What is owed beside compute. */
  static List<Line> entries(
      Connection connection, UUID generatorId, ComputeBooks books, Instant before)
      throws SQLException {
    return Sql.list(
        connection,
        """
        select id, kind, amount_micros, text from generator_statement_entry e
        where generator_id = ? and selling_entity = ? and currency = ? and at < ?
          and not exists (select from generator_statement_line l where l.entry_id = e.id)
        order by at, id
        """,
        row ->
            new Line(
                LineKind.valueOf(row.getString("kind")),
                Optional.empty(),
                0,
                0,
                row.getLong("amount_micros"),
                Optional.of(row.getObject("id", UUID.class)),
                row.getString("text")),
        generatorId,
        books.entity(),
        books.currency().getCurrencyCode(),
        before);
  }

  /** Up to where accounts' entries are kept of everything that the ledger has. */
  static long upto(Connection connection) throws SQLException {
    return Sql.list(
            connection, "select through_seq from ledger_rollup", row -> row.getLong("through_seq"))
        .getFirst();
  }

  /**
   * Up to which sequence number everything of the books is stated once this is.
   *
   * @param upto what it was taken up to
   */
  static long through(Connection connection, UUID accountId, Instant before, long upto)
      throws SQLException {
    return Sql.list(
            connection,
            """
            select coalesce(min(e.seq) - 1, ?) as through_seq from account_entry e
            where e.account_id = ? and e.at >= ? and e.seq <= ?
            """,
            row -> row.getLong("through_seq"),
            upto,
            accountId,
            before,
            upto)
        .getFirst();
  }

  /** Whether entries are kept up to there of everything that the ledger has before then. */
  static boolean isKept(Connection connection, Instant before, long upto) throws SQLException {
    return Sql.list(
            connection,
            "select not exists (select from transfer t where t.seq > ? and t.at < ?) as kept",
            row -> row.getBoolean("kept"),
            upto,
            before)
        .getFirst();
  }
}
