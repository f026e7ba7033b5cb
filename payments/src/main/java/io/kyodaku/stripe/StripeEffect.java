package io.kyodaku.stripe;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What an event of some types means to a capability. Implementations are CDI beans; each type has
 * at most one.
 */
public interface StripeEffect {

  boolean takes(String type);

  /**
   * Takes effect in the transaction that marks the event as done. Events come in any order: an
   * implementation locks what the event is about first, moves it forward only, and has Stripe asked
   * ({@link EffectOutcome.Ask}) when the event contradicts what is recorded. It never calls Stripe
   * itself: a lock and a connection would be held for as long as Stripe takes.
   */
  EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException;
}
