package io.kyodaku.upgrade;

import io.kyodaku.job.Jobs;
import io.kyodaku.log.Actor;
import io.kyodaku.run.RunKind;
import io.kyodaku.run.Runs;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator has a version take the place of the one before for everybody whom its trial looked
 * at. Only the run and a job for each are committed here: {@link UpgradingTenant} asks schedules
 * when periods begin, and plans, on whichever node.
 */
@Dependent
public class StartingUpgradeRun {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public StartingUpgradeRun(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Started(UUID run) implements Outcome {}

    /** No contract has the version that the trial replaced, or all are upgraded or were asked. */
    record NobodyLeft() implements Outcome {}

    /** There is no such trial, or it did not pass, or nobody let the version in. */
    record NotLetIn() implements Outcome {}

    /** Nothing changed; fields are {@code start}, {@code notBefore} and {@code reason}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param start a {@link UpgradeWish.Start} by name
   * @param notBefore an ISO date; may be empty
   * @param reason for the rightsholders to read
   */
  public Outcome start(
      UUID operator,
      UUID trial,
      @Nullable String start,
      @Nullable String notBefore,
      @Nullable String reason) {
    FieldErrors errors = new FieldErrors();
    UpgradeWish wish = UpgradeWish.read(errors, trial, start, notBefore, reason, clock);
    return errors.none()
        ? transactions.run(connection -> begin(connection, operator, wish))
        : new Outcome.Invalid(errors.list());
  }

  private Outcome begin(Connection connection, UUID operator, UpgradeWish wish)
      throws SQLException {
    boolean letIn =
        !Sql.list(
                connection,
                "select 1 from plugin_let_in where trial_id = ?",
                row -> true,
                wish.trial())
            .isEmpty();
    if (!letIn) {
      return new Outcome.NotLetIn();
    }
    List<TenantId> tenants = RunUpgrades.tenants(connection, wish.trial(), clock.instant());
    if (tenants.isEmpty()) {
      return new Outcome.NobodyLeft();
    }
    UUID run = Runs.begin(connection, RunKind.UPGRADES, Actor.account(operator), clock);
    RunUpgrades.add(connection, run, tenants, wish);
    for (TenantId tenant : tenants) {
      String work = UpgradingTenant.payload(run, tenant);
      Jobs.add(connection, UpgradingTenant.KIND, work, work, clock.instant(), clock);
    }
    return new Outcome.Started(run);
  }
}
