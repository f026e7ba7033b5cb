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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Adds up what generators asked for and rendered, by the day on which they asked. While money
 * moves, today and yesterday are added up anew; once a day all days that are shown, because an
 * owner may answer late. Twice is as once.
 */
@Dependent
public class RollingUpGenerators implements JobHandler {

  /** Days that are shown, and the one in which it is now. */
  static final int DAYS = 31;

  private static final String ADD =
      """
      insert into generator_day (generator_id, day, quality, asked, settled, seconds, compute_micros)
      select generator_id, (created_at at time zone 'UTC')::date, quality, count(*),
        count(*) filter (where status = 'SETTLED'), coalesce(sum(settled_seconds), 0),
        coalesce(sum(compute_per_second_micros * settled_seconds), 0)
      from usage_authorization where created_at >= ? group by 1, 2, 3
      """;

  private static final String MARK =
      """
      insert into generator_rollup (seq, whole_on, rolled_at) values (?, ?, ?)
      on conflict (only_row) do update
      set seq = excluded.seq, whole_on = excluded.whole_on, rolled_at = excluded.rolled_at
      """;

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public RollingUpGenerators(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  private record Rolled(long seq, LocalDate wholeOn) {}

  @Override
  public String kind() {
    return "generator-rollup";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofMinutes(1));
  }

  @Override
  public void run(String nothing) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long newest =
        admin.first("select through_seq from ledger_rollup", row -> row.getLong(1)).orElse(0L);
    Optional<Rolled> last =
        admin.first(
            "select seq, whole_on from generator_rollup",
            row -> new Rolled(row.getLong(1), row.getObject(2, LocalDate.class)));
    boolean whole = last.filter(rolled -> rolled.wholeOn().equals(today)).isEmpty();
    if (whole || last.get().seq() != newest) {
      LocalDate from = whole ? today.minusDays(DAYS) : today.minusDays(1);
      Boolean unused = transactions.run(connection -> rollUp(connection, from, newest, today));
    }
  }

  private boolean rollUp(Connection connection, LocalDate from, long newest, LocalDate today)
      throws SQLException {
    Sql.execute(
        connection, "select pg_advisory_xact_lock(hashtextextended('kyodaku.generator-day', 0))");
    Sql.execute(connection, "delete from generator_day where day >= ?", from);
    Sql.execute(connection, ADD, from.atStartOfDay().toInstant(ZoneOffset.UTC));
    Sql.execute(connection, MARK, newest, today, clock.instant());
    return true;
  }
}
