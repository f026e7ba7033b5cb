package io.kyodaku.decision;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.rule.Bounds;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a contract version that both sides signed, with one version of its terms plugin.
 *
 * @param effectiveFrom from when on it counts: when the contract version took force, or a version
 *     of the plugin took the place of the one before
 * @param termsHash of the jar that is asked from then on; null for standard terms
 * @param endsAt when the contract ends, where notice was given; null while nobody gave any
 * @param bounds that no rule and no plugin goes beyond
 */
record ContractFacts(
    UUID contractId,
    UUID versionId,
    int number,
    Instant effectiveFrom,
    Currency currency,
    String sellingEntity,
    int shareBps,
    RoyaltyBase royaltyBase,
    boolean chargebackOnOwner,
    int maxFeeBps,
    @Nullable String termsPlugin,
    @Nullable String termsHash,
    @Nullable String termsConfig,
    @Nullable Instant endsAt,
    Bounds bounds) {

  boolean isInForceAt(Instant now) {
    return !effectiveFrom.isAfter(now) && (endsAt == null || now.isBefore(endsAt));
  }
}
