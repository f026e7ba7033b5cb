package io.kyodaku.payout;

import io.kyodaku.shared.Money;
import io.kyodaku.stripe.MoneyMove;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.SellingEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Money on its way to a tenant or generator.
 *
 * <p>It is PLANNED by an operator. Once Stripe has taken the transfer to the payee's connected
 * account it is SENT, and the account's own payout to the bank follows. The bank has it: PAID. The
 * bank did not take it, then or days later: RETURNED, which makes it a line of the payee's next
 * statement, and its transfer is taken back.
 *
 * <p>Before either leg is asked for, the payee and its account have to stand as they did when it
 * was planned; else it is held where it is, until a run finds that they do again.
 *
 * @param statementNumber the payee's statement that it pays
 * @param entity whose Stripe account pays
 * @param stripeAccount the payee's connected account there
 * @param amount what its statement made payable
 * @param conversion where its bank takes another currency
 * @param transfer the way to the connected account
 * @param bank the way on to the bank
 * @param reversal the way back, if it had to be taken
 * @param held why nothing more is sent now; empty when nothing holds it
 * @param note what stands in its way or what became of it, for people; may be empty
 */
public record Payout(
    UUID id,
    Payee payee,
    UUID statementId,
    int statementNumber,
    SellingEntity entity,
    String stripeAccount,
    Money amount,
    Optional<Conversion> conversion,
    Status status,
    Step transfer,
    Step bank,
    Step reversal,
    Optional<DuePayout.Readiness> held,
    String note,
    Instant plannedAt,
    Optional<Instant> sentAt,
    Optional<Instant> paidAt,
    Optional<Instant> returnedAt) {

  /** How far it is. */
  public enum Status {
    PLANNED,
    SENT,
    PAID,
    RETURNED
  }

  /**
   * One call to Stripe that has to happen once.
   *
   * @param stripeId what Stripe made; empty until we know
   * @param triedAt when it was asked for first; from then on Stripe may have acted
   * @param refusals how often Stripe said no
   */
  public record Step(Optional<String> stripeId, Optional<Instant> triedAt, int refusals) {

    boolean isDone() {
      return stripeId.isPresent();
    }
  }

  /** What goes to the bank. */
  public Money sent() {
    return conversion.map(Conversion::sent).orElse(amount);
  }

  /** What is asked of Stripe in a step. */
  MoneyMove move(Step step) {
    return new MoneyMove(
        entity,
        stripeAccount,
        id,
        step.refusals(),
        sent().micros() / Money.microsPerMinor(sent().currency()),
        sent().currency(),
        "Kyodaku statement " + statementNumber);
  }

  /** Whether a leg was asked for whose answer we don't have: Stripe may have acted. */
  boolean isInDoubt() {
    return switch (status) {
      case PLANNED -> transfer.triedAt().isPresent();
      case SENT -> bank.triedAt().isPresent() && !bank.isDone();
      case PAID, RETURNED -> false;
    };
  }
}
