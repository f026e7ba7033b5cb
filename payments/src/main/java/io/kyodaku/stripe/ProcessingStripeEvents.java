package io.kyodaku.stripe;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Works the inbox off. Each event is taken, locked, given its effect and marked in one transaction:
 * a crash at any point leaves it as it was, and two nodes never work on the same one.
 */
@Dependent
public class ProcessingStripeEvents implements JobHandler {

  private static final Logger LOG = Logger.getLogger(ProcessingStripeEvents.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int EVENTS_AT_ONCE = 500;

  /** Money that goes back to buyers: kept and shown until its effects are built. */
  private static final List<String> DEFERRED =
      List.of("charge.refund", "charge.dispute.", "refund.", "radar.early_fraud_warning.");

  private final Transactions transactions;
  private final List<StripeEffect> effects;
  private final Clock clock;

  @Inject
  public ProcessingStripeEvents(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      @Any Instance<StripeEffect> effects,
      Clock clock) {
    this(admin, effects.stream().toList(), clock);
  }

  public ProcessingStripeEvents(DataSource admin, List<StripeEffect> effects, Clock clock) {
    this.transactions = new Transactions(admin);
    this.effects = List.copyOf(effects);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "stripe-inbox";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(PAUSE);
  }

  @Override
  public void run(String payload) {
    for (int i = 0; i < EVENTS_AT_ONCE; i++) {
      if (!processOne()) {
        return;
      }
    }
  }

  /** An event that got nowhere, and why: what it had written is rolled back with this. */
  private static final class Setback extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient StripeEvent event;
    private final boolean forGood;

    Setback(StripeEvent event, String why, boolean forGood) {
      super(why, null, false, false);
      this.event = event;
      this.forGood = forGood;
    }
  }

  /** False when nothing is due. */
  boolean processOne() {
    Attempt attempt = new Attempt();
    try {
      return transactions.run(attempt::take);
    } catch (Setback setback) {
      note(setback.event, String.valueOf(setback.getMessage()), setback.forGood);
    } catch (RuntimeException e) {
      StripeEvent event = attempt.taken.orElseThrow(() -> e);
      LOG.log(Level.WARNING, e, () -> "event " + event.type() + " " + event.id() + " failed");
      note(event, String.valueOf(e instanceof DatabaseFailure ? e.getCause() : e), false);
    }
    return true;
  }

  private void note(StripeEvent event, String error, boolean forGood) {
    transactions.run(
        connection -> {
          StripeEvents.failed(connection, event.id(), error, forGood, clock.instant());
          return true;
        });
  }

  /** One event's transaction; remembers which, for when it fails. */
  private final class Attempt {

    private Optional<StripeEvent> taken = Optional.empty();

    boolean take(Connection connection) throws SQLException {
      taken = StripeEvents.takeDue(connection, clock.instant());
      if (taken.isEmpty()) {
        return false;
      }
      StripeEvent event = taken.get();
      switch (effect(connection, event)) {
        case EffectOutcome.Done(String what) -> end(connection, event.id(), "DONE", what);
        case EffectOutcome.Deferred(String why) -> end(connection, event.id(), "DEFERRED", why);
        case EffectOutcome.Later(String why) -> throw new Setback(event, why, false);
        case EffectOutcome.Unusable(String why) -> throw new Setback(event, why, true);
      }
      return true;
    }
  }

  private void end(Connection connection, UUID id, String status, String outcome)
      throws SQLException {
    StripeEvents.end(connection, id, status, outcome, clock.instant());
  }

  private EffectOutcome effect(Connection connection, StripeEvent event) throws SQLException {
    List<StripeEffect> takers =
        effects.stream().filter(effect -> effect.takes(event.type())).toList();
    if (takers.size() > 1) {
      throw new IllegalStateException("two effects for " + event.type());
    }
    if (takers.size() == 1) {
      return takers.getFirst().apply(connection, event);
    }
    if (DEFERRED.stream().anyMatch(event.type()::startsWith)) {
      return new EffectOutcome.Deferred("Money going back to buyers is not booked yet.");
    }
    return new EffectOutcome.Done("Nothing to do for this type.");
  }
}
