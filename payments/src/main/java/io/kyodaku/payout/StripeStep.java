package io.kyodaku.payout;

import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeMisused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One call to Stripe that has to happen once, however often it is begun.
 *
 * <p>That it is about to be asked is committed first. A call whose answer was lost is made again
 * with the same key, and within Stripe's memory of keys has no second effect; beyond it, Stripe is
 * asked first whether it acted. After a refusal, which did nothing, the next attempt has a new key.
 */
final class StripeStep {

  private final Transactions transactions;
  private final Clock clock;
  private final Gate gate;
  private final Payout payout;
  private final PayoutStep name;
  private final Payout.Step step;

  StripeStep(
      Transactions transactions,
      Clock clock,
      Gate gate,
      Payout payout,
      PayoutStep name,
      Payout.Step step) {
    this.transactions = transactions;
    this.clock = clock;
    this.gate = gate;
    this.payout = payout;
    this.name = name;
    this.step = step;
  }

  /** Says in the transaction that commits us to asking whether something forbids it. */
  @FunctionalInterface
  interface Gate {

    /** For money that comes back to us. */
    Gate OPEN = (connection, locked) -> Optional.empty();

    Optional<Readiness> holds(Connection connection, Payout locked) throws SQLException;
  }

  /** How far a step came. */
  enum Outcome {
    /** Stripe acted. */
    TAKEN,
    /** It said no, which is noted. */
    REFUSED,
    /** It was not asked, which is noted. */
    HELD
  }

  /** What becomes of the payout when Stripe has acted. */
  @FunctionalInterface
  interface Effect {
    void on(Connection connection, Payout locked, String stripeId) throws SQLException;
  }

  /**
   * @throws NotNow when nobody knows
   * @throws StripeMisused when it is our fault; both are noted
   */
  Outcome take(
      Supplier<StripeAnswer<Optional<String>>> find,
      Supplier<StripeAnswer<String>> act,
      Effect effect) {
    try {
      return attempt(find, act, effect);
    } catch (StripeMisused e) {
      note(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private Outcome attempt(
      Supplier<StripeAnswer<Optional<String>>> find,
      Supplier<StripeAnswer<String>> act,
      Effect effect) {
    if (step.triedAt().isPresent()) {
      Optional<String> found = found(find.get());
      if (found.isPresent()) {
        keep(effect, found.get());
        return Outcome.TAKEN;
      }
    }
    if (!claim()) {
      return Outcome.HELD;
    }
    return switch (act.get()) {
      case StripeAnswer.Done<String>(String stripeId) -> {
        keep(effect, stripeId);
        yield Outcome.TAKEN;
      }
      case StripeAnswer.Refused<String> refused -> {
        refuse(refused.code() + ": " + refused.text());
        yield Outcome.REFUSED;
      }
      case StripeAnswer.Unclear<String> unclear -> throw notNow(unclear.text());
    };
  }

  /** From here on Stripe may act; false when it may not be asked to. */
  private boolean claim() {
    return transactions.run(
        connection -> {
          Payout locked = PayoutRows.lock(connection, payout.id()).orElseThrow();
          Optional<Readiness> why = gate.holds(connection, locked);
          if (why.isPresent()) {
            PayoutRows.hold(connection, locked.id(), why.get());
            return false;
          }
          PayoutRows.tried(connection, locked.id(), name, clock.instant());
          return true;
        });
  }

  private Optional<String> found(StripeAnswer<Optional<String>> answer) {
    return switch (answer) {
      case StripeAnswer.Done<Optional<String>>(Optional<String> found) -> found;
      case StripeAnswer.Refused<Optional<String>> refused -> throw notNow(refused.text());
      case StripeAnswer.Unclear<Optional<String>> unclear -> throw notNow(unclear.text());
    };
  }

  private void keep(Effect effect, String stripeId) {
    inTransaction(
        connection ->
            effect.on(
                connection, PayoutRows.lock(connection, payout.id()).orElseThrow(), stripeId));
  }

  private void refuse(String why) {
    inTransaction(
        connection -> PayoutRows.refused(connection, payout.id(), name, step.refusals(), why));
  }

  private NotNow notNow(String why) {
    note("Stripe did not answer: " + why);
    return new NotNow(why);
  }

  private void note(String text) {
    inTransaction(connection -> PayoutRows.note(connection, payout.id(), text));
  }

  private void inTransaction(Task task) {
    transactions.run(
        connection -> {
          task.on(connection);
          return true;
        });
  }

  private interface Task {
    void on(Connection connection) throws SQLException;
  }

  /** Has the job tried again later. */
  static final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotNow(String why) {
      super(why, null, false, false);
    }
  }
}
