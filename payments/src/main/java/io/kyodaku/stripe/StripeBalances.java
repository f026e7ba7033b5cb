package io.kyodaku.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.BalanceTransactionSource;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.TransferReversal;
import com.stripe.param.BalanceTransactionListParams;
import io.kyodaku.shared.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What Stripe says of a selling entity's own balance; as {@link StripeGateway}. */
@Singleton
public class StripeBalances {

  private static final long PAGE = 100;
  private static final int DESCRIPTION_AT_MOST = 500;

  /**
   * Currencies without minor units that Stripe counts with two decimals all the same: <a
   * href="https://docs.stripe.com/currencies#special-cases">special cases</a>.
   */
  private static final Set<String> WITH_TWO_DECIMALS = Set.of("ISK", "UGX");

  private static final long MICROS_OF_TWO_DECIMALS = 10_000;

  private final StripeClients clients;
  private final SellingEntities entities;

  @Inject
  public StripeBalances(SellingEntities entities) {
    this.entities = entities;
    this.clients = new StripeClients(entities);
  }

  /** Those whose keys this installation has. */
  public List<SellingEntity> entities() {
    return entities.keys().keySet().stream().sorted().toList();
  }

  /**
   * A page of what was created from one second to another, both included.
   *
   * @param after the id that the page before ended with
   */
  public StripeAnswer<BalancePage> page(
      SellingEntity entity, Instant from, Instant to, Optional<String> after) {
    BalanceTransactionListParams.Builder params =
        BalanceTransactionListParams.builder()
            .setCreated(
                BalanceTransactionListParams.Created.builder()
                    .setGte(from.getEpochSecond())
                    .setLte(to.getEpochSecond())
                    .build())
            .addExpand("data.source")
            .setLimit(PAGE);
    after.ifPresent(params::setStartingAfter);
    return clients
        .ask(entity, client -> client.v1().balanceTransactions().list(params.build()))
        .map(
            page ->
                new BalancePage(
                    page.getData().stream().map(StripeBalances::move).toList(),
                    Boolean.TRUE.equals(page.getHasMore())));
  }

  private static BalanceMove move(BalanceTransaction one) {
    String currency = one.getCurrency().toUpperCase(Locale.ROOT);
    long micros =
        WITH_TWO_DECIMALS.contains(currency)
            ? MICROS_OF_TWO_DECIMALS
            : Money.microsPerMinor(Currency.getInstance(currency));
    Optional<BalanceTransactionSource> source = Optional.ofNullable(one.getSourceObject());
    return new BalanceMove(
        one.getId(),
        one.getType(),
        currency,
        Math.multiplyExact(one.getAmount(), micros),
        Math.multiplyExact(one.getFee(), micros),
        Optional.ofNullable(one.getSource()),
        source.map(StripeBalances::key).orElse(one.getId()),
        source.filter(Dispute.class::isInstance).isPresent(),
        Optional.ofNullable(one.getDescription())
            .map(text -> text.substring(0, Math.min(text.length(), DESCRIPTION_AT_MOST)))
            .orElse(""),
        Instant.ofEpochSecond(one.getCreated()),
        Instant.ofEpochSecond(one.getAvailableOn()));
  }

  private static String key(BalanceTransactionSource source) {
    return switch (source) {
      case Charge charge -> Optional.ofNullable(charge.getPaymentIntent()).orElseGet(charge::getId);
      case TransferReversal reversal -> reversal.getTransfer();
      default -> source.getId();
    };
  }
}
