package io.kyodaku.wallet;

import io.kyodaku.generation.ChargeOutcome;

/** What came of a command. */
sealed interface Answer {

  /** This. */
  record Outcome(ChargeOutcome outcome) implements Answer {}

  /** It had its effect before; the authorization as it stands tells of it. */
  record AsBefore() implements Answer {}

  /** It can't be said: the database is out of reach, or a lock is not to be had. */
  record Unknown() implements Answer {}
}
