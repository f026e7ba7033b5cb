package io.kyodaku.moneyback;

import io.kyodaku.stripe.DisputeState;
import io.kyodaku.stripe.EffectOutcome;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeEffect;
import io.kyodaku.stripe.StripeEvent;
import io.kyodaku.stripe.StripeReturns;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * A buyer's bank disputes a payment, or something came of that. Money may go and come again, and
 * events of both overtake each other, so an event is a hint only: Stripe is asked how it stands.
 */
@Dependent
public class RecordingDispute implements StripeEffect {

  private final StripeReturns returns;
  private final RecordingLook recording;

  @Inject
  public RecordingDispute(StripeReturns returns, Clock clock) {
    this.returns = returns;
    this.recording = new RecordingLook(clock);
  }

  @Override
  public boolean takes(String type) {
    return type.startsWith("charge.dispute.");
  }

  @Override
  public EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException {
    if (event.account().isPresent()) {
      return new EffectOutcome.Unusable(
          "It happened on the account " + event.account().get() + ".");
    }
    if (event.objectId().isEmpty()) {
      return new EffectOutcome.Unusable("It names no dispute.");
    }
    String id = event.objectId().get();
    int looks = RecordingLook.looks(connection, id);
    return new EffectOutcome.Ask(
        () ->
            switch (returns.dispute(event.entity(), id)) {
              case StripeAnswer.Done<DisputeState>(DisputeState dispute) ->
                  booking -> recording.dispute(booking, event.entity(), dispute, looks);
              case StripeAnswer.Refused<DisputeState> refused ->
                  booking -> new EffectOutcome.Unusable(refused.text());
              case StripeAnswer.Unclear<DisputeState> unclear ->
                  booking -> new EffectOutcome.Later(unclear.text());
            });
  }
}
