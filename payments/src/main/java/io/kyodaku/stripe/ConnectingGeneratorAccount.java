package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.ConnectingPayoutAccount.Outcome;
import io.kyodaku.stripe.RecipientOnboarding.Owner;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An operator begins for a generator what a tenant begins itself: it hands on the way to Stripe's
 * pages, on which the generator says where it is paid by one selling entity.
 */
@Dependent
public class ConnectingGeneratorAccount {

  private final Transactions transactions;
  private final RecipientOnboarding onboarding;

  @Inject
  public ConnectingGeneratorAccount(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.transactions = new Transactions(admin);
    this.onboarding = new RecipientOnboarding(transactions, gateway, clock);
  }

  /**
   * @param back where Stripe sends whoever filled it in afterwards; that means nothing yet
   * @param again where Stripe sends whoever comes when the page is no longer good
   * @return not possible for the portal's own generator, and before it is known whom Stripe is to
   *     be told about
   */
  public Outcome connect(UUID generator, SellingEntity entity, URI back, URI again) {
    List<Owner> owner =
        transactions.run(
            connection ->
                Sql.list(
                    connection,
                    """
                    select g.name, p.email, p.country, p.currency, p.person
                    from generator g join generator_payee p on p.generator_id = g.id
                    where g.id = ? and not g.first_party and p.email is not null
                    """,
                    row ->
                        new Owner(
                            Payee.ofGenerator(generator),
                            row.getString("name"),
                            row.getString("email"),
                            row.getBoolean("person"),
                            row.getString("country"),
                            row.getString("currency"),
                            entity),
                    generator));
    return owner.isEmpty()
        ? new Outcome.NotPossible()
        : onboarding.begin(owner.getFirst(), back, again);
  }
}
