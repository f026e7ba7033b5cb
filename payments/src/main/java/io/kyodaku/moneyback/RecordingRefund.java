package io.kyodaku.moneyback;

import io.kyodaku.stripe.EffectOutcome;
import io.kyodaku.stripe.RefundState;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeEffect;
import io.kyodaku.stripe.StripeEvent;
import io.kyodaku.stripe.StripeReturns;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A payment was given back, in part or as a whole, by us or in Stripe's dashboard; or that failed.
 * As with disputes an event is a hint only, and Stripe is asked. What tells of a charge alone does
 * not say by which refunds: all of them are looked at.
 */
@Dependent
public class RecordingRefund implements StripeEffect {

  private static final String OF_CHARGE = "charge.refunded";

  private final StripeReturns returns;
  private final RecordingLook recording;

  @Inject
  public RecordingRefund(StripeReturns returns, Clock clock) {
    this.returns = returns;
    this.recording = new RecordingLook(clock);
  }

  @Override
  public boolean takes(String type) {
    return type.startsWith("refund.") || type.startsWith("charge.refund");
  }

  @Override
  public EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException {
    if (event.account().isPresent()) {
      return new EffectOutcome.Unusable(
          "It happened on the account " + event.account().get() + ".");
    }
    if (event.objectId().isEmpty()) {
      return new EffectOutcome.Unusable("It names no refund.");
    }
    String id = event.objectId().get();
    return event.type().equals(OF_CHARGE)
        ? new EffectOutcome.Ask(() -> all(event, returns.refundsOf(event.entity(), id)))
        : one(event, id, RecordingLook.looks(connection, id));
  }

  private EffectOutcome one(StripeEvent event, String id, int looks) {
    return new EffectOutcome.Ask(
        () ->
            switch (returns.refund(event.entity(), id)) {
              case StripeAnswer.Done<RefundState>(RefundState refund) ->
                  connection -> recording.refund(connection, event.entity(), refund, looks);
              case StripeAnswer.Refused<RefundState> refused ->
                  connection -> new EffectOutcome.Unusable(refused.text());
              case StripeAnswer.Unclear<RefundState> unclear ->
                  connection -> new EffectOutcome.Later(unclear.text());
            });
  }

  private EffectOutcome.Booking all(StripeEvent event, StripeAnswer<List<RefundState>> answer) {
    return switch (answer) {
      case StripeAnswer.Done<List<RefundState>>(List<RefundState> refunds) ->
          connection -> record(connection, event, refunds);
      case StripeAnswer.Refused<List<RefundState>> refused ->
          connection -> new EffectOutcome.Unusable(refused.text());
      case StripeAnswer.Unclear<List<RefundState>> unclear ->
          connection -> new EffectOutcome.Later(unclear.text());
    };
  }

  /** Those that nobody has looked at: each of the others has an event of its own that says more. */
  private EffectOutcome record(Connection connection, StripeEvent event, List<RefundState> refunds)
      throws SQLException {
    Map<String, Integer> looks = new HashMap<>();
    for (RefundState refund : refunds) {
      looks.put(refund.id(), RecordingLook.looks(connection, refund.id()));
    }
    for (RefundState refund : refunds) {
      if (looks.getOrDefault(refund.id(), 0) == 0) {
        EffectOutcome outcome = recording.refund(connection, event.entity(), refund, 0);
        if (!(outcome instanceof EffectOutcome.Done)) {
          return outcome;
        }
      }
    }
    return new EffectOutcome.Done("All " + refunds.size() + " refunds of the charge are recorded.");
  }
}
