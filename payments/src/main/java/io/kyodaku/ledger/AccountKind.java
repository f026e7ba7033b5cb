package io.kyodaku.ledger;

import java.util.Locale;

/** The chart of accounts: see docs/chart-of-accounts.md. */
public enum AccountKind {
  // The credit ledger, in microcredits.
  /** Credits that were sold. */
  CREDITS_SOLD(Side.DEBIT),
  /** Credits that were given. */
  CREDITS_GRANTED(Side.DEBIT),
  /** What a creator can spend. */
  CREATOR_AVAILABLE(Side.CREDIT),
  /** What is reserved for a creator's authorizations. */
  CREATOR_HELD(Side.CREDIT),
  /** Spent on compute. */
  CREDITS_BURNED_COMPUTE(Side.CREDIT),
  /** Spent on licence fees. */
  CREDITS_BURNED_FEES(Side.CREDIT),
  /** Never spent in time. */
  CREDITS_EXPIRED(Side.CREDIT),
  /** Taken back unspent with a refund or chargeback. */
  CREDITS_REVOKED(Side.CREDIT),
  /** Credits that a creator spent without, in the end, having paid for them. */
  CREATOR_DEBT(Side.DEBIT),
  /** The other side of creators' debts. */
  CREDITS_CHARGED_BACK(Side.CREDIT),

  // A selling entity's books in one currency, in micros.
  /** Money at Stripe. */
  STRIPE_BALANCE(Side.DEBIT),
  /** Taxes of purchases, which are owed to the states of the buyers. */
  TAX_PAYABLE(Side.CREDIT),
  /** Taxes withheld of what was paid to owners, until the tax office has them. */
  WITHHOLDING_PAYABLE(Side.CREDIT),
  /** What a company of ours paid from its own bank account, less what came to it from Stripe. */
  COMPANY_BANK(Side.DEBIT),
  /** Paid for, not yet earned: the cost of credits that are neither spent nor expired. */
  UNEARNED_CREDITS(Side.CREDIT),
  /** Earned with compute. */
  COMPUTE_REVENUE(Side.CREDIT),
  /** Earned with licence fees. */
  FEE_REVENUE(Side.CREDIT),
  /** Earned with credits that expired. */
  BREAKAGE_REVENUE(Side.CREDIT),
  /** What compute costs the platform. */
  COMPUTE_COST(Side.DEBIT),
  /** What owners earn of paid credits. */
  ROYALTY_COST(Side.DEBIT),
  /** What owners and generators earn of credits that were given: the platform's promotion. */
  PROMOTION_COST(Side.DEBIT),
  /** Given back or charged back for credits that were spent, less what their debts brought in. */
  CHARGEBACK_COST(Side.DEBIT),
  /** What Stripe charged for disputes. */
  DISPUTE_FEES(Side.DEBIT),
  /** What Stripe charged for everything else. */
  STRIPE_FEES(Side.DEBIT),
  /** Money at Stripe that nothing here explains, less what is missing there of what is booked. */
  SUSPENSE(Side.CREDIT),
  /** Money that went from Stripe to the entity's own bank account, less what came from there. */
  OWN_BANK(Side.DEBIT),
  /** Owed to a generator, and on no statement's way to it yet. */
  COMPUTE_PAYABLE(Side.CREDIT),
  /** What a generator's closed statements say is to be paid, until its bank has it. */
  COMPUTE_STATEMENT_PAYABLE(Side.CREDIT),
  /** Owed to a tenant, and on no statement's way to it yet. */
  ROYALTY_PAYABLE(Side.CREDIT),
  /** Owed to whoever wins a conflict of ownership; never below zero. */
  ROYALTY_ESCROW(Side.CREDIT),
  /** Earned with the part of an asset that nobody owns. */
  ROYALTY_UNOWNED(Side.CREDIT),
  /** Paid to a tenant in advance, or about to be, and not earned back yet; never below zero. */
  ADVANCES(Side.DEBIT),
  /** What a tenant's closed statements say is to be paid, until its bank has it. */
  STATEMENT_PAYABLE(Side.CREDIT),
  /**
   * Money that left the entity's Stripe balance for the bank of whoever is paid, until it arrives.
   */
  PAYOUTS_IN_TRANSIT(Side.DEBIT),
  /** Where an amount leaves one currency and enters another. */
  FX_CLEARING(Side.CREDIT),
  /** What this entity owes the Japanese one, less what that owes it. */
  CLEARING_WITH_JP(Side.CREDIT),
  /** What this entity owes the American one, less what that owes it. */
  CLEARING_WITH_US(Side.CREDIT),
  /** What this entity owes the European one, less what that owes it. */
  CLEARING_WITH_EU(Side.CREDIT);

  /** The side on which an account of this kind grows. */
  public enum Side {
    DEBIT,
    CREDIT
  }

  private final Side side;

  AccountKind(Side side) {
    this.side = side;
  }

  public Side side() {
    return side;
  }

  static AccountKind clearingWith(String entity) {
    return valueOf("CLEARING_WITH_" + entity.toUpperCase(Locale.ROOT));
  }
}
