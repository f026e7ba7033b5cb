package io.kyodaku.payout;

import io.kyodaku.stripe.BankPayout;
import io.kyodaku.stripe.EffectOutcome;
import io.kyodaku.stripe.MoneyMove;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeEffect;
import io.kyodaku.stripe.StripeEvent;
import io.kyodaku.stripe.StripeGateway;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * A connected account's payout arrived at the bank, or came back. The event only says that
 * something happened: what is so is fetched, because a payout that arrived can still come back, and
 * events come in any order. Of two looks at once the earlier may be booked last: it moves nothing
 * back.
 */
@Dependent
public class ConfirmingPayout implements StripeEffect {

  private static final Set<String> TYPES =
      Set.of("payout.paid", "payout.failed", "payout.canceled");

  private final StripeGateway gateway;
  private final PayoutMoves moves;

  @Inject
  public ConfirmingPayout(StripeGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.moves = new PayoutMoves(clock);
  }

  @Override
  public boolean takes(String type) {
    return TYPES.contains(type);
  }

  @Override
  public EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException {
    if (event.account().isEmpty()) {
      return new EffectOutcome.Done("The entity's payout to itself.");
    }
    if (!event.metadata().containsKey(MoneyMove.PAYOUT_ID) || event.objectId().isEmpty()) {
      return new EffectOutcome.Done("Not a payout of ours.");
    }
    Optional<Payout> ours = NamedPayout.lock(connection, event);
    if (ours.isEmpty() || !ours.get().stripeAccount().equals(event.account().get())) {
      return new EffectOutcome.Unusable("It names a payout that is not there.");
    }
    Payout payout = ours.get();
    String bankPayoutId = event.objectId().get();
    if (payout.status() == Payout.Status.PLANNED) {
      return new EffectOutcome.Later("The payout is not sent yet.");
    }
    if (hasAnother(payout, bankPayoutId)) {
      return new EffectOutcome.Unusable("The payout has another one at Stripe.");
    }
    return new EffectOutcome.Ask(() -> look(payout, bankPayoutId));
  }

  private EffectOutcome.Booking look(Payout payout, String bankPayoutId) {
    return switch (gateway.bankPayout(payout.entity(), payout.stripeAccount(), bankPayoutId)) {
      case StripeAnswer.Done<BankPayout>(BankPayout now) ->
          connection ->
              confirm(connection, PayoutRows.lock(connection, payout.id()).orElseThrow(), now);
      case StripeAnswer.Refused<BankPayout> refused ->
          connection -> new EffectOutcome.Unusable(refused.text());
      case StripeAnswer.Unclear<BankPayout> unclear ->
          connection -> new EffectOutcome.Later(unclear.text());
    };
  }

  private EffectOutcome confirm(Connection connection, Payout payout, BankPayout now)
      throws SQLException {
    if (!now.payoutId().equals(Optional.of(payout.id()))) {
      return new EffectOutcome.Unusable("At Stripe it names another payout.");
    }
    // One may have been sent while Stripe was asked.
    if (hasAnother(payout, now.id())) {
      return new EffectOutcome.Unusable("The payout has another one at Stripe.");
    }
    MoneyMove asked = payout.move(payout.bank());
    if (!asked.isAsked(now)) {
      return new EffectOutcome.Unusable(
          "It pays %d %s instead of %d %s."
              .formatted(now.amountMinor(), now.currency(), asked.amountMinor(), asked.currency()));
    }
    switch (now.status()) {
      case ON_ITS_WAY -> moves.onItsWay(connection, payout, now.id());
      case PAID -> moves.arrived(connection, payout, now.id());
      case FAILED -> moves.returned(connection, payout, now.id(), now.reason());
    }
    return new EffectOutcome.Done("At Stripe it is " + now.status() + ".");
  }

  private static boolean hasAnother(Payout payout, String bankPayoutId) {
    return payout.bank().stripeId().filter(known -> !known.equals(bankPayoutId)).isPresent();
  }
}
