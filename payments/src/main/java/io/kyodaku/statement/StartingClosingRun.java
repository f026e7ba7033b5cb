package io.kyodaku.statement;

import io.kyodaku.job.Jobs;
import io.kyodaku.log.Actor;
import io.kyodaku.run.RunKind;
import io.kyodaku.run.Runs;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.NamedPeriods.MayHaveEnded;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An operator has every period closed that has ended. Only the run and a job for each part of the
 * tenants that ever had a contract are committed here: plugins are asked, and statements closed, by
 * {@link ClosingTenantsPeriods}, on whichever node.
 */
@Dependent
public class StartingClosingRun {

  /**
   * So many plugins are asked at most while the operator waits. Where nobody has asked more than
   * these yet, a run does; what it finds out is kept, so that the next start knows.
   */
  private static final int ASKED_AT_MOST = 25;

  private final ClosingStatement closing;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public StartingClosingRun(
      ClosingStatement closing, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.closing = closing;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * Empty when no period has ended and none has failed, as far as is known, and when a run like
   * this is under way already.
   */
  public Optional<UUID> start(Actor actor) {
    return isAnythingDue()
        ? transactions.run(connection -> begin(connection, actor))
        : Optional.empty();
  }

  /** Whether anything may be due, of all tenants, as far as is known without asking a plugin. */
  public boolean mayAnythingBeDue() {
    return transactions.run(
        connection ->
            ClosingFailures.isAny(connection)
                || !NamedPeriods.mayHaveEnded(connection, clock.instant(), 1).isEmpty());
  }

  private boolean isAnythingDue() {
    if (transactions.run(ClosingFailures::isAny)) {
      return true;
    }
    List<MayHaveEnded> tenants =
        transactions.run(
            connection ->
                NamedPeriods.mayHaveEnded(connection, clock.instant(), ASKED_AT_MOST + 1));
    return tenants.size() > ASKED_AT_MOST
        || tenants.stream().anyMatch(t -> t.named() || closing.isDue(t.tenant()));
  }

  private Optional<UUID> begin(Connection connection, Actor actor) throws SQLException {
    RunClosings.lock(connection);
    if (RunClosings.isUnderWay(connection)) {
      return Optional.empty();
    }
    UUID run = Runs.begin(connection, RunKind.CLOSING, actor, clock);
    List<TenantId> tenants = RunClosings.tenants(connection);
    int parts = RunClosings.add(connection, run, tenants);
    for (int part = 1; part <= parts; part++) {
      String work = ClosingTenantsPeriods.payload(run, part);
      Jobs.add(connection, ClosingTenantsPeriods.KIND, work, work, clock.instant(), clock);
    }
    return Optional.of(run);
  }
}
