package io.kyodaku.ledger;

import io.kyodaku.ledger.SettlementPostings.Destination;
import io.kyodaku.ledger.SettlementPostings.OwnerBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The transfers of money that goes back to who bought a lot, by a refund or a chargeback, and that
 * may come again. The lot's unspent credits are revoked, and what they had cost was never earned.
 * What was spent already becomes the creator's debt in credits and a cost in money, and royalties
 * that it paid are taken back where the contract puts that risk on the owner.
 *
 * <p>Coming again is the same the other way round. Each transfer names the refund or dispute.
 */
public final class MoneyBackPostings {

  private MoneyBackPostings() {}

  /** Why money goes back. */
  public enum Cause {
    REFUND(TransferCode.REFUNDED),
    CHARGEBACK(TransferCode.CHARGED_BACK);

    private final TransferCode code;

    Cause(TransferCode code) {
      this.code = code;
    }
  }

  /**
   * Stripe took money for it.
   *
   * @param moneyMicros what Stripe took of the cost, in the lot's currency
   * @param revokedMicros unspent credits that are gone
   * @param unearnedMicros what these had cost
   * @param debtMicros credits that had been spent
   */
  public static List<Posting> taken(
      LotBooks lot,
      UUID moneyBackId,
      Cause cause,
      long moneyMicros,
      long revokedMicros,
      long unearnedMicros,
      long debtMicros) {
    Account unearned = lot.account(AccountKind.UNEARNED_CREDITS);
    Account stripe = lot.account(AccountKind.STRIPE_BALANCE);
    Account cost = lot.account(AccountKind.CHARGEBACK_COST);
    long ofUnearned = Math.min(moneyMicros, unearnedMicros);
    Steps steps = new Steps(lot, moneyBackId);
    steps.revoked(revokedMicros);
    steps.add(unearned, stripe, ofUnearned, cause.code);
    steps.indebted(debtMicros);
    steps.add(cost, stripe, moneyMicros - ofUnearned, cause.code);
    // Rounding may leave a micro that was unearned and was not taken.
    steps.add(unearned, cost, unearnedMicros - ofUnearned, cause.code);
    return steps.postings;
  }

  /** The part of what Stripe took that was tax, and is owed no more. */
  public static List<Posting> taxReturned(LotBooks lot, UUID moneyBackId, long taxMicros) {
    Steps steps = new Steps(lot, moneyBackId);
    steps.add(
        lot.account(AccountKind.TAX_PAYABLE),
        lot.account(AccountKind.STRIPE_BALANCE),
        taxMicros,
        TransferCode.TAX_RETURNED);
    return steps.postings;
  }

  /** It came again. */
  public static List<Posting> taxCollected(LotBooks lot, UUID moneyBackId, long taxMicros) {
    Steps steps = new Steps(lot, moneyBackId);
    steps.add(
        lot.account(AccountKind.STRIPE_BALANCE),
        lot.account(AccountKind.TAX_PAYABLE),
        taxMicros,
        TransferCode.TAX_COLLECTED);
    return steps.postings;
  }

  /**
   * Credits that were held when the money went are free now, or spent: what was booked as a cost
   * then turns out never to have been earned.
   */
  public static List<Posting> dueTaken(
      LotBooks lot,
      UUID moneyBackId,
      Cause cause,
      long revokedMicros,
      long unearnedMicros,
      long debtMicros) {
    Steps steps = new Steps(lot, moneyBackId);
    steps.revoked(revokedMicros);
    steps.add(
        lot.account(AccountKind.UNEARNED_CREDITS),
        lot.account(AccountKind.CHARGEBACK_COST),
        unearnedMicros,
        cause.code);
    steps.indebted(debtMicros);
    return steps.postings;
  }

  /** Stripe gave back what it had taken; as {@link #taken}. */
  public static List<Posting> givenBack(
      LotBooks lot,
      UUID moneyBackId,
      long moneyMicros,
      long availableMicros,
      long unearnedMicros,
      long forgivenMicros) {
    Account unearned = lot.account(AccountKind.UNEARNED_CREDITS);
    Account stripe = lot.account(AccountKind.STRIPE_BALANCE);
    Account cost = lot.account(AccountKind.CHARGEBACK_COST);
    long ofUnearned = Math.min(moneyMicros, unearnedMicros);
    Steps steps = new Steps(lot, moneyBackId);
    steps.add(
        Account.ofCredits(AccountKind.CREDITS_CHARGED_BACK),
        Account.ofCredits(AccountKind.CREATOR_DEBT, lot.creatorId()),
        forgivenMicros,
        TransferCode.DEBT_FORGIVEN);
    steps.add(stripe, cost, moneyMicros - ofUnearned, TransferCode.GIVEN_BACK);
    steps.add(stripe, unearned, ofUnearned, TransferCode.GIVEN_BACK);
    steps.add(cost, unearned, unearnedMicros - ofUnearned, TransferCode.GIVEN_BACK);
    steps.add(
        Account.ofCredits(AccountKind.CREDITS_REVOKED),
        Account.ofCredits(AccountKind.CREATOR_AVAILABLE, lot.creatorId()),
        availableMicros,
        TransferCode.LOT_REINSTATED);
    return steps.postings;
  }

