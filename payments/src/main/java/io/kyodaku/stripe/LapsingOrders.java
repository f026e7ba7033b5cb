package io.kyodaku.stripe;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Gives up orders whose page Stripe never confirmed to us. A page lives for a day at most, so after
 * that nobody can pay on one that we don't know of.
 */
@Dependent
public class LapsingOrders implements JobHandler {

  private static final Duration LIFE = Duration.ofHours(25);

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public LapsingOrders(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "orders-lapse";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofHours(1));
  }

  @Override
  public void run(String payload) {
    Instant now = clock.instant();
    transactions.run(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  update purchase_order set status = 'EXPIRED', status_at = ?
                  where status = 'OPEN' and session_id is null and created_at < ?
                  """)) {
            update.setObject(1, StripeEvents.at(now));
            update.setObject(2, StripeEvents.at(now.minus(LIFE)));
            return update.executeUpdate();
          }
        });
  }
}
