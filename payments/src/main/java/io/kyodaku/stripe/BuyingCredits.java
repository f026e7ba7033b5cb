package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Transactions;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.text.NumberFormat;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A creator orders a pack and is sent to Stripe's page to pay for it. The order is committed before
 * Stripe hears of it, so that whatever Stripe says later finds it. Nothing is granted here.
 */
@Dependent
public class BuyingCredits {

  private static final Logger LOG = Logger.getLogger(BuyingCredits.class.getName());
  private static final int CREDIT_DIGITS = 6;

  private final Transactions transactions;
  private final StripeGateway gateway;
  private final Clock clock;

  @Inject
  public BuyingCredits(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.transactions = new Transactions(admin);
    this.gateway = gateway;
    this.clock = clock;
  }

  /** What the creator is told. */
  public sealed interface Outcome {

    /** To be paid on this page. */
    record Redirect(UUID orderId, URI page) implements Outcome {}

    /** There is no such pack, or it is no longer sold. */
    record NotOffered() implements Outcome {}

    /** Stripe did not answer; the order lapses unless it is paid after all. */
    record TryAgain() implements Outcome {}

    /** Stripe does not sell this. */
    record Refused(String text) implements Outcome {}
  }

  /**
   * @param email prefilled on the page
   * @param paid where Stripe sends the buyer back to when all is done; {@code order=ord_…} is added
   * @param turnedBack the same for a buyer who does not pay
   */
  public Outcome buy(
      UUID creatorId, UUID packId, Optional<String> email, URI paid, URI turnedBack) {
    Optional<PurchaseOrder> ordered = order(creatorId, packId);
    if (ordered.isEmpty()) {
      return new Outcome.NotOffered();
    }
    PurchaseOrder order = ordered.get();
    CheckoutRequest request =
        new CheckoutRequest(
            order.entity(),
            order.id(),
            order.price().currency(),
            order.priceMinor(),
            order.tax(),
            order.taxCode(),
            product(order.creditMicros()),
            email,
            withOrder(paid, order.id()),
            withOrder(turnedBack, order.id()));
    StripeAnswer<CheckoutPage> opened;
    try {
      opened = gateway.openCheckout(request);
    } catch (StripeMisused e) {
      LOG.log(Level.SEVERE, e, () -> "order " + order.id() + " could not be offered at Stripe");
      opened = new StripeAnswer.Refused<>("misused", String.valueOf(e.getMessage()));
    }
    return switch (opened) {
      case StripeAnswer.Done<CheckoutPage>(CheckoutPage page) -> {
        keep(order.id(), page);
        yield new Outcome.Redirect(order.id(), page.address());
      }
      case StripeAnswer.Refused<CheckoutPage> refused -> {
        fail(order.id(), refused.text());
        yield new Outcome.Refused(refused.text());
      }
      case StripeAnswer.Unclear<CheckoutPage> unclear -> new Outcome.TryAgain();
    };
  }

  private Optional<PurchaseOrder> order(UUID creatorId, UUID packId) {
    return transactions.run(
        connection -> {
          Optional<CreditPack> pack =
              CreditPacks.active(connection, packId).filter(p -> gateway.sellsAs(p.entity()));
          if (pack.isEmpty()) {
            return Optional.empty();
          }
          PurchaseOrder order =
              new PurchaseOrder(
                  Ids.next(),
                  creatorId,
                  pack.get().entity(),
                  pack.get().price(),
                  pack.get().creditMicros(),
                  pack.get().tax(),
                  pack.get().taxCode(),
                  Optional.empty(),
                  CreditExpiries.of(connection, creatorId),
                  PurchaseOrder.Status.OPEN,
                  Optional.empty(),
                  Optional.empty(),
                  "",
                  clock.instant());
          OrderRows.insert(connection, order, packId);
          return Optional.of(order);
        });
  }

  private void keep(UUID orderId, CheckoutPage page) {
    transactions.run(
        connection -> {
          OrderRows.setPage(connection, orderId, page);
          return true;
        });
  }

  private void fail(UUID orderId, String why) {
    transactions.run(
        connection -> {
          OrderRows.setStatus(
              connection, orderId, PurchaseOrder.Status.FAILED, Optional.empty(), clock.instant());
          OrderRows.note(connection, orderId, why);
          return true;
        });
  }

  private static String product(long creditMicros) {
    NumberFormat credits = NumberFormat.getNumberInstance(Locale.ENGLISH);
    credits.setMaximumFractionDigits(CREDIT_DIGITS);
    return credits.format(BigDecimal.valueOf(creditMicros, CREDIT_DIGITS)) + " credits";
  }

  private static URI withOrder(URI page, UUID orderId) {
    String separator = page.getRawQuery() == null ? "?" : "&";
    return URI.create(page + separator + "order=" + WireId.ORDER.format(orderId));
  }
}
