package io.kyodaku.stripe;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.EffectOutcome.Booking;
import io.kyodaku.stripe.EffectOutcome.Question;
import io.kyodaku.stripe.StripeEvents.Claimed;
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
 * Works the inbox off. Each event is claimed first, and then given its effect and marked in one
 * transaction: a crash at any point leaves it to whoever claims it when the claim has run out.
 * Where Stripe has to be asked, that is done between two transactions; whoever comes back too late
 * finds that the claim is another's and books nothing.
 */
@Dependent
public class ProcessingStripeEvents implements JobHandler {

  private static final Logger LOG = Logger.getLogger(ProcessingStripeEvents.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int EVENTS_AT_ONCE = 500;

  /** Events may come in any order, so that also several may take them. */
  private static final int WORKERS = 4;

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
  public int atOnce() {
    return WORKERS;
  }

  @Override
  public Lane lane() {
    return Lane.STRIPE_EVENTS;
  }

  @Override
  public void run(String payload) {
    for (int i = 0; i < EVENTS_AT_ONCE; i++) {
      if (!processOne()) {
        return;
      }
    }
  }

  /** An event got nowhere, and why: what it had written is rolled back with this. */
  private static final class Setback extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean forGood;

    Setback(String why, boolean forGood) {
      super(why, null, false, false);
      this.forGood = forGood;
    }
  }

  /** False when nothing is due. */
  boolean processOne() {
    Optional<Claimed> taken =
        transactions.run(connection -> StripeEvents.claim(connection, clock.instant()));
    taken.ifPresent(this::process);
    return taken.isPresent();
  }

  private void process(Claimed claimed) {
    StripeEvent event = claimed.event();
    try {
      Optional<Question> question = book(claimed, connection -> effect(connection, event));
      if (question.isPresent() && book(claimed, question.get().put()).isPresent()) {
        throw new IllegalStateException("a question leads to another");
      }
    } catch (Setback setback) {
      note(claimed, String.valueOf(setback.getMessage()), setback.forGood);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "event " + event.type() + " " + event.id() + " failed");
      note(claimed, words(e), false);
    }
  }

  private static String words(RuntimeException e) {
    return switch (e) {
      case StripeMisused misused -> String.valueOf(misused.getMessage());
      case DatabaseFailure failure -> String.valueOf(failure.getCause());
      default -> e.toString();
    };
  }

  private void note(Claimed claimed, String error, boolean forGood) {
    transactions.run(
        connection -> {
          StripeEvents.failed(connection, claimed, error, forGood, clock.instant());
          return true;
        });
  }

  /** Answers what Stripe has to be asked first, if it has. */
  private Optional<Question> book(Claimed claimed, Booking booking) {
    return transactions.run(
        connection -> {
          if (!StripeEvents.isClaimed(connection, claimed)) {
            return Optional.empty();
          }
          UUID id = claimed.event().id();
          switch (booking.in(connection)) {
            case EffectOutcome.Done(String what) -> end(connection, id, "DONE", what);
            case EffectOutcome.Deferred(String why) -> end(connection, id, "DEFERRED", why);
            case EffectOutcome.Later(String why) -> throw new Setback(why, false);
            case EffectOutcome.Unusable(String why) -> throw new Setback(why, true);
            case EffectOutcome.Ask(Question question) -> {
              connection.rollback();
              return Optional.of(question);
            }
          }
          return Optional.empty();
        });
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
    return new EffectOutcome.Done("Nothing to do for this type.");
  }
}
