package io.kyodaku.stripe;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.run.RunKind;
import io.kyodaku.run.Runs;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** An operator has all dead events that are like this tried again, as one run. */
@Dependent
public class ReplayingDeadEvents {

  /** The oldest of them; the others wait for the next run. */
  public static final int AT_MOST = 500;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ReplayingDeadEvents(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * Answers the run; empty when none of them is dead.
   *
   * @param which whose status does not matter: only what is dead is tried again
   */
  public Optional<UUID> replay(StripeInboxView.Which which, Actor actor) {
    return transactions.run(
        connection -> {
          List<UUID> revived = StripeEvents.reviveAll(connection, which, AT_MOST, clock.instant());
          if (revived.isEmpty()) {
            return Optional.empty();
          }
          UUID run = Runs.begin(connection, RunKind.REPLAY, actor, clock);
          StripeEvents.ofRun(connection, run, revived);
          for (UUID event : revived) {
            Audit.record(
                connection, actor, AuditAction.STRIPE_EVENT_REPLAYED, null, event, "", clock);
          }
          return Optional.of(run);
        });
  }
}
