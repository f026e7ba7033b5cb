package io.kyodaku.verification;

import java.util.List;

/**
 * One thing that was proved, or not.
 *
 * @param examined how many rows it was about
 * @param faults what does not hold, at most {@value #FAULTS_AT_MOST} of it; none where it holds
 */
public record Check(Name name, long examined, List<String> faults) {

  /** More of one kind tell nothing more. */
  public static final int FAULTS_AT_MOST = 20;

  public Check {
    faults = List.copyOf(faults);
  }

  public boolean holds() {
    return faults.isEmpty();
  }

  /** What can be proved, in the order in which it is. */
  public enum Name {
    /** Debits equal credits in each ledger. */
    LEDGERS_BALANCE,
    /** What is stored of balances is what the transfers add up to. */
    STORED_BALANCES,
    /** Wallets, lots, holds and authorizations say the same as the transfers. */
    WALLETS_EQUAL_LOTS,
    /** What is in escrow, and what nobody owns, is what is held of royalties. */
    ESCROW_EQUALS_WHAT_IS_HELD,
    /** What each settlement charged is what its credits were burned for. */
    CHARGES_EQUAL_BURNS,
    /**
     * Each purchase's payment is its lot's cost and tax, and what went back of it went back of
     * both.
     */
    TAXES_EQUAL_PURCHASES,
    /** Each royalty is what its settlement split off to its owner. */
    ROYALTIES_EQUAL_SPLITS,
    /** Each statement is its lines, and opens with what the one before carried. */
    STATEMENTS_ADD_UP,
    /** What is owed to each tenant is what it earned and no statement has made payable. */
    ROYALTIES_EQUAL_STATEMENTS,
    /** What is owed to each tax office is what statements withheld and it was not paid. */
    TAXES_WITHHELD_EQUAL_STATEMENTS,
    /**
     * What is owed to each generator is what its usages came to and no statement has made payable,
     * and each statement has what was owed for each of its usages.
     */
    COMPUTE_EQUALS_STATEMENTS,
    /** What was paid to each tenant and generator is what its statements made payable. */
    PAYOUTS_EQUAL_STATEMENTS,
    /**
     * What is booked as money at Stripe is what Stripe's balance transactions add up to, and what
     * they do not tell of yet.
     */
    STRIPE_BALANCES_EQUAL_STRIPES,
    /** Each batch of transfers has its leaf in the log, of exactly these transfers. */
    BATCHES_ARE_IN_THE_LOG,
    /** Each statement has its leaf in the log, of exactly this text. */
    STATEMENTS_ARE_IN_THE_LOG,
    /** The log's tree, made again from its entries, has every root that was signed. */
    THE_LOG_IS_WHOLE
  }
}
