package io.kyodaku.plugin.api;

import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The facts of one usage of one asset.
 *
 * @param assetId the asset, the same at every usage
 * @param assetKind what kind of asset it is
 * @param use what the creator does with the result
 * @param territories where the result will be shown: ISO 3166-1 alpha-2 codes, at least one, sorted
 *     and without duplicates (the constructor brings them in order)
 * @param seconds rendered seconds, at least 1; a still image counts 1
 * @param quality the quality rendered
 * @param pricePerSecondMicros the owner's list price of a second, in micros of {@code currency},
 *     not negative
 * @param useFactorBps what the list price is multiplied by for this use, in basis points, not
 *     negative: 30,000 is three times
 * @param ownershipBps the tenant's share of the asset in basis points, 0 to 10,000: the highest of
 *     the territories asked for
 * @param listFeeMicros price per second × seconds × use factor × ownership, in micros of {@code
 *     currency}, not negative: the fee if there were no plugin
 * @param currency the tenant's settlement currency
 */
public record UsageFacts(
    UUID assetId,
    AssetKind assetKind,
    Use use,
    List<String> territories,
    long seconds,
    Quality quality,
    long pricePerSecondMicros,
    int useFactorBps,
    int ownershipBps,
    long listFeeMicros,
    Currency currency) {

  public UsageFacts {
    Objects.requireNonNull(assetId, "assetId");
    Objects.requireNonNull(assetKind, "assetKind");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(currency, "currency");
    Checks.that(!territories.isEmpty(), "a usage has at least one territory");
    Checks.that(seconds >= 1, "a usage lasts at least one second");
    Checks.that(pricePerSecondMicros >= 0, "the price per second is not negative");
    Checks.that(useFactorBps >= 0, "the use factor is not negative");
    Checks.that(
        ownershipBps >= 0 && ownershipBps <= 10_000, "ownership is 0 to 10,000 basis points");
    Checks.that(listFeeMicros >= 0, "the list fee is not negative");
    // An unordered set would let two runs of one plugin see two orders; on the hot path the list is
    // sorted already.
    territories =
        isSorted(territories) ? List.copyOf(territories) : List.copyOf(new TreeSet<>(territories));
  }

  private static boolean isSorted(List<String> codes) {
    for (int i = 1; i < codes.size(); i++) {
      if (codes.get(i - 1).compareTo(codes.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
