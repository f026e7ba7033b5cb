package io.kyodaku.contract;

import io.kyodaku.rule.Bounds;
import java.util.Currency;
import java.util.Optional;

/**
 * What a contract version binds both sides to.
 *
 * @param sellingEntity the region whose company is the other side and holds the money
 * @param currency in which fees are set and royalties are paid
 * @param shareBps the owner's part of the base, in basis points
 * @param maxFeeBps the most that a terms plugin may ask, in basis points of the list fee
 * @param terms what sets fees and lines of statements; empty for the standard terms
 * @param schedule what sets periods and due dates; empty for the standard schedule
 * @param tenure when it begins and how it ends
 * @param exclusive whether the owner licenses what it brings to nobody else
 * @param bounds that no rule of the owner's and no plugin goes beyond
 * @param promised by the platform, beyond the share
 */
public record ContractTerms(
    ContractPreset preset,
    String sellingEntity,
    Currency currency,
    int shareBps,
    RoyaltyBase royaltyBase,
    ChargebackRisk chargebackRisk,
    int maxFeeBps,
    Optional<PinnedPlugin> terms,
    Optional<PinnedPlugin> schedule,
    Tenure tenure,
    boolean exclusive,
    Bounds bounds,
    Promised promised) {

  /** What the preset says, and no more. */
  static ContractTerms of(
      ContractPreset preset,
      String sellingEntity,
      Currency currency,
      Optional<PinnedPlugin> terms,
      Optional<PinnedPlugin> schedule) {
    return new ContractTerms(
        preset,
        sellingEntity,
        currency,
        preset.shareBps(),
        preset.royaltyBase(),
        preset.chargebackRisk(),
        preset.maxFeeBps(),
        terms,
        schedule,
        preset.tenure(),
        false,
        Bounds.NONE,
        Promised.NOTHING);
  }

  /** The same with what its sides want beyond the preset. */
  ContractTerms with(
      Tenure otherTenure, boolean otherExclusive, Bounds otherBounds, Promised otherPromised) {
    return new ContractTerms(
        preset,
        sellingEntity,
        currency,
        shareBps,
        royaltyBase,
        chargebackRisk,
        maxFeeBps,
        terms,
        schedule,
        otherTenure,
        otherExclusive,
        otherBounds,
        otherPromised);
  }

  /** The same with other plugins. */
  ContractTerms with(Optional<PinnedPlugin> otherTerms, Optional<PinnedPlugin> otherSchedule) {
    return new ContractTerms(
        preset,
        sellingEntity,
        currency,
        shareBps,
        royaltyBase,
        chargebackRisk,
        maxFeeBps,
        otherTerms,
        otherSchedule,
        tenure,
        exclusive,
        bounds,
        promised);
  }
}
