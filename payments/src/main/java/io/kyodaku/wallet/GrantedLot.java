package io.kyodaku.wallet;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * Credits that are given.
 *
 * @param lotId made by the caller: the same id is granted once
 * @param creditsMicros in microcredits, above zero
 * @param sellingEntity who bears the promotion, in its books of {@code currency}
 * @param expiresAt empty if never
 */
public record GrantedLot(
    UUID lotId,
    UUID creatorId,
    long creditsMicros,
    String sellingEntity,
    Currency currency,
    Optional<Instant> expiresAt) {

  public GrantedLot {
    if (creditsMicros <= 0) {
      throw new IllegalArgumentException("a lot has credits");
    }
  }
}
