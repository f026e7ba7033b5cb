package io.kyodaku.decision;

import java.util.List;
import java.util.UUID;

/**
 * What a usage costs, in microcredits, and everything that settling needs to price fewer seconds.
 *
 * @param computeMicros the generator's rate card × seconds
 * @param computePerSecondMicros of the rate card for the quality asked for
 * @param licenses one for each claim that is paid or free of charge; empty when no registered asset
 *     is concerned
 */
public record Price(
    UUID rateCardId,
    long computePerSecondMicros,
    long computeMicros,
    int parVersion,
    List<LicenseTerms> licenses) {

  /** Microcredits to hold. */
  public long totalMicros() {
    long total = computeMicros;
    for (LicenseTerms license : licenses) {
      total = Math.addExact(total, license.feeCreditMicros());
    }
    return total;
  }
}
