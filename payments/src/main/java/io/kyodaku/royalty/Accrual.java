package io.kyodaku.royalty;

import io.kyodaku.decision.LicenseTerms;
import java.util.List;

/**
 * What one fee earned its owner, in the owner's currency.
 *
 * @param terms of the seconds that were charged
 * @param baseMicros what the share was taken of
 * @param royaltyMicros the owner's, with what is held of it
 * @param platformMicros the rest of the fee; below zero only if a NET base exceeds the fee
 * @param royaltyByLot the royalty by the lots that paid, in their order
 * @param partsByLot each lot's royalty as it is divided: what the owner gets, then what is held of
 *     each part of the terms, in their order
 */
public record Accrual(
    LicenseTerms terms,
    long baseMicros,
    long royaltyMicros,
    long platformMicros,
    List<Long> royaltyByLot,
    List<List<Long>> partsByLot) {

  public Accrual {
    royaltyByLot = List.copyOf(royaltyByLot);
    partsByLot = partsByLot.stream().map(List::copyOf).toList();
    if (Math.addExact(royaltyMicros, platformMicros) != terms.feeMicros()
        || royaltyByLot.size() != partsByLot.size()
        || sum(royaltyByLot) != royaltyMicros) {
      throw new IllegalArgumentException("a split adds up to what was split");
    }
    for (int lot = 0; lot < royaltyByLot.size(); lot++) {
      if (sum(partsByLot.get(lot)) != royaltyByLot.get(lot)) {
        throw new IllegalArgumentException("what is held and what is not are the royalty");
      }
    }
  }

  /** What the owner gets now. */
  public long ownMicros() {
    return partMicros(0);
  }

  /** What is held. */
  public long heldMicros() {
    return royaltyMicros - ownMicros();
  }

  /**
   * What is held of one part.
   *
   * @param part its place among the terms' held parts
   */
  public long heldMicros(int part) {
    return partMicros(part + 1);
  }

  private long partMicros(int place) {
    return partsByLot.stream().mapToLong(parts -> parts.get(place)).sum();
  }

  private static long sum(List<Long> parts) {
    return parts.stream().mapToLong(Long::longValue).sum();
  }
}
