package io.kyodaku.stripe;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.ConnectingPayoutAccount.Outcome;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * The way to Stripe's own pages, on which whoever is paid says where. The account is made once,
 * however often the way there is begun.
 */
final class RecipientOnboarding {

  private final Transactions transactions;
  private final StripeGateway gateway;
  private final Clock clock;

  RecipientOnboarding(Transactions transactions, StripeGateway gateway, Clock clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.clock = clock;
  }

  /** Whom Stripe is told about. */
  record Owner(
      Payee payee,
      String name,
      String email,
      boolean person,
      String country,
      String currency,
      SellingEntity entity) {}

  Outcome begin(Owner owner, URI back, URI again) {
    if (!gateway.sellsAs(owner.entity())) {
      return new Outcome.NotPossible();
    }
    PayoutAccount account = transactions.run(connection -> ours(connection, owner));
    StripeAnswer<String> made =
        account.stripeAccount().isPresent()
            ? new StripeAnswer.Done<>(account.stripeAccount().get())
            : make(account, owner);
    return switch (made) {
      case StripeAnswer.Done<String>(String stripeAccount) ->
          onboard(owner.entity(), stripeAccount, back, again);
      case StripeAnswer.Refused<String> refused -> new Outcome.Refused(refused.text());
      case StripeAnswer.Unclear<String> unclear -> new Outcome.TryAgain();
    };
  }

  private StripeAnswer<String> make(PayoutAccount account, Owner owner) {
    StripeAnswer<String> made =
        gateway.createRecipient(
            new RecipientRequest(
                owner.entity(),
                account.id().toString(),
                owner.payee(),
                owner.name(),
                owner.email(),
                owner.country(),
                owner.currency(),
                owner.person()));
    if (made instanceof StripeAnswer.Done<String>(String stripeAccount)) {
      transactions.run(
          connection -> {
            PayoutAccounts.setStripeAccount(connection, account.id(), stripeAccount);
            return true;
          });
    }
    return made;
  }

  private Outcome onboard(SellingEntity entity, String stripeAccount, URI back, URI again) {
    refresh(entity, stripeAccount);
    return switch (gateway.onboarding(entity, stripeAccount, back, again)) {
      case StripeAnswer.Done<URI>(URI page) -> new Outcome.Onboarding(page);
      case StripeAnswer.Refused<URI> refused -> new Outcome.Refused(refused.text());
      case StripeAnswer.Unclear<URI> unclear -> new Outcome.TryAgain();
    };
  }

  /**
   * Events tell of changes; one that came before we knew the account is made up for here. Whoever
   * looks at the same time does the same.
   */
  private void refresh(SellingEntity entity, String stripeAccount) {
    PayoutAccount before =
        transactions
            .run(connection -> PayoutAccounts.find(connection, entity, stripeAccount))
            .orElseThrow();
    if (gateway.recipient(entity, stripeAccount)
        instanceof StripeAnswer.Done<RecipientState>(RecipientState state)) {
      transactions.run(
          connection -> PayoutAccounts.setStatus(connection, before, state, clock.instant()));
    }
  }

  private PayoutAccount ours(Connection connection, Owner owner) throws SQLException {
    PayoutAccount fresh =
        new PayoutAccount(
            Ids.next(),
            owner.payee(),
            owner.entity(),
            Optional.empty(),
            PayoutAccount.Status.PENDING,
            "",
            false,
            0,
            owner.payee().isGenerator() ? Optional.of(owner.currency()) : Optional.empty());
    PayoutAccounts.insertIfMissing(connection, fresh, clock.instant());
    return PayoutAccounts.of(connection, owner.payee(), owner.entity()).orElseThrow();
  }
}
