package io.kyodaku.payout;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.StripeGateway;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes the money of a returned payout back from the connected account, where the bank's return
 * left it: the tenant is owed it by us again, and will be paid from our balance.
 */
@Dependent
public class TakingBackTransfer implements JobHandler {

  static final String KIND = "payout-return";
  private static final int ATTEMPTS_AT_MOST = 40;

  private final Transactions transactions;
  private final StripeGateway gateway;
  private final PayoutMoves moves;
  private final Clock clock;

  @Inject
  public TakingBackTransfer(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.transactions = new Transactions(admin);
    this.gateway = gateway;
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
    Payout payout = transactions.run(connection -> PayoutRows.find(connection, id)).orElseThrow();
    if (payout.status() != Payout.Status.RETURNED || payout.reversal().isDone()) {
      return;
    }
    String transfer = payout.transfer().stripeId().orElseThrow();
    StripeStep.Outcome outcome =
        new StripeStep(
                transactions,
                clock,
                StripeStep.Gate.OPEN,
                payout,
                PayoutStep.REVERSAL,
                payout.reversal())
            .take(
                () -> gateway.findReversal(payout.entity(), transfer, payout.id()),
                () -> gateway.reverse(payout.move(payout.reversal()), transfer),
                moves::takenBack);
    if (outcome != StripeStep.Outcome.TAKEN) {
      throw new StripeStep.NotNow("the transfer could not be taken back");
    }
  }
}
