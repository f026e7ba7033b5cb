package io.kyodaku.insight;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
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
 * Adds up what each rightsholder was asked for, by day and by all that one can ask for. A day is
 * added up anew when something was asked on it, earned or taken back of it since, and while a usage
 * of it has not ended. As who charges may commit late, what is younger than {@link #LATE_AT_MOST}
 * is looked at twice; twice is as once.
 */
@Dependent
public class RollingUpUsageCells implements JobHandler {

  /** What was written bears a time of so long ago at most. */
  static final Duration LATE_AT_MOST = Duration.ofMinutes(10);

  private static final String BEHIND =
      """
      select t.id, asked.newest as asked, earned.newest as earned, u.asked_at, u.earned_at from tenant t
      cross join lateral (select max(requested_at) as newest from authorization_license where tenant_id = t.id) asked
      cross join lateral (select max(at) as newest from royalty where tenant_id = t.id) earned
      left join usage_cell_rollup u on u.tenant_id = t.id
      where asked.newest is not null
        and (u.tenant_id is null or u.unended or u.asked_at < asked.newest
          or u.earned_at is distinct from earned.newest
          or u.rolled_at < greatest(asked.newest, earned.newest) + interval '10 minutes')
      """;

  private static final String CHANGED =
      """
      select distinct (moment at time zone 'UTC')::date as day from (
        select requested_at as moment from authorization_license where tenant_id = ? and requested_at >= ?
        union all
        select l.requested_at from royalty r
        join authorization_license l on l.authorization_id = r.authorization_id and l.claim_id = r.claim_id
        where r.tenant_id = ? and r.at >= ?
        union all
        select first_at from usage_cell
        where tenant_id = ? and scope_id = ? and state in ('PENDING_APPROVAL', 'AUTHORIZED')) changed
      """;

  private static final String ADD_UP =
      """
      insert into usage_cell (tenant_id, scope_id, day, generator_id, use, territories, state, currency, usages,
        fee_micros, royalty_micros, first_at, last_at)
      with added as materialized (
        select l.tenant_id, l.asset_id, a.work_id, (l.requested_at at time zone 'UTC')::date as day, u.generator_id, l.use,
          l.territories, u.status, l.currency, count(*) as usages, sum(coalesce(e.fee_micros, 0)) as fee,
          sum(coalesce(e.royalty_micros, 0) + coalesce(b.royalty, 0)) as royalty,
          min(l.requested_at) as first_at, max(l.requested_at) as last_at
        from authorization_license l
        join usage_authorization u on u.id = l.authorization_id
        join asset a on a.id = l.asset_id
        left join royalty e on e.authorization_id = l.authorization_id and e.claim_id = l.claim_id and e.kind = 'USAGE'
        left join (select authorization_id, claim_id, sum(royalty_micros) as royalty from royalty where kind <> 'USAGE'
          group by 1, 2) b on b.authorization_id = l.authorization_id and b.claim_id = l.claim_id
        where l.tenant_id = ? and l.requested_at >= ? and l.requested_at < ?
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9)
      select tenant_id, scope.id, day, generator_id, use, territories, status, currency, sum(usages), sum(fee),
        sum(royalty), min(first_at), max(last_at)
      from added cross join lateral (values (tenant_id), (work_id), (asset_id)) as scope (id)
      group by 1, 2, 3, 4, 5, 6, 7, 8
      """;

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public RollingUpUsageCells(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  private record Behind(
      UUID tenant,
      Instant asked,
      Optional<Instant> earned,
      Optional<Instant> rolledAsked,
      Optional<Instant> rolledEarned) {}

  @Override
  public String kind() {
    return "usage-cells";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofMinutes(1));
  }

  @Override
  public void run(String nothing) {
    for (Behind one : admin.list(BEHIND, RollingUpUsageCells::behind)) {
      Boolean unused = transactions.run(connection -> rollUp(connection, one));
    }
  }

  private static Behind behind(ResultSet row) throws SQLException {
    return new Behind(
        row.getObject("id", UUID.class),
        Sql.instant(row, "asked"),
        Sql.optionalInstant(row, "earned"),
        Sql.optionalInstant(row, "asked_at"),
        Sql.optionalInstant(row, "earned_at"));
  }

  private boolean rollUp(Connection connection, Behind one) throws SQLException {
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.usage-cell.' || ?, 0))",
        one.tenant().toString());
    if (one.rolledAsked().isEmpty()) {
      Sql.execute(connection, "delete from usage_cell where tenant_id = ?", one.tenant());
      Sql.execute(
          connection, ADD_UP, one.tenant(), Instant.EPOCH, one.asked().plus(Duration.ofSeconds(1)));
    } else {
      for (LocalDate day : changed(connection, one)) {
        Instant start = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Sql.execute(
            connection,
            "delete from usage_cell where tenant_id = ? and day = ?",
            one.tenant(),
            day);
        Sql.execute(connection, ADD_UP, one.tenant(), start, start.plus(Duration.ofDays(1)));
      }
    }
    note(connection, one);
    return true;
  }

  private static List<LocalDate> changed(Connection connection, Behind one) throws SQLException {
    Instant asked = one.rolledAsked().orElse(Instant.EPOCH).minus(LATE_AT_MOST);
    Instant earned = one.rolledEarned().map(at -> at.minus(LATE_AT_MOST)).orElse(Instant.EPOCH);
    return Sql.list(
        connection,
        CHANGED,
        row -> row.getObject("day", LocalDate.class),
        one.tenant(),
        asked,
        one.tenant(),
        earned,
        one.tenant(),
        one.tenant());
  }

  private void note(Connection connection, Behind one) throws SQLException {
    Sql.execute(
        connection,
        "insert into usage_cell_rollup (tenant_id, asked_at, earned_at, unended, rolled_at)"
            + " values (?, ?, ?, exists (select from usage_cell where tenant_id = ? and scope_id"
            + " = ? and state in ('PENDING_APPROVAL', 'AUTHORIZED')), ?) on conflict (tenant_id)"
            + " do update set asked_at = excluded.asked_at, earned_at = excluded.earned_at,"
            + " unended = excluded.unended, rolled_at = excluded.rolled_at",
        one.tenant(),
        one.asked(),
        one.earned().orElse(null),
        one.tenant(),
        one.tenant(),
        clock.instant());
  }
}
