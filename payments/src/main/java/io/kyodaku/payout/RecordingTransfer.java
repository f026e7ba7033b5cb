package io.kyodaku.payout;

import io.kyodaku.stripe.EffectOutcome;
import io.kyodaku.stripe.MoneyMove;
import io.kyodaku.stripe.StripeEffect;
import io.kyodaku.stripe.StripeEvent;
import io.kyodaku.stripe.TransferState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Stripe tells of a transfer. Mostly we know; but when our call's answer was lost, this is the
 * first that we hear of it. Only a transfer that moves what we ask for is booked: our payout's id
 * could stand on another one too.
 */
@Dependent
public class RecordingTransfer implements StripeEffect {

  private static final String CREATED = "transfer.created";
  private static final String REVERSED = "transfer.reversed";
  private static final Set<String> TYPES = Set.of(CREATED, "transfer.updated", REVERSED);

  private final PayoutMoves moves;

  @Inject
  public RecordingTransfer(Clock clock) {
    this.moves = new PayoutMoves(clock);
  }

  @Override
  public boolean takes(String type) {
    return TYPES.contains(type);
  }

  @Override
  public EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException {
    if (!event.metadata().containsKey(MoneyMove.PAYOUT_ID) || event.objectId().isEmpty()) {
      return new EffectOutcome.Done("Not a transfer of ours.");
    }
    if (event.account().isPresent()) {
      return new EffectOutcome.Unusable(
          "It happened on the account " + event.account().get() + ".");
    }
    Optional<Payout> ours = NamedPayout.lock(connection, event);
    if (ours.isEmpty()) {
      return new EffectOutcome.Unusable("It names a payout that is not there.");
    }
    Payout payout = ours.get();
    String transferId = event.objectId().get();
    if (payout.transfer().stripeId().filter(known -> !known.equals(transferId)).isPresent()) {
      return new EffectOutcome.Unusable("A second transfer for payout " + payout.id() + ".");
    }
    TransferState seen = TransferState.of(event);
    MoneyMove asked = payout.move(payout.transfer());
    if (!asked.isAsked(seen)) {
      return new EffectOutcome.Unusable(
          "It moves %d %s to %s instead of %d %s to %s."
              .formatted(
                  seen.amountMinor(),
                  seen.currency(),
                  seen.destination(),
                  asked.amountMinor(),
                  asked.currency(),
                  asked.account()));
    }
    if (event.type().equals(REVERSED) && payout.status() != Payout.Status.RETURNED) {
      return new EffectOutcome.Deferred("Reversed by somebody else than us.");
    }
    moves.sent(connection, payout, transferId);
    return new EffectOutcome.Done("The payout is or was " + payout.status() + ".");
  }
}
