package io.kyodaku.statement;

import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tenants' earlier statements in the same books came to. */
final class PastPeriods {

  private PastPeriods() {}

  /** The last ones, the latest first. */
  static List<PastPeriod> of(Connection connection, TenantId tenant, Books books)
      throws SQLException {
    return of(connection, Map.of(tenant, books)).getOrDefault(tenant, List.of());
  }

  /** The last ones of each tenant in its books, the latest first; who has none is left out. */
  static Map<TenantId, List<PastPeriod>> of(Connection connection, Map<TenantId, Books> books)
      throws SQLException {
    Columns own = BooksOfTenants.of(books);
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.tenant_id, s.from_date, s.to_date,
              coalesce(sum(l.base_micros) filter (where l.kind in ('USAGE', 'BACKPAY')), 0) as base,
              coalesce(sum(l.amount_micros) filter (where l.kind in ('USAGE', 'BACKPAY', 'ESCROW_RELEASED')), 0) as royalty,
              coalesce(sum(l.amount_micros) filter (where l.kind = 'TIER'), 0) as tier,
              coalesce(sum(l.amount_micros) filter (where l.kind = 'GUARANTEE'), 0) as guarantee,
              coalesce(-sum(l.amount_micros) filter (where l.kind = 'RECOUPMENT'), 0) as recouped
            from unnest(%s) as b (tenant_id, selling_entity, currency)
            cross join lateral (
              select id, s.tenant_id, number, from_date, to_date from statement s
              where s.tenant_id = b.tenant_id and s.selling_entity = b.selling_entity and s.currency = b.currency
              order by number desc limit ?) s
            left join statement_line l on l.statement_id = s.id
            group by s.tenant_id, s.number, s.from_date, s.to_date order by s.tenant_id, s.number desc
            """
                .formatted(own.parameters()))) {
      select.setInt(own.bind(select, 1), PeriodFacts.PAST_AT_MOST);
      Map<TenantId, List<PastPeriod>> past = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          past.computeIfAbsent(
                  new TenantId(row.getObject("tenant_id", UUID.class)), id -> new ArrayList<>())
              .add(
                  new PastPeriod(
                      new Period(
                          row.getObject("from_date", LocalDate.class),
                          row.getObject("to_date", LocalDate.class)),
                      micros(row, "base"),
                      micros(row, "royalty"),
                      micros(row, "tier"),
                      micros(row, "guarantee"),
                      micros(row, "recouped")));
        }
      }
      return past;
    }
  }

  private static long micros(ResultSet row, String column) throws SQLException {
    return row.getBigDecimal(column).longValueExact();
  }

  /** What guarantees added in the calendar year of a period's first day. */
  static long guaranteed(List<PastPeriod> past, Period period) {
    int year = period.fromInclusive().getYear();
    long sum = 0;
    for (PastPeriod one : past) {
      if (one.period().fromInclusive().getYear() == year) {
        sum = Math.addExact(sum, one.guaranteeMicros());
      }
    }
    return sum;
  }

  /**
   * The first day of the earliest of those statements that are all paid later; who has none of
   * these is left out.
   */
  static Map<TenantId, LocalDate> unpaidSince(Connection connection, Map<TenantId, Books> books)
      throws SQLException {
    Columns own = BooksOfTenants.of(books);
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with own as (
              select s.tenant_id, s.number, s.from_date, s.paid_later
              from unnest(%s) as b (tenant_id, selling_entity, currency) join statement s
                on s.tenant_id = b.tenant_id and s.selling_entity = b.selling_entity and s.currency = b.currency),
            paid as (select tenant_id, max(number) as number from own where not paid_later group by 1)
            select o.tenant_id, min(o.from_date) from own o left join paid p on p.tenant_id = o.tenant_id
            where o.number > coalesce(p.number, 0) group by 1
            """
                .formatted(own.parameters()))) {
      own.bind(select, 1);
      Map<TenantId, LocalDate> since = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          since.put(new TenantId(row.getObject(1, UUID.class)), row.getObject(2, LocalDate.class));
        }
      }
      return since;
    }
  }
}
