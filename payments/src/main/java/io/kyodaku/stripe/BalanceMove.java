package io.kyodaku.stripe;

import java.time.Instant;
import java.util.Optional;

/**
 * One balance transaction of a selling entity, as Stripe tells of it. It never changes.
 *
 * @param type in Stripe's words
 * @param currency of the balance that it moved
 * @param amountMicros above zero what came in, before the fee
 * @param feeMicros what Stripe kept of it; below zero what it gave back
 * @param source what moved it; empty where nothing but itself did
 * @param key what belongs together: the payment intent of a payment, the transfer of a reversal,
 *     else the source, else its own id
 * @param ofDispute whether a dispute moved it
 */
public record BalanceMove(
    String id,
    String type,
    String currency,
    long amountMicros,
    long feeMicros,
    Optional<String> source,
    String key,
    boolean ofDispute,
    String description,
    Instant createdAt,
    Instant availableAt) {

  /** What is left of it in the balance. */
  public long netMicros() {
    return Math.subtractExact(amountMicros, feeMicros);
  }
}
