package io.kyodaku.statement;

import io.kyodaku.plugin.api.LineType;

/** What a line of a statement is about, in the order in which lines are read. */
public enum LineKind {
  /** Royalties of the period's settled usages. */
  USAGE,
  /** Royalties of an earlier period that were booked after it had been closed. */
  BACKPAY,
  /** Royalties taken back with refunds. */
  REFUND,
  /** Royalties taken back with chargebacks. */
  CHARGEBACK,
  /** Royalties that were taken back, and earned again because a refund failed. */
  REINSTATED,
  /** Royalties that a chargeback took, and that are earned again because the dispute was won. */
  DISPUTE_RESOLUTION,
  /** Royalties of the same usages that are held: in dispute, or nobody's. Adds nothing. */
  HELD,
  /** The difference that volume makes to the share. */
  TIER,
  /** What is missing to a guaranteed minimum. */
  GUARANTEE,
  /** An advance earned back. */
  RECOUPMENT,
  /** What of the same earnings is a member's. Adds nothing. */
  MEMBER_SHARE,
  /** What the contract pays in advance. */
  ADVANCE,
  /** A payout that came back from the bank. */
  RETURNED_PAYOUT,
  /** What a settled conflict of ownership released. */
  ESCROW_RELEASED,
  /** What an operator corrected of royalties, and another allowed. */
  REVENUE_CORRECTION,
  /** Tax that is kept of what is paid, and paid to the tax office. */
  WITHHOLDING;

  /** Whether there are usages behind such a line. */
  public boolean addsUpUsages() {
    return switch (this) {
      case USAGE, BACKPAY, REFUND, CHARGEBACK, REINSTATED, DISPUTE_RESOLUTION -> true;
      case HELD,
          TIER,
          GUARANTEE,
          RECOUPMENT,
          MEMBER_SHARE,
          ADVANCE,
          RETURNED_PAYOUT,
          ESCROW_RELEASED,
          REVENUE_CORRECTION,
          WITHHOLDING ->
          false;
    };
  }

  static LineKind of(LineType type) {
    return switch (type) {
      case TIER -> TIER;
      case GUARANTEE -> GUARANTEE;
      case RECOUPMENT -> RECOUPMENT;
      case MEMBER_SHARE -> MEMBER_SHARE;
      default -> throw new IllegalArgumentException("not a plugin's to add: " + type);
    };
  }
}
