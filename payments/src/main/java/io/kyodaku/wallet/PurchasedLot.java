package io.kyodaku.wallet;

import io.kyodaku.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Credits that were paid for.
 *
 * @param orderId one order makes one lot
 * @param creditsMicros in microcredits, above zero
 * @param cost what was paid for them, without tax: recognised as they are spent
 * @param taxMicros what was paid on top of that as tax, in the same currency
 * @param sellingEntity who sold them and holds the money
 * @param expiresAt empty if never
 */
public record PurchasedLot(
    UUID orderId,
    UUID creatorId,
    long creditsMicros,
    Money cost,
    long taxMicros,
    String sellingEntity,
    Optional<Instant> expiresAt) {

  /** Without tax. */
  public PurchasedLot(
      UUID orderId,
      UUID creatorId,
      long creditsMicros,
      Money cost,
      String sellingEntity,
      Optional<Instant> expiresAt) {
    this(orderId, creatorId, creditsMicros, cost, 0, sellingEntity, expiresAt);
  }

  public PurchasedLot {
    if (creditsMicros <= 0 || cost.micros() < 0 || taxMicros < 0) {
      throw new IllegalArgumentException("a lot has credits, and costs nothing or something");
    }
  }
}
