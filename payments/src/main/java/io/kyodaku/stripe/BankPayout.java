package io.kyodaku.stripe;

import java.util.Optional;
import java.util.UUID;

/**
 * A connected account's payout to its bank, as Stripe shows it.
 *
 * @param payoutId ours; empty when it is not one of ours
 * @param amountMinor in minor units
 * @param currency its code in capitals
 * @param reason why it failed, for people; empty when it did not
 */
public record BankPayout(
    String id,
    Optional<UUID> payoutId,
    long amountMinor,
    String currency,
    Status status,
    String reason) {

  /** Where it stands. One that arrived may still be returned by the bank. */
  public enum Status {
    ON_ITS_WAY,
    PAID,
    FAILED
  }
}
