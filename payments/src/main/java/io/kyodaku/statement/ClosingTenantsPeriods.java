package io.kyodaku.statement;

import io.kyodaku.job.JobHandler;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.ClosingPeriods.Report;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Goes through the periods of a part of the tenants of a run. A period is closed once however often
 * this is begun, so that it may be interrupted anywhere; a tenant that fails is noted and stops no
 * other.
 */
@Dependent
public class ClosingTenantsPeriods implements JobHandler {

  static final String KIND = "closing";
  private static final int ATTEMPTS_AT_MOST = 5;

  private final EndedPeriods periods;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ClosingTenantsPeriods(
      ClosingStatement closing, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.periods = new EndedPeriods(closing, transactions, clock);
    this.clock = clock;
  }

  /** Also the job's key: each part is gone through once in each run. */
  static String payload(UUID run, int part) {
    return run + " " + part;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.CLOSING;
  }

  @Override
  public int attemptsAtMost() {
    return ATTEMPTS_AT_MOST;
  }

  /** A part of a run. */
  private record Work(UUID run, int part) {

    static Work of(String payload) {
      int space = payload.indexOf(' ');
      return new Work(
          UUID.fromString(payload.substring(0, space)),
          Integer.parseInt(payload.substring(space + 1)));
    }
  }

  @Override
  public void run(String payload) {
    Work work = Work.of(payload);
    List<TenantId> tenants = open(work);
    Optional<Actor> actor =
        transactions.run(connection -> RunClosings.startedBy(connection, work.run()));
    if (tenants.isEmpty() || actor.isEmpty()) {
      return;
    }
    List<TenantId> failed =
        periods.close(tenants, actor.get(), Optional.of(work.run())).failed().stream()
            .map(Report.Failed::tenant)
            .toList();
    transactions.run(
        connection -> {
          RunClosings.end(connection, work.run(), tenants, failed, clock.instant());
          return true;
        });
  }

  private List<TenantId> open(Work work) {
    return transactions.run(connection -> RunClosings.open(connection, work.run(), work.part()));
  }

  /** The tenants are then ones whose period could not be closed, like any other. */
  @Override
  public void giveUp(String payload, String why) {
    Work work = Work.of(payload);
    List<TenantId> tenants = open(work);
    transactions.run(
        connection -> {
          for (TenantId tenant : tenants) {
            ClosingFailures.note(connection, tenant, "ERROR", why, clock.instant());
          }
          RunClosings.end(connection, work.run(), tenants, tenants, clock.instant());
          return true;
        });
  }
}
