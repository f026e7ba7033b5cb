package io.kyodaku.ledger;

import io.kyodaku.ledger.SettlementPostings.Destination;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** The transfers of a conflict's escrow to those to whom it was awarded. */
public final class EscrowPostings {

  private EscrowPostings() {}

  /** An entity's books in one currency. */
  public record Books(String entity, Currency currency) {}

  /**
   * @param held the books in which it is in escrow
   * @param to the owner, or the asset where nobody owns the part
   * @param books of the owner's contract
   * @param heldMicros what leaves the escrow
   * @param paidMicros the same in the currency of {@code books}
   * @param paymentId what the transfers are about
   */
  public static List<Posting> released(
      UUID conflictId,
      Books held,
      Destination to,
      Books books,
      long heldMicros,
      long paidMicros,
      UUID paymentId) {
    Crossing crossing =
        new Crossing(
            Account.of(AccountKind.ROYALTY_ESCROW, held.entity(), held.currency(), conflictId),
            Account.of(to.kind(), books.entity(), books.currency(), to.ownerId()));
    return crossing.steps(heldMicros, paidMicros).stream()
        .map(
            step ->
                Posting.about(
                    paymentId,
                    step.debit(),
                    step.credit(),
                    step.micros(),
                    TransferCode.ESCROW_RELEASED))
        .toList();
  }
}
