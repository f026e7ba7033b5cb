package io.kyodaku.standin;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import io.kyodaku.standin.account.AccountCalls;
import io.kyodaku.standin.account.AccountLinks;
import io.kyodaku.standin.account.ExternalAccountCalls;
import io.kyodaku.standin.account.HostedOnboarding;
import io.kyodaku.standin.balance.BalanceCalls;
import io.kyodaku.standin.balance.Bookings;
import io.kyodaku.standin.balance.OpeningBalance;
import io.kyodaku.standin.balance.Topups;
import io.kyodaku.standin.control.MoneyControls;
import io.kyodaku.standin.control.WireControls;
import io.kyodaku.standin.event.EventCalls;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.event.Outbox;
import io.kyodaku.standin.http.HttpFront;
import io.kyodaku.standin.identity.HostedVerification;
import io.kyodaku.standin.identity.VerificationCalls;
import io.kyodaku.standin.page.Pages;
import io.kyodaku.standin.payment.Charges;
import io.kyodaku.standin.payment.Checkout;
import io.kyodaku.standin.payment.CheckoutSessions;
import io.kyodaku.standin.payment.DisputeCalls;
import io.kyodaku.standin.payment.Disputes;
import io.kyodaku.standin.payment.HostedCheckout;
import io.kyodaku.standin.payment.PaymentIntentCalls;
import io.kyodaku.standin.payment.PaymentIntents;
import io.kyodaku.standin.payment.Refunds;
import io.kyodaku.standin.payment.Taxes;
import io.kyodaku.standin.payout.BalanceSettings;
import io.kyodaku.standin.payout.PayoutCalls;
import io.kyodaku.standin.payout.Payouts;
import io.kyodaku.standin.payout.Reversals;
import io.kyodaku.standin.payout.Transfers;
import io.kyodaku.standin.pulse.Pulse;
import io.kyodaku.standin.pulse.Timers;
import io.kyodaku.standin.store.Shelf;
import io.kyodaku.standin.store.Store;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Api;
import io.kyodaku.standin.wire.IdempotentAnswers;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Router;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A running stand-in for Stripe. What a client was told has happened is on the disk; closing saves
 * nothing, and a process that is killed loses nothing.
 */
public final class StripeStandin implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StripeStandin.class.getName());
  private static final Shelf ADDRESS = new Shelf("", "address");

  /** Stripe's own limit on how long events can be fetched. */
  private static final Duration MEMORY = Duration.ofDays(30);

  private static final Set<String> FORGOTTEN =
      Set.of(Events.SNAPSHOT, Outbox.FILED, IdempotentAnswers.KIND);

  private final URI base;
  private final Store store;
  private final Pulse pulse;
  private final HttpFront front;

  private StripeStandin(URI base, Store store, Pulse pulse, HttpFront front) {
    this.base = base;
    this.store = store;
    this.pulse = pulse;
    this.front = front;
  }

  /** Opens the data directory, binds the loopback address and serves. */
  public static StripeStandin start(StandinOptions options) throws IOException {
    Store store =
        Store.open(options.data(), keep(options.clock()), Map.of(Bookings.KIND, Bookings.TALLY));
    HttpServer bound = null;
    try {
      bound = bind(options.port(), store);
      URI base = URI.create("http://127.0.0.1:" + bound.getAddress().getPort());
      return wire(options, store, bound, base);
    } catch (IOException | RuntimeException e) {
      if (bound != null) {
        bound.stop(0);
      }
      store.close();
      throw e;
    }
  }

  /**
   * Binds the port. When any will do, the one of the last start is tried first, since sessions and
   * links were handed out with its address.
   */
  private static HttpServer bind(int port, Store store) throws IOException {
    HttpServer bound = port == 0 ? bindAsBefore(store) : HttpFront.bind(port);
    JsonObject address = Json.of("port", bound.getAddress().getPort());
    store.write(
        tx -> {
          tx.put(ADDRESS, "last", address);
          return address;
        });
    return bound;
  }

  private static HttpServer bindAsBefore(Store store) throws IOException {
    int before =
        store.read(
            tx -> tx.find(ADDRESS, "last").map(last -> last.get("port").getAsInt()).orElse(0));
    try {
      return HttpFront.bind(before);
    } catch (BindException e) {
      LOG.log(Level.INFO, "Port {0} of the last start is taken; taking another", before);
      return HttpFront.bind(0);
    }
  }

  /** Where the API and the hosted pages are. */
  public URI baseUri() {
    return base;
  }

  @Override
  public void close() {
    front.close();
    pulse.close();
    store.close();
  }

  /**
   * Lets go of everything as a killed process does: nothing is awaited, nothing is tidied. For
   * tests.
   */
  void crash() {
    front.drop();
    pulse.drop();
    store.close();
  }

  private static StripeStandin wire(StandinOptions options, Store store, HttpServer bound, URI base)
      throws IOException {
    open(options, store);
    Clock clock = options.clock();
    Router router = new Router();
    Pages pages = new Pages(store, clock, options.entities());
    Timers timers = new Timers();

    Charges charges = new Charges(options.feeBps(), options.fundsDelay());
    PaymentIntents intents = new PaymentIntents(charges);
    Checkout checkout = new Checkout(intents, new Taxes(options.taxPpm()), base);
    charges.routes(router);
    new PaymentIntentCalls(intents).routes(router);
    new CheckoutSessions(checkout, base).routes(router);
    new HostedCheckout(checkout).routes(pages);
    timers.define(Checkout.EXPIRY_TIMER, checkout::expireWhenOpen);
    Refunds.routes(router);
    Disputes.routes(router);
    DisputeCalls.routes(router);
    BalanceCalls.routes(router);
    Topups.routes(router);
    payOut(options, router, timers);
    connect(base, router, pages);
    new MoneyControls(checkout).routes(router);
    WireControls.routes(router);
    EventCalls.routes(router);

    Api api = new Api(store, clock, options.entities(), router);
    HttpFront front = HttpFront.start(api, pages, bound);
    Pulse pulse = Pulse.start(store, clock, options.entities(), timers, options.retries());
    return new StripeStandin(base, store, pulse, front);
  }

  private static void payOut(StandinOptions options, Router router, Timers timers) {
    Transfers.routes(router);
    Reversals.routes(router);
    new PayoutCalls(options.payoutDelay()).routes(router);
    timers.define(Payouts.ARRIVAL_TIMER, Payouts::arrive);
    BalanceSettings.routes(router);
  }

  private static void connect(URI base, Router router, Pages pages) {
    AccountCalls.routes(router);
    new AccountLinks(base).routes(router);
    HostedOnboarding.routes(pages);
    ExternalAccountCalls.routes(router);
    new VerificationCalls(base).routes(router);
    HostedVerification.routes(pages);
  }

  /** Books each entity's opening balance unless an earlier start has done so. */
  private static void open(StandinOptions options, Store store) {
    store.write(
        tx -> {
          for (OpeningBalance opening : options.openings()) {
            options.entities().stream()
                .filter(entity -> entity.name().equals(opening.entity()))
                .map(
                    entity ->
                        new Act(tx, entity, Act.OWN, options.clock().instant(), Act.Origin.NONE))
                .forEach(opening::bookOnce);
          }
          return tx;
        });
  }

  private static BiPredicate<Shelf, JsonObject> keep(Clock clock) {
    return (shelf, document) ->
        !FORGOTTEN.contains(shelf.kind())
            || document.get("created").getAsLong() > clock.instant().minus(MEMORY).getEpochSecond();
  }
}
