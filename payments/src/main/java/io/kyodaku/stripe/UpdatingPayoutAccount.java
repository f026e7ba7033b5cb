package io.kyodaku.stripe;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Stripe looked at a recipient again. The event only says that; what is so is fetched, and kept
 * only if nobody else has looked meanwhile: of two looks at once nobody knows which saw the later
 * state, so that one of them looks again.
 */
@Dependent
public class UpdatingPayoutAccount implements StripeEffect {

  private static final String ACCOUNT = "v2.core.account";

  private final StripeGateway gateway;
  private final Clock clock;

  @Inject
  public UpdatingPayoutAccount(StripeGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public boolean takes(String type) {
    return type.startsWith(ACCOUNT + "[") || type.startsWith(ACCOUNT + ".");
  }

  @Override
  public EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException {
    if (event.objectId().isEmpty()) {
      return new EffectOutcome.Done("It names no account.");
    }
    String stripeAccount = event.objectId().get();
    Optional<PayoutAccount> account =
        PayoutAccounts.find(connection, event.entity(), stripeAccount);
    if (account.isEmpty()) {
      return new EffectOutcome.Done("Not one of our recipients.");
    }
    return new EffectOutcome.Ask(() -> look(account.get(), stripeAccount));
  }

  private EffectOutcome.Booking look(PayoutAccount before, String stripeAccount) {
    return switch (gateway.recipient(before.entity(), stripeAccount)) {
      case StripeAnswer.Done<RecipientState>(RecipientState state) ->
          connection ->
              PayoutAccounts.setStatus(connection, before, state, clock.instant())
                  ? new EffectOutcome.Done("The account is " + state.standing() + ".")
                  : new EffectOutcome.Later("Somebody else looked at the same time.");
      case StripeAnswer.Refused<RecipientState> refused ->
          connection -> new EffectOutcome.Unusable(refused.text());
      case StripeAnswer.Unclear<RecipientState> unclear ->
          connection -> new EffectOutcome.Later(unclear.text());
    };
  }
}
