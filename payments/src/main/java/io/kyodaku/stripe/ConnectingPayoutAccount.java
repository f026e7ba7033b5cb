package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A tenant says where it wants to be paid: on Stripe's own pages, so that no bank account ever
 * touches us. The account is made once, however often the way there is begun.
 */
@Dependent
public class ConnectingPayoutAccount {

  private final Transactions transactions;
  private final StripeGateway gateway;
  private final Clock clock;

  @Inject
  public ConnectingPayoutAccount(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.transactions = new Transactions(admin);
    this.gateway = gateway;
    this.clock = clock;
  }

  /** What the tenant is told. */
  public sealed interface Outcome {

    /** To be told there; good once and for minutes. */
    record Onboarding(URI page) implements Outcome {}

    /** The tenant was rejected, or its selling entity is not set up here. */
    record NotPossible() implements Outcome {}

    /** Stripe does not take it. */
    record Refused(String text) implements Outcome {}

    /** Stripe did not answer; nothing is lost by trying again. */
    record TryAgain() implements Outcome {}
  }

  /** Whom Stripe is told about. */
  private record Owner(
      String name,
      boolean person,
      String country,
      String currency,
      SellingEntity entity,
      String status) {}

  /**
   * @param email of the member who acts, for Stripe's letters
   * @param back where Stripe sends the member afterwards; that means nothing yet
   * @param again where Stripe sends the member when the page is no longer good; it begins anew
   */
  public Outcome connect(TenantId tenant, String email, URI back, URI again) {
    Owner owner = transactions.run(connection -> owner(connection, tenant));
    if (owner.status().equals("REJECTED") || !gateway.sellsAs(owner.entity())) {
      return new Outcome.NotPossible();
    }
    PayoutAccount account = transactions.run(connection -> ours(connection, tenant, owner));
    StripeAnswer<String> made =
        account.stripeAccount().isPresent()
            ? new StripeAnswer.Done<>(account.stripeAccount().get())
            : make(account, owner, email);
    return switch (made) {
      case StripeAnswer.Done<String>(String stripeAccount) ->
          onboard(owner.entity(), stripeAccount, back, again);
      case StripeAnswer.Refused<String> refused -> new Outcome.Refused(refused.text());
      case StripeAnswer.Unclear<String> unclear -> new Outcome.TryAgain();
    };
  }

  private StripeAnswer<String> make(PayoutAccount account, Owner owner, String email) {
    StripeAnswer<String> made =
        gateway.createRecipient(
            new RecipientRequest(
                owner.entity(),
                account.id().toString(),
                account.tenant(),
                owner.name(),
                email,
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

  private PayoutAccount ours(Connection connection, TenantId tenant, Owner owner)
      throws SQLException {
    PayoutAccount fresh =
        new PayoutAccount(
            Ids.next(),
            tenant,
            owner.entity(),
            Optional.empty(),
            PayoutAccount.Status.PENDING,
            "",
            false,
            0);
    PayoutAccounts.insertIfMissing(connection, fresh, clock.instant());
    return PayoutAccounts.of(connection, tenant, owner.entity()).orElseThrow();
  }

  private static Owner owner(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select name, kind, country, currency, selling_entity, status from tenant where id ="
                + " ?")) {
      select.setObject(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("no tenant " + tenant);
        }
        return new Owner(
            row.getString("name"),
            row.getString("kind").equals("PERSON"),
            row.getString("country"),
            row.getString("currency"),
            SellingEntity.valueOf(row.getString("selling_entity")),
            row.getString("status"));
      }
    }
  }
}
