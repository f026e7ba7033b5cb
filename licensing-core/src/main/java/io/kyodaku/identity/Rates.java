package io.kyodaku.identity;

import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.UUID;

/** What a generator wants to ask per second of compute, in microcredits, by quality. */
public record Rates(long standardMicrosPerSecond, long premiumMicrosPerSecond) {

  void check(FieldErrors errors) {
    check(errors, "standardPerSecond", standardMicrosPerSecond);
    check(errors, "premiumPerSecond", premiumMicrosPerSecond);
  }

  private static void check(FieldErrors errors, String field, long micros) {
    if (micros < 0 || micros > RateCard.MICROS_PER_SECOND_AT_MOST) {
      errors.add(field, IdentityFault.RATE_OUT_OF_BOUNDS);
    }
  }

  RateCard card(UUID generatorId, int version, Instant effectiveFrom) {
    return new RateCard(
        Ids.next(),
        generatorId,
        version,
        standardMicrosPerSecond,
        premiumMicrosPerSecond,
        effectiveFrom);
  }
}