  /**
   * Credits of a lot paid their creator's debt, and what they cost makes up for what that had cost.
   */
  public static List<Posting> collected(
      LotBooks lot, UUID orderId, long debtMicros, long recognisedMicros) {
    Steps steps = new Steps(lot, orderId);
    steps.add(
        Account.ofCredits(AccountKind.CREATOR_AVAILABLE, lot.creatorId()),
        Account.ofCredits(AccountKind.CREATOR_DEBT, lot.creatorId()),
        debtMicros,
        TransferCode.DEBT_COLLECTED);
    steps.add(
        lot.account(AccountKind.UNEARNED_CREDITS),
        lot.account(AccountKind.CHARGEBACK_COST),
        recognisedMicros,
        TransferCode.DEBT_COLLECTED);
    return steps.postings;
  }

  /** The debt was forgiven after they had paid it. */
  public static List<Posting> returned(
      LotBooks lot, UUID moneyBackId, long debtMicros, long unearnedMicros) {
    Steps steps = new Steps(lot, moneyBackId);
    steps.add(
        Account.ofCredits(AccountKind.CREATOR_DEBT, lot.creatorId()),
        Account.ofCredits(AccountKind.CREATOR_AVAILABLE, lot.creatorId()),
        debtMicros,
        TransferCode.DEBT_RETURNED);
    steps.add(
        lot.account(AccountKind.CHARGEBACK_COST),
        lot.account(AccountKind.UNEARNED_CREDITS),
        unearnedMicros,
        TransferCode.DEBT_RETURNED);
    return steps.postings;
  }

  /** Stripe's charge for a dispute, which it keeps. */
  public static Posting disputeFee(LotBooks lot, UUID moneyBackId, long micros) {
    return new Posting(
        lot.account(AccountKind.DISPUTE_FEES),
        lot.account(AccountKind.STRIPE_BALANCE),
        micros,
        TransferCode.DISPUTE_FEE,
        lot.lotId(),
        null,
        null,
        moneyBackId);
  }

  /**
   * A royalty that a burn paid, or the part of it that is in one place.
   *
   * @param at the owner, the escrow of a conflict, or what nobody owns
   * @param costMicros in the lot's currency
   * @param earnedMicros in the owner's
   */
  public record Royalty(OwnerBooks owner, Destination at, long costMicros, long earnedMicros) {}

  /**
   * More of a royalty is taken back, or less than before.
   *
   * @param before what was taken back of it so far, in the owner's currency
   * @param after what is then, at most what was earned
   */
  public static List<Posting> royalty(
      LotBooks lot,
      UUID moneyBackId,
      UUID authorizationId,
      Royalty royalty,
      long before,
      long after) {
    boolean more = after > before;
    long cost = Math.abs(costOf(royalty, after) - costOf(royalty, before));
    List<Posting> owed =
        SettlementPostings.royaltyOwed(
            lot, authorizationId, royalty.owner(), royalty.at(), cost, Math.abs(after - before));
    return more
        ? owed.reversed().stream().map(step -> step.reversed(moneyBackId)).toList()
        : owed.stream().map(step -> step.again(moneyBackId)).toList();
  }

  private static long costOf(Royalty royalty, long taken) {
    return taken == 0
        ? 0
        : ParRates.proportion(royalty.costMicros(), taken, royalty.earnedMicros());
  }

  /** Collects the steps that move something. */
  private static final class Steps {
    private final LotBooks lot;
    private final UUID about;
    private final List<Posting> postings = new ArrayList<>();

    Steps(LotBooks lot, UUID about) {
      this.lot = lot;
      this.about = about;
    }

    void revoked(long micros) {
      add(
          Account.ofCredits(AccountKind.CREATOR_AVAILABLE, lot.creatorId()),
          Account.ofCredits(AccountKind.CREDITS_REVOKED),
          micros,
          TransferCode.LOT_REVOKED);
    }

    void indebted(long micros) {
      add(
          Account.ofCredits(AccountKind.CREATOR_DEBT, lot.creatorId()),
          Account.ofCredits(AccountKind.CREDITS_CHARGED_BACK),
          micros,
          TransferCode.DEBT_INCURRED);
    }

    void add(Account debit, Account credit, long micros, TransferCode code) {
      if (micros > 0) {
        postings.add(new Posting(debit, credit, micros, code, lot.lotId(), null, null, about));
      }
    }
  }
}
