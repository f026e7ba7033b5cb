package io.kyodaku.upgrade;

import io.kyodaku.job.JobHandler;
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
 * Plans one tenant's upgrade as part of a run, or asks the tenant. A second time it finds that
 * done; what is refused is noted and stops no other.
 */
@Dependent
public class UpgradingTenant implements JobHandler {

  static final String KIND = "plugin-upgrade";
  private static final int ATTEMPTS_AT_MOST = 5;

  private final PlanningUpgrade planning;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public UpgradingTenant(
      PlanningUpgrade planning, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.planning = planning;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** Also the job's key: each tenant is gone to once in each run. */
  static String payload(UUID run, TenantId tenant) {
    return run + " " + tenant.value();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** It waits for schedules. */
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
    UUID run = part(payload, 0);
    TenantId tenant = new TenantId(part(payload, 1));
    Optional<RunUpgrades.Work> work =
        transactions.run(connection -> RunUpgrades.open(connection, run, tenant));
    if (work.isEmpty()) {
      return;
    }
    String refused =
        switch (planning.plan(work.get().operator(), tenant, work.get().wish())) {
          case PlanningUpgrade.Outcome.Planned planned -> "";
          case PlanningUpgrade.Outcome.Asked asked -> "";
          // By this run, before a crash.
          case PlanningUpgrade.Outcome.Refused(UpgradeRefusal why)
              when why == UpgradeRefusal.UNDER_WAY && isOfTrial(tenant, work.get()) ->
              "";
          case PlanningUpgrade.Outcome.Refused(UpgradeRefusal why) -> why.name();
          case PlanningUpgrade.Outcome.Invalid invalid ->
              throw new IllegalStateException("what the run says was read before");
        };
    boolean unused =
        transactions.run(
            connection -> {
              RunUpgrades.end(connection, run, tenant, refused, clock.instant());
              return true;
            });
  }

  private boolean isOfTrial(TenantId tenant, RunUpgrades.Work work) {
    return transactions.run(
        connection -> RunUpgrades.isUnderWay(connection, tenant, work.wish().trial()));
  }

  private static UUID part(String payload, int part) {
    return UUID.fromString(payload.split(" ", 2)[part]);
  }
}
