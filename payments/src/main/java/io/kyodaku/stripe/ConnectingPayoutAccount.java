package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.RecipientOnboarding.Owner;
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
  private final RecipientOnboarding onboarding;

  @Inject
  public ConnectingPayoutAccount(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.transactions = new Transactions(admin);
    this.onboarding = new RecipientOnboarding(transactions, gateway, clock);
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

  /**
   * @param email of the member who acts, for Stripe's letters
   * @param back where Stripe sends the member afterwards; that means nothing yet
   * @param again where Stripe sends the member when the page is no longer good; it begins anew
   */
  public Outcome connect(TenantId tenant, String email, URI back, URI again) {
    Optional<Owner> owner = transactions.run(connection -> owner(connection, tenant, email));
    return owner.isEmpty() ? new Outcome.NotPossible() : onboarding.begin(owner.get(), back, again);
  }

  /** Empty when it was rejected. */
  private static Optional<Owner> owner(Connection connection, TenantId tenant, String email)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select name, kind, country, currency, selling_entity, status from tenant where id ="
                + " ?")) {
      select.setObject(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("no tenant " + tenant);
        }
        if (row.getString("status").equals("REJECTED")) {
          return Optional.empty();
        }
        return Optional.of(
            new Owner(
                Payee.of(tenant),
                row.getString("name"),
                email,
                row.getString("kind").equals("PERSON"),
                row.getString("country"),
                row.getString("currency"),
                SellingEntity.valueOf(row.getString("selling_entity"))));
      }
    }
  }
}
