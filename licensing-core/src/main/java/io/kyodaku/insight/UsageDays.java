package io.kyodaku.insight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** What a rightsholder's days earned, in the currency of its contracts; days are those of UTC. */
@Dependent
public class UsageDays {

  /** Longer spans are cut. */
  public static final int DAYS_AT_MOST = 400;

  public static final int PLACES_AT_MOST = 12;

  private final Sql rows;

  @Inject
  public UsageDays(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** By what a day is taken apart. */
  public enum Split {
    USE,
    /** A usage that is shown in several countries counts in each. */
    TERRITORY
  }

  /** What one day earned by usages of one kind, what was taken back of it taken off. */
  public record Day(LocalDate day, String value, long usages, long royaltyMicros) {}

  /** The same of all days. */
  public record Sum(String value, long usages, long royaltyMicros) {}

  /** From the first day to the last, both included; by use. Days without usage are left out. */
  @TenantScoped
  public List<Day> byDay(TenantId tenant, String currency, LocalDate first, LocalDate last) {
    return rows.list(
        "select day, value, usages, royalty_micros from usage_day where tenant_id = ?"
            + " and split = 'USE' and currency = ? and day between ? and ? order by day, value",
        row ->
            new Day(
                row.getObject("day", LocalDate.class),
                row.getString("value"),
                row.getLong("usages"),
                row.getLong("royalty_micros")),
        tenant,
        currency,
        first.isBefore(last.minusDays(DAYS_AT_MOST)) ? last.minusDays(DAYS_AT_MOST) : first,
        last);
  }

  /** What was used most, first. */
  @TenantScoped
  public List<Sum> by(
      TenantId tenant, Split split, String currency, LocalDate first, LocalDate last) {
    return rows.list(
        "select value, sum(usages) as usages, sum(royalty_micros) as royalty from usage_day"
            + " where tenant_id = ? and split = ? and currency = ? and day between ? and ?"
            + " group by value order by usages desc, royalty desc, value limit ?",
        row -> new Sum(row.getString("value"), row.getLong("usages"), row.getLong("royalty")),
        tenant,
        split,
        currency,
        first,
        last,
        PLACES_AT_MOST);
  }
}
