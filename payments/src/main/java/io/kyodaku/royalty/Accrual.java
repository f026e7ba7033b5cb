package io.kyodaku.royalty;

import io.kyodaku.decision.LicenseTerms;
import java.util.List;

/**
 * What one fee earned its owner, in the owner's currency.
 *
 * @param terms of the seconds that were charged
 * @param baseMicros what the share was taken of
 * @param royaltyMicros the owner's
 * @param platformMicros the rest of the fee; below zero only if a NET base exceeds the fee
 * @param royaltyByLot the royalty by the lots that paid, in their order
 */
public record Accrual(
    LicenseTerms terms,
    long baseMicros,
    long royaltyMicros,
    long platformMicros,
    List<Long> royaltyByLot) {

  public Accrual {
    royaltyByLot = List.copyOf(royaltyByLot);
    if (Math.addExact(royaltyMicros, platformMicros) != terms.feeMicros()
        || royaltyByLot.stream().mapToLong(Long::longValue).sum() != royaltyMicros) {
      throw new IllegalArgumentException("a split adds up to what was split");
    }
  }
}
