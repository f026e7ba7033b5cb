package io.kyodaku.statement;

import io.kyodaku.job.JobHandler;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Goes through the periods of one tenant as part of a run. A period is closed once however often
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

  /** Also the job's key: each tenant is gone through once in each run. */
  static String payload(UUID run, TenantId tenant) {
    return run + " " + tenant.value();
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

  @Override
  public void run(String payload) {
    int space = payload.indexOf(' ');
    UUID run = UUID.fromString(payload.substring(0, space));
    TenantId tenant = new TenantId(UUID.fromString(payload.substring(space + 1)));
    Optional<Actor> actor =
        transactions.run(connection -> RunClosings.open(connection, run, tenant));
    if (actor.isEmpty()) {
      return;
    }
    boolean failed = !periods.close(tenant, actor.get(), Optional.of(run)).failed().isEmpty();
    transactions.run(
        connection -> {
          RunClosings.end(connection, run, tenant, failed, clock.instant());
          return true;
        });
  }
}
