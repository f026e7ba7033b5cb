package io.kyodaku.plugin.api;

import java.util.Comparator;
import java.util.Objects;

/**
 * What an earlier period came to, as its statement says for ever.
 *
 * @param period its days
 * @param feeBaseMicros what the contract's share was taken of, in micros, not negative
 * @param royaltyMicros what accrued for its usages, in micros, not negative
 * @param tierMicros what its lines of type {@link LineType#TIER} added, in micros; negative where
 *     they took off
 * @param guaranteeMicros what its lines of type {@link LineType#GUARANTEE} added, not negative
 * @param recoupedMicros what its lines of type {@link LineType#RECOUPMENT} took off, not negative
 */
public record PastPeriod(
    Period period,
    long feeBaseMicros,
    long royaltyMicros,
    long tierMicros,
    long guaranteeMicros,
    long recoupedMicros) {

  /** By day, the earliest first. */
  public static final Comparator<PastPeriod> ORDER =
      Comparator.comparing(past -> past.period().fromInclusive());

  public PastPeriod {
    Objects.requireNonNull(period, "period");
    Checks.that(feeBaseMicros >= 0, "the fee base is not negative");
    Checks.that(royaltyMicros >= 0, "the royalty is not negative");
    Checks.that(guaranteeMicros >= 0, "what was guaranteed is not negative");
    Checks.that(recoupedMicros >= 0, "what was earned back is not negative");
  }
}
