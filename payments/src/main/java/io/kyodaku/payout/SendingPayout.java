package io.kyodaku.payout;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.BankPayout;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.stripe.PayoutAccounts;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeGateway;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Sends one payout: to the payee's connected account, and from there to its bank. It begins where
 * it was left, so that it may be interrupted anywhere and run twice; and ends where the payee or
 * its account no longer stands.
 */
@Dependent
public class SendingPayout implements JobHandler {

  static final String KIND = "payout";
  private static final int ATTEMPTS_AT_MOST = 40;

  /** Stripe's clock is not ours. */
  private static final Duration CLOCKS_APART = Duration.ofHours(1);

  private final Transactions transactions;
  private final StripeGateway gateway;
  private final PayoutStanding standing;
  private final PayoutMoves moves;
  private final Clock clock;

  @Inject
  public SendingPayout(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.transactions = new Transactions(admin);
    this.gateway = gateway;
    this.standing = new PayoutStanding(gateway);
    this.moves = new PayoutMoves(clock);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.PAYOUTS;
  }

  @Override
  public int attemptsAtMost() {
    return ATTEMPTS_AT_MOST;
  }

  @Override
  public void run(String payload) {
    UUID id = UUID.fromString(payload);
    Payout payout = find(id);
    if (payout.status() == Payout.Status.PLANNED && transfer(payout) != StripeStep.Outcome.TAKEN) {
      // Refused or held, and noted: an operator's next run tries again.
      return;
    }
    payout = find(id);
    if (payout.status() == Payout.Status.SENT
        && !payout.bank().isDone()
        && payOut(payout) == StripeStep.Outcome.REFUSED) {
      // What was transferred may only become available later.
      throw new StripeStep.NotNow("the bank payout was refused");
    }
  }

  private Payout find(UUID id) {
    return transactions.run(connection -> PayoutRows.find(connection, id)).orElseThrow();
  }

  /**
   * Sees to it that the account sends nothing on by itself: one payout of ours is one payout to the
   * bank.
   */
  private void keepBack(Payout payout) {
    PayoutAccount account =
        transactions
            .run(connection -> PayoutAccounts.of(connection, payout.payee(), payout.entity()))
            .orElseThrow();
    if (account.manualPayouts()) {
      return;
    }
    switch (gateway.payOutOnlyWhenTold(payout.entity(), payout.stripeAccount())) {
      case StripeAnswer.Done<Boolean> done ->
          transactions.run(
              connection -> {
                PayoutAccounts.markManual(connection, account.id());
                return true;
              });
      case StripeAnswer.Refused<Boolean> refused -> throw note(payout, refused.text());
      case StripeAnswer.Unclear<Boolean> unclear -> throw note(payout, unclear.text());
    }
  }

  private StripeStep.NotNow note(Payout payout, String why) {
    transactions.run(
        connection -> {
          PayoutRows.note(connection, payout.id(), why);
          return true;
        });
    return new StripeStep.NotNow(why);
  }

  private StripeStep.Outcome transfer(Payout payout) {
    return new StripeStep(
            transactions, clock, standing::holds, payout, PayoutStep.TRANSFER, payout.transfer())
        .take(
            () -> gateway.findTransfer(payout.move(payout.transfer())),
            () -> {
              keepBack(payout);
              return gateway.transfer(payout.move(payout.transfer()));
            },
            moves::sent);
  }

  private StripeStep.Outcome payOut(Payout payout) {
    Instant since = payout.bank().triedAt().orElse(clock.instant()).minus(CLOCKS_APART);
    return new StripeStep(
            transactions, clock, standing::holds, payout, PayoutStep.BANK, payout.bank())
        .take(
            () ->
                gateway
                    .findBankPayout(payout.move(payout.bank()), since)
                    .map(found -> found.map(BankPayout::id)),
            () -> gateway.payOut(payout.move(payout.bank())),
            moves::onItsWay);
  }
}
