package io.kyodaku.statement;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Closes every period that has ended, of every tenant that ever had a contract, while the caller
 * waits; nobody at a browser should ({@link StartingClosingRun} is for them). What goes wrong with
 * one tenant stops no other.
 */
@Dependent
public class ClosingPeriods {

  private final EndedPeriods periods;
  private final Transactions transactions;

  @Inject
  public ClosingPeriods(
      ClosingStatement closing, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.periods = new EndedPeriods(closing, transactions, clock);
  }

  /** Statements that were closed, and tenants that could not be. */
  public record Report(List<UUID> closed, List<Failed> failed) {

    /** As {@link ClosingFailures.Failure} has it. */
    public record Failed(TenantId tenant, String kind, String text) {}
  }

  public Report close(Actor actor) {
    List<UUID> closed = new ArrayList<>();
    List<Report.Failed> failed = new ArrayList<>();
    List<TenantId> tenants = transactions.run(RunClosings::tenants);
    for (int from = 0; from < tenants.size(); from += RunClosings.TOGETHER) {
      int to = Math.min(from + RunClosings.TOGETHER, tenants.size());
      Report report = periods.close(tenants.subList(from, to), actor, Optional.empty());
      closed.addAll(report.closed());
      failed.addAll(report.failed());
    }
    return new Report(List.copyOf(closed), List.copyOf(failed));
  }
}
