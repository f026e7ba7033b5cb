package io.kyodaku.statement;

import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a tenant's earlier statements in the same books came to. */
final class PastPeriods {

  private PastPeriods() {}

  /** The last ones, the latest first. */
  static List<PastPeriod> of(Connection connection, TenantId tenant, Books books)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.from_date, s.to_date,
              coalesce(sum(l.base_micros) filter (where l.kind in ('USAGE', 'BACKPAY')), 0) as base,
              coalesce(sum(l.amount_micros) filter (where l.kind in ('USAGE', 'BACKPAY', 'ESCROW_RELEASED')), 0) as royalty,
              coalesce(sum(l.amount_micros) filter (where l.kind = 'TIER'), 0) as tier,
              coalesce(sum(l.amount_micros) filter (where l.kind = 'GUARANTEE'), 0) as guarantee,
              coalesce(-sum(l.amount_micros) filter (where l.kind = 'RECOUPMENT'), 0) as recouped
            from (select id, number, from_date, to_date from statement
                  where tenant_id = ? and selling_entity = ? and currency = ? order by number desc limit ?) s
            left join statement_line l on l.statement_id = s.id
            group by s.number, s.from_date, s.to_date order by s.number desc
            """)) {
      bind(select, tenant, books);
      select.setInt(4, PeriodFacts.PAST_AT_MOST);
      List<PastPeriod> past = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          past.add(
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

  /** The first day of the earliest of those statements that are all paid later. */
  static Optional<LocalDate> unpaidSince(Connection connection, TenantId tenant, Books books)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with own as (select number, from_date, paid_later from statement
                         where tenant_id = ? and selling_entity = ? and currency = ?)
            select min(from_date) from own
            where number > coalesce((select max(number) from own where not paid_later), 0)
            """)) {
      bind(select, tenant, books);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, LocalDate.class));
      }
    }
  }

  private static void bind(PreparedStatement select, TenantId tenant, Books books)
      throws SQLException {
    select.setObject(1, tenant.value());
    select.setString(2, books.entity());
    select.setString(3, books.currency().getCurrencyCode());
  }
}
