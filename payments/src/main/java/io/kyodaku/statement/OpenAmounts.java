package io.kyodaku.statement;

import io.kyodaku.rule.Use;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Royalties and entries that no statement has added up yet. A statement takes all of them that
 * happened before its end, not just those of its days: what was booked late is not lost, and a
 * unique link sees to it that nothing is taken twice.
 */
final class OpenAmounts {

  /**
   * Where a usage is shown, of the terms {@code l} that were frozen for it: up to three countries
   * by name, so that lines stay few whatever creators ask for.
   */
  private static final String TERRITORIES =
      "case when length(l.territories) > 8 then '+' else l.territories end";

  private OpenAmounts() {}

  /** The books in which something is open. */
  static List<Books> books(Connection connection, TenantId tenant, Instant before)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select selling_entity, currency from royalty r
            where tenant_id = ? and at < ? and not exists (select from statement_royalty s where s.royalty_id = r.id)
            union
            select selling_entity, currency from statement_entry e
            where tenant_id = ? and at < ? and not exists (select from statement_line l where l.entry_id = e.id)
            """)) {
      select.setObject(1, tenant.value());
      select.setObject(2, StatementRows.at(before));
      select.setObject(3, tenant.value());
      select.setObject(4, StatementRows.at(before));
      try (ResultSet row = select.executeQuery()) {
        List<Books> books = new ArrayList<>();
        while (row.next()) {
          books.add(new Books(row.getString(1), Currency.getInstance(row.getString(2))));
        }
        books.sort(Books.ORDER);
        return books;
      }
    }
  }

  /**
   * Takes the open royalties for a statement, each for a line: by kind, asset, use and territories,
   * in the order in which lines are read. Usages that happened before {@code from} are late, and a
   * kind of their own. Returns how many.
   */
  static long take(
      Connection connection,
      UUID statementId,
      TenantId tenant,
      Books books,
      Instant from,
      Instant before)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into statement_royalty (royalty_id, statement_id, position)
            select r.id, ?, dense_rank() over (order by
              case r.kind when 'USAGE' then case when r.at < ? then 2 else 1 end when 'REFUND' then 3
                when 'CHARGEBACK' then 4 when 'REINSTATED' then 5 else 6 end,
              r.asset_id, array_position(array['PERSONAL', 'SHARED', 'COMMERCIAL'], r.use),
            """
                + TERRITORIES
                + """
                   collate "C" nulls first)
                from royalty r
                left join authorization_license l on l.authorization_id = r.authorization_id and l.claim_id = r.claim_id
                where r.tenant_id = ? and r.selling_entity = ? and r.currency = ? and r.at < ?
                  and not exists (select from statement_royalty s where s.royalty_id = r.id)
                """)) {
      insert.setObject(1, statementId);
      insert.setObject(2, StatementRows.at(from));
      insert.setObject(3, tenant.value());
      insert.setString(4, books.entity());
      insert.setString(5, books.currency().getCurrencyCode());
      insert.setObject(6, StatementRows.at(before));
      return insert.executeLargeUpdate();
    }
  }

  /** What was taken, added up line by line; usages that happened before {@code from} are late. */
  static List<Earned> earned(Connection connection, UUID statementId, Instant from)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select case when r.kind = 'USAGE' and r.at < ? then 'BACKPAY' else r.kind end as line, r.asset_id, r.use, s.position,
            """
                + TERRITORIES
                + """
                   as territories,
                  count(*) as usages, sum(r.seconds) as seconds, sum(r.base_micros) as base, sum(r.royalty_micros) as royalty,
                  floor(sum(case
                    when r.royalty_micros + r.held_micros <> 0
                      then r.base_micros::numeric * r.royalty_micros / (r.royalty_micros + r.held_micros)
                    -- Too little to be divided: where any of it would be held, none counts.
                    when l.held_parts <> '' then 0
                    else r.base_micros end)) as own_base
                from statement_royalty s join royalty r on r.id = s.royalty_id
                left join authorization_license l on l.authorization_id = r.authorization_id and l.claim_id = r.claim_id
                where s.statement_id = ? group by 1, 2, 3, 4, 5 order by 4
                """)) {
      select.setObject(1, StatementRows.at(from));
      select.setObject(2, statementId);
      List<Earned> earned = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getInt("position") != earned.size() + 1) {
            throw new IllegalStateException("royalties of a line are of one kind");
          }
          earned.add(
              new Earned(
                  LineKind.valueOf(row.getString("line")),
                  row.getObject("asset_id", UUID.class),
                  Use.valueOf(row.getString("use")),
                  Optional.ofNullable(row.getString("territories")),
                  row.getLong("usages"),
                  row.getLong("seconds"),
                  row.getBigDecimal("base").longValueExact(),
                  row.getBigDecimal("own_base").longValueExact(),
                  row.getBigDecimal("royalty").longValueExact()));
        }
      }
      return earned;
    }
  }

  /** What is held of what was taken; the owner's, but not yet. */
  static Optional<Statement.Line> held(Connection connection, UUID statementId)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select count(*) as usages, coalesce(sum(r.held_micros), 0) as held
            from statement_royalty s join royalty r on r.id = s.royalty_id
            where s.statement_id = ? and r.held_micros <> 0
            """)) {
      select.setObject(1, statementId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long held = row.getBigDecimal("held").longValueExact();
        return held == 0
            ? Optional.empty()
            : Optional.of(
                new Statement.Line(
                    LineKind.HELD,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    row.getLong("usages"),
                    0,
                    held,
                    0,
                    Optional.empty(),
                    ""));
      }
    }
  }

  /**
   * What the entries of a statement released, by asset and use. It is in the books of the entries:
   * of what was held each payment has a part, and that part of the base goes with it. The usages
   * and their seconds counted when they were stated.
   */
  static List<Earned> released(Connection connection, List<Statement.Line> entries)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with paid as (
              select y.release_id, y.from_entity, y.from_currency, sum(y.amount_micros) as amount
              from statement_entry e join escrow_payment y on y.id = e.reference_id
              where e.id = any (?::uuid[]) and e.kind = 'ESCROW_RELEASED' group by 1, 2, 3),
            part as (
              select y.release_id, y.from_entity, y.from_currency, y.amount, h.asset_id, r.use, h.amount_micros,
                r.base_micros::numeric * h.amount_micros / (r.royalty_micros + r.held_micros) as base_micros,
                sum(h.amount_micros) over (partition by y.release_id, y.from_entity, y.from_currency) as held
              from paid y join escrow_release_part p on p.release_id = y.release_id
              join royalty_held h on h.id = p.held_id and h.selling_entity = y.from_entity and h.currency = y.from_currency
              join royalty r on r.id = h.royalty_id)
            select asset_id, use, floor(sum(base_micros * amount / held)) as base,
              floor(sum(amount_micros * amount / held)) as royalty
            from part group by 1, 2
            """)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "text", entries.stream().flatMap(line -> line.entryId().stream()).toArray()));
      List<Earned> released = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long base = row.getBigDecimal("base").longValueExact();
          released.add(
              new Earned(
                  LineKind.ESCROW_RELEASED,
                  row.getObject("asset_id", UUID.class),
                  Use.valueOf(row.getString("use")),
                  Optional.empty(),
                  0,
                  0,
                  base,
                  base,
                  row.getBigDecimal("royalty").longValueExact()));
        }
      }
      return released;
    }
  }

  static List<Statement.Line> entries(
      Connection connection, TenantId tenant, Books books, Instant before) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select id, kind, asset_id, amount_micros, text from statement_entry e
            where tenant_id = ? and selling_entity = ? and currency = ? and at < ?
              and not exists (select from statement_line l where l.entry_id = e.id)
            order by at, id
            """)) {
      select.setObject(1, tenant.value());
      select.setString(2, books.entity());
      select.setString(3, books.currency().getCurrencyCode());
      select.setObject(4, StatementRows.at(before));
      List<Statement.Line> lines = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines.add(
              new Statement.Line(
                  LineKind.valueOf(row.getString("kind")),
                  Optional.ofNullable(row.getObject("asset_id", UUID.class)),
                  Optional.empty(),
                  Optional.empty(),
                  0,
                  0,
                  0,
                  row.getLong("amount_micros"),
                  Optional.of(row.getObject("id", UUID.class)),
                  row.getString("text")));
        }
      }
      return lines;
    }
  }
}
