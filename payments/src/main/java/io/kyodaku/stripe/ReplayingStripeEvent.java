package io.kyodaku.stripe;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** An operator has a dead event tried again, after mending what stood in its way. */
@Dependent
public class ReplayingStripeEvent {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ReplayingStripeEvent(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** False when it is not dead: what had its effect never has another. */
  public boolean replay(UUID eventId, Actor actor) {
    return transactions.run(
        connection -> {
          if (!StripeEvents.revive(connection, eventId, clock.instant())) {
            return false;
          }
          Audit.record(
              connection, actor, AuditAction.STRIPE_EVENT_REPLAYED, null, eventId, "", clock);
          return true;
        });
  }
}
