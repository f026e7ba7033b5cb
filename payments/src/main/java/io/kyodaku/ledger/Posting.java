package io.kyodaku.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer to be made: micros from a debit account to a credit account in the same books, and
 * what it is about.
 *
 * @param amountMicros above zero
 * @param claimId whose licence fee it is about
 * @param referenceId an order, refund, dispute, payout or statement that it is about
 */
public record Posting(
    Account debit,
    Account credit,
    long amountMicros,
    TransferCode code,
    @Nullable UUID lotId,
    @Nullable UUID authorizationId,
    @Nullable UUID claimId,
    @Nullable UUID referenceId) {

  public Posting {
    if (amountMicros <= 0) {
      throw new IllegalArgumentException("a transfer moves something: " + code);
    }
    if (!debit.sameBooks(credit) || debit.equals(credit)) {
      throw new IllegalArgumentException("no transfer from " + debit + " to " + credit);
    }
  }

  /** A transfer about an order, payout or statement. */
  public static Posting about(
      UUID referenceId, Account debit, Account credit, long amountMicros, TransferCode code) {
    return new Posting(debit, credit, amountMicros, code, null, null, null, referenceId);
  }

  /** The same amount the other way: how a royalty's step is taken back. */
  Posting reversed(UUID moneyBackId) {
    return royalty(credit, debit, TransferCode.ROYALTY_REVERSED, moneyBackId);
  }

  /** The same step once more: how what was taken back is earned again. */
  Posting again(UUID moneyBackId) {
    return royalty(debit, credit, TransferCode.ROYALTY_REINSTATED, moneyBackId);
  }

  private Posting royalty(Account from, Account to, TransferCode why, UUID moneyBackId) {
    return new Posting(from, to, amountMicros, why, lotId, authorizationId, claimId, moneyBackId);
  }
}
