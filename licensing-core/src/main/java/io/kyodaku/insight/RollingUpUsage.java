package io.kyodaku.insight;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Adds up what each day earned each rightsholder. A rightsholder's last days are added up anew when
 * something was earned since, and once more a while later: who charges may commit after another who
 * came later. So a royalty is counted however its transactions overlap, and twice is as once.
 */
@Dependent
public class RollingUpUsage implements JobHandler {

  /** A royalty is written within seconds of the time that it bears. */
  private static final Duration LATE_AT_MOST = Duration.ofMinutes(10);

  private static final String BEHIND =
      """
      select t.id, r.newest, u.newest_at from tenant t
      cross join lateral (select max(at) as newest from royalty where tenant_id = t.id) r
      left join usage_rollup u on u.tenant_id = t.id
      where r.newest is not null
        and (u.tenant_id is null or u.newest_at < r.newest or u.rolled_at < r.newest + interval '10 minutes')
      """;

  private static final String BY_USE =
      """
      insert into usage_day (tenant_id, split, day, currency, value, usages, royalty_micros)
      select tenant_id, 'USE', (at at time zone 'UTC')::date, currency, use,
        count(*) filter (where kind = 'USAGE'), sum(royalty_micros)
      from royalty where tenant_id = ? and at >= ? group by 1, 2, 3, 4, 5
      """;

  private static final String BY_TERRITORY =
      """
      insert into usage_day (tenant_id, split, day, currency, value, usages, royalty_micros)
      select r.tenant_id, 'TERRITORY', (r.at at time zone 'UTC')::date, r.currency, place.code,
        count(*) filter (where r.kind = 'USAGE'), sum(r.royalty_micros)
      from royalty r
      join authorization_license l on l.authorization_id = r.authorization_id and l.claim_id = r.claim_id
      cross join lateral unnest(string_to_array(l.territories, '|')) as place (code)
      where r.tenant_id = ? and r.at >= ? group by 1, 2, 3, 4, 5
      """;

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public RollingUpUsage(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  private record Behind(UUID tenant, Instant newest, Optional<Instant> rolledTo) {}

  @Override
  public String kind() {
    return "usage-rollup";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(20));
  }

  @Override
  public void run(String nothing) {
    List<Behind> behind =
        admin.list(
            BEHIND,
            row ->
                new Behind(
                    row.getObject("id", UUID.class),
                    Sql.instant(row, "newest"),
                    Sql.optionalInstant(row, "newest_at")));
    for (Behind one : behind) {
      Boolean unused = transactions.run(connection -> rollUp(connection, one));
    }
  }

  private boolean rollUp(Connection connection, Behind one) throws SQLException {
    LocalDate from =
        LocalDate.ofInstant(
            one.rolledTo().map(at -> at.minus(LATE_AT_MOST)).orElse(Instant.EPOCH), ZoneOffset.UTC);
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.usage-day.' || ?, 0))",
        one.tenant().toString());
    Sql.execute(
        connection, "delete from usage_day where tenant_id = ? and day >= ?", one.tenant(), from);
    Instant start = from.atStartOfDay().toInstant(ZoneOffset.UTC);
    Sql.execute(connection, BY_USE, one.tenant(), start);
    Sql.execute(connection, BY_TERRITORY, one.tenant(), start);
    Sql.execute(
        connection,
        "insert into usage_rollup (tenant_id, newest_at, rolled_at) values (?, ?, ?)"
            + " on conflict (tenant_id) do update set newest_at = excluded.newest_at,"
            + " rolled_at = excluded.rolled_at",
        one.tenant(),
        one.newest(),
        clock.instant());
    return true;
  }
}
