package io.kyodaku.plugin.api;

import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * The settled usages of one asset for one use in a period.
 *
 * @param assetId the asset
 * @param use the use
 * @param usages how many usages were settled, not negative
 * @param seconds rendered seconds, not negative
 * @param feeBaseMicros what the contract's share was taken of, in micros, not negative
 * @param royaltyMicros what accrued to the tenant for these usages, in micros, not negative
 */
public record UsageTotal(
    UUID assetId, Use use, long usages, long seconds, long feeBaseMicros, long royaltyMicros) {

  /** By asset id, then use. */
  public static final Comparator<UsageTotal> ORDER =
      Comparator.comparing(UsageTotal::assetId).thenComparing(UsageTotal::use);

  public UsageTotal {
    Objects.requireNonNull(assetId, "assetId");
    Objects.requireNonNull(use, "use");
    Checks.that(usages >= 0, "the number of usages is not negative");
    Checks.that(seconds >= 0, "seconds are not negative");
    Checks.that(feeBaseMicros >= 0, "the fee base is not negative");
    Checks.that(royaltyMicros >= 0, "the royalty is not negative");
  }
}
