package io.kyodaku.stripe;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Stripe looked at a recipient again. The event only says that; what is so is fetched while our row
 * is locked, so that of two events the later look is the one that stays.
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
    Optional<PayoutAccount> account =
        PayoutAccounts.lock(connection, event.entity(), event.objectId().get());
    if (account.isEmpty()) {
      return new EffectOutcome.Done("Not one of our recipients.");
    }
    return switch (gateway.recipient(event.entity(), event.objectId().get())) {
      case StripeAnswer.Done<RecipientState>(RecipientState state) -> {
        PayoutAccounts.setStatus(connection, account.get(), state, clock.instant());
        yield new EffectOutcome.Done("The account is " + state.standing() + ".");
      }
      case StripeAnswer.Refused<RecipientState> refused ->
          new EffectOutcome.Unusable(refused.text());
      case StripeAnswer.Unclear<RecipientState> unclear -> new EffectOutcome.Later(unclear.text());
    };
  }
}
