package io.kyodaku.stripe;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.invoice.IssuingInvoice;
import io.kyodaku.invoice.Seller;
import io.kyodaku.shared.Money;
import io.kyodaku.wallet.LotPosting;
import io.kyodaku.wallet.PurchasedLot;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of an order's Checkout Session. Credits are given when Stripe says that the money is
 * there: at once for a card, later for a promise that was kept. The order's row is locked, its lot
 * is unique, and neither goes back. Only the entity's own sessions count: a connected account could
 * put our order's id on one of its own.
 */
@Dependent
public class FulfillingOrder implements StripeEffect {

  private static final String COMPLETED = "checkout.session.completed";
  private static final String KEPT = "checkout.session.async_payment_succeeded";
  private static final String BROKEN = "checkout.session.async_payment_failed";
  private static final String EXPIRED = "checkout.session.expired";
  private static final Set<String> TYPES = Set.of(COMPLETED, KEPT, BROKEN, EXPIRED);

  private final StripeGateway gateway;
  private final Clock clock;

  @Inject
  public FulfillingOrder(StripeGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public boolean takes(String type) {
    return TYPES.contains(type);
  }

  @Override
  public EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException {
    CheckoutState session = EventPayload.parse(event.payload()).orElseThrow().checkout();
    if (session.orderId().isEmpty()) {
      return new EffectOutcome.Done("Not a session of ours.");
    }
    if (event.account().isPresent()) {
      return new EffectOutcome.Unusable(
          "It happened on the account " + event.account().get() + ".");
    }
    Optional<UUID> id = session.orderId().flatMap(OurIds::parse);
    Optional<PurchaseOrder> found =
        id.isEmpty() ? Optional.empty() : OrderRows.lock(connection, id.get());
    if (found.isEmpty()) {
      return new EffectOutcome.Unusable("There is no order " + session.orderId().get() + ".");
    }
    PurchaseOrder order = found.get();
    if (order.entity() != event.entity()) {
      return new EffectOutcome.Unusable("The order is one of " + order.entity() + ".");
    }
    if (order.sessionId().filter(known -> !known.equals(session.sessionId())).isPresent()) {
      return new EffectOutcome.Unusable("The order has another session.");
    }
    OrderRows.setSession(connection, order.id(), session.sessionId());
    return switch (event.type()) {
      case BROKEN -> giveUp(connection, order, PurchaseOrder.Status.FAILED);
      case EXPIRED -> giveUp(connection, order, PurchaseOrder.Status.EXPIRED);
      default -> session.paid() ? pay(connection, order, session) : promise(connection, order);
    };
  }

  private EffectOutcome promise(Connection connection, PurchaseOrder order) throws SQLException {
    return order.status() == PurchaseOrder.Status.OPEN
        ? moved(connection, order, PurchaseOrder.Status.WAITING, Optional.empty())
        : unmoved(order);
  }

  private EffectOutcome giveUp(Connection connection, PurchaseOrder order, PurchaseOrder.Status to)
      throws SQLException {
    boolean open = order.status() == PurchaseOrder.Status.OPEN;
    boolean waits = order.status() == PurchaseOrder.Status.WAITING;
    return open || (waits && to == PurchaseOrder.Status.FAILED)
        ? moved(connection, order, to, Optional.empty())
        : unmoved(order);
  }

  private EffectOutcome pay(Connection connection, PurchaseOrder order, CheckoutState session)
      throws SQLException {
    return switch (order.status()) {
      case PAID -> unmoved(order);
      case OPEN, WAITING ->
          session.lacksRates()
              ? new EffectOutcome.Ask(() -> asAsked(order, session.sessionId()))
              : grant(connection, order, session);
      case FAILED, EXPIRED -> new EffectOutcome.Ask(() -> asAsked(order, session.sessionId()));
    };
  }

  /**
   * Events don't tell at which rates tax was taken, so Stripe is asked for it. And where we had
   * given an order up, it is asked whether the money is really there; it stays there.
   */
  private EffectOutcome.Booking asAsked(PurchaseOrder order, String sessionId) {
    return switch (gateway.checkout(order.entity(), sessionId)) {
      case StripeAnswer.Done<CheckoutState>(CheckoutState now) ->
          connection -> {
            PurchaseOrder locked = OrderRows.lock(connection, order.id()).orElseThrow();
            if (locked.status() == PurchaseOrder.Status.PAID) {
              return unmoved(locked);
            }
            OrderRows.setSession(connection, order.id(), sessionId);
            return now.paid()
                ? grant(connection, locked, now)
                : new EffectOutcome.Unusable("Stripe no longer says that it is paid.");
          };
      case StripeAnswer.Refused<CheckoutState> refused ->
          connection -> new EffectOutcome.Unusable(refused.text());
      case StripeAnswer.Unclear<CheckoutState> unclear ->
          connection -> new EffectOutcome.Later(unclear.text());
    };
  }

  private EffectOutcome grant(Connection connection, PurchaseOrder order, CheckoutState session)
      throws SQLException {
    String currency = order.price().currency().getCurrencyCode();
    if (!isPaid(order, session) || !session.currency().equals(currency)) {
      return new EffectOutcome.Unusable(
          "Paid %d %s, of which %d tax, instead of %d %s with tax %s."
              .formatted(
                  session.amountMinor(),
                  session.currency(),
                  session.taxMinor(),
                  order.priceMinor(),
                  currency,
                  order.tax()));
    }
    List<TaxLine> taxes = addUp(session) ? session.taxes() : List.of();
    OrderRows.setPaid(connection, order.id(), session, taxes);
    LotPosting.post(
        connection,
        new PurchasedLot(
            order.id(),
            order.creatorId(),
            order.creditMicros(),
            Money.ofMinor(session.amountMinor() - session.taxMinor(), order.price().currency()),
            Money.ofMinor(session.taxMinor(), order.price().currency()).micros(),
            order.entity().name(),
            order.expiry().map(expiry -> expiry.after(clock.instant(), zoneOf(order)))),
        clock);
    EffectOutcome paid =
        moved(connection, order, PurchaseOrder.Status.PAID, session.paymentIntent());
    invoice(connection, order, session, taxes);
    return paid;
  }

  private static ZoneId zoneOf(PurchaseOrder order) {
    return Seller.zoneOf(order.entity().name());
  }

  private void invoice(
      Connection connection, PurchaseOrder order, CheckoutState session, List<TaxLine> taxes)
      throws SQLException {
    Currency currency = order.price().currency();
    IssuingInvoice.invoice(
        connection,
        order.id(),
        Money.ofMinor(session.amountMinor() - session.taxMinor(), currency),
        Money.ofMinor(session.taxMinor(), currency),
        taxes.stream()
            .map(
                tax ->
                    new Invoice.Tax(
                        tax.name(),
                        tax.country(),
                        tax.ratePpm(),
                        Money.ofMinor(tax.netMinor(), currency),
                        Money.ofMinor(tax.taxMinor(), currency)))
            .toList(),
        clock);
  }

  /** Exactly the pack's price: with tax in it, or on top of it, or without. */
  private static boolean isPaid(PurchaseOrder order, CheckoutState session) {
    long total = session.amountMinor();
    long tax = session.taxMinor();
    return switch (order.tax()) {
      case NONE -> tax == 0 && total == order.priceMinor();
      case INCLUSIVE -> tax >= 0 && tax < total && total == order.priceMinor();
      case EXCLUSIVE -> tax >= 0 && total - tax == order.priceMinor();
    };
  }

  /** Whether what is said by rate is all tax that was taken; else it is kept without rates. */
  private static boolean addUp(CheckoutState session) {
    return session.taxes().stream().mapToLong(TaxLine::taxMinor).sum() == session.taxMinor();
  }

  private EffectOutcome moved(
      Connection connection,
      PurchaseOrder order,
      PurchaseOrder.Status to,
      Optional<String> paymentIntent)
      throws SQLException {
    OrderRows.setStatus(connection, order.id(), to, paymentIntent, clock.instant());
    return new EffectOutcome.Done("The order is " + to + ".");
  }

  private static EffectOutcome unmoved(PurchaseOrder order) {
    return new EffectOutcome.Done("The order was " + order.status() + " already.");
  }
}
