package io.kyodaku.plugin.api;

/** What a line of a statement is about. */
public enum LineType {
  /** Royalties of settled usages. */
  USAGE(false),
  /** The difference that volume makes to the share. */
  TIER(true),
  /** What is missing to a guaranteed minimum; never negative. */
  GUARANTEE(true),
  /** An advance earned back; never positive. */
  RECOUPMENT(true),
  /**
   * What of the period's earnings is a member's, where several own what one tenant licenses; adds
   * nothing. All of a statement's members together have exactly what the usages and the other lines
   * of the plugin come to.
   */
  MEMBER_SHARE(true),
  /** Royalties of an earlier period, paid late. */
  BACKPAY(false),
  /** The settlement of two owners' claims to one asset. */
  CONFLICT_RESOLUTION(false),
  /** The settlement of a creator's dispute. */
  DISPUTE_RESOLUTION(false),
  /** Royalties of usages that were refunded; negative. */
  REFUND(false),
  /** Royalties of usages whose payment was charged back; negative. */
  CHARGEBACK(false),
  /** A correction of revenue booked wrongly. */
  REVENUE_CORRECTION(false),
  /** Tax withheld; negative. */
  WITHHOLDING(false);

  private final boolean fromPlugins;

  LineType(boolean fromPlugins) {
    this.fromPlugins = fromPlugins;
  }

  /**
   * Whether {@link PeriodTerms} may add lines of this type; all others are the platform's to write.
   */
  public boolean fromPlugins() {
    return fromPlugins;
  }
}
