package io.kyodaku.stripe;

import java.sql.Connection;
import java.sql.SQLException;

/** What an event did. Only {@link Done} and {@link Deferred} keep what was written meanwhile. */
public sealed interface EffectOutcome {

  /**
   * It had its effect, or needed none.
   *
   * @param what for operators
   */
  record Done(String what) implements EffectOutcome {}

  /** It matters, but what it means is not built yet. */
  record Deferred(String why) implements EffectOutcome {}

  /** It can't take effect now; it is tried again. */
  record Later(String why) implements EffectOutcome {}

  /** It contradicts what we know, and no repetition mends that: an operator has to look. */
  record Unusable(String why) implements EffectOutcome {}

  /**
   * What is so has to be asked at Stripe first. The question is put outside of every transaction,
   * because the answer may take long; what follows from it is then booked in one.
   */
  record Ask(Question question) implements EffectOutcome {}

  /** A call to Stripe. */
  @FunctionalInterface
  interface Question {
    Booking put();
  }

  /** What follows, in the transaction that marks the event; it may meet other rows than before. */
  @FunctionalInterface
  interface Booking {
    EffectOutcome in(Connection connection) throws SQLException;
  }
}
