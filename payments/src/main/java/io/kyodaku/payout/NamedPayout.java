package io.kyodaku.payout;

import io.kyodaku.stripe.MoneyMove;
import io.kyodaku.stripe.StripeEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The payout that an event is about, by the id that we gave Stripe with it. */
final class NamedPayout {

  private NamedPayout() {}

  /** Locked; empty when there is none, or when it is another entity's. */
  static Optional<Payout> lock(Connection connection, StripeEvent event) throws SQLException {
    Optional<UUID> id = id(event);
    return id.isEmpty()
        ? Optional.empty()
        : PayoutRows.lock(connection, id.get()).filter(payout -> payout.entity() == event.entity());
  }

  private static Optional<UUID> id(StripeEvent event) {
    try {
      return Optional.ofNullable(event.metadata().get(MoneyMove.PAYOUT_ID)).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      // Whoever wrote it into Stripe's metadata, it was not us.
      return Optional.empty();
    }
  }
}
