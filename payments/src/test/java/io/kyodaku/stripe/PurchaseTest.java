package io.kyodaku.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.stripe.BuyingCredits.Outcome;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurchaseTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long CREDITS = 3_150_000_000L;

  private final TestDatabase database = TestDatabase.fresh();
  private StripeStage stage;
  private BuyingCredits buying;
  private PurchaseOrders orders;
  private ProcessingStripeEvents processing;
  private UUID pack;

  @BeforeAll
  void open() {
    stage = StripeStage.open(database);
    buying = new BuyingCredits(database.admin(), stage.gateway, stage.clock);
    orders = new PurchaseOrders(database.admin());
    processing =
        new ProcessingStripeEvents(
            database.admin(),
            List.of(new FulfillingOrder(stage.gateway, stage.clock)),
            stage.clock);
    pack = offer("jp-3000", SellingEntity.JP, Money.ofMinor(3_000, YEN));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  private UUID offer(String code, SellingEntity entity, Money price) {
    CreditPack offered =
        new CreditPack(
            Ids.next(),
            code,
            entity,
            price,
            CREDITS,
            TaxBehaviour.NONE,
            CreditPack.ELECTRONIC_SERVICE);
    new OfferingCreditPack(database.admin(), stage.clock).offer(offered, Actor.system());
    return offered.id();
  }

  private UUID creator() {
    UUID id = Ids.next();
    TestTenants.execute(
        database,
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        id,
        TestTenants.account(database));
    return id;
  }

  private PurchaseOrder order(UUID creator) {
    Outcome outcome =
        buying.buy(
            creator,
            pack,
            Optional.of("buyer@test.example"),
            URI.create("https://portal.example/credits?lang=ja"),
            URI.create("https://portal.example/credits"));
    assertThat(outcome).isInstanceOf(Outcome.Redirect.class);
    return orders.find(creator, ((Outcome.Redirect) outcome).orderId()).orElseThrow();
  }

  private PurchaseOrder again(PurchaseOrder order) {
    return orders.find(order.creatorId(), order.id()).orElseThrow();
  }

  private void customer(PurchaseOrder order, String what) {
    stage.control("checkout/" + order.sessionId().orElseThrow() + "/pay", Map.of("outcome", what));
  }

  private void promise(PurchaseOrder order, String what) {
    stage.control(
        "checkout/" + order.sessionId().orElseThrow() + "/settle", Map.of("outcome", what));
  }

  private void awaitEvent(PurchaseOrder order, String type) {
    String session = order.sessionId().orElseThrow();
    stage.awaitRow("select id from stripe_event where object_id = ? and type = ?", session, type);
  }

  private List<String> lots(PurchaseOrder order) {
    return stage.texts(
        "select credits_micros || ' ' || cost_micros || ' ' || currency || ' ' || selling_entity"
            + " from credit_lot where order_id = ?",
        order.id());
  }

  private void granted(PurchaseOrder order) {
    assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.PAID);
    assertThat(lots(order)).containsExactly("3150000000 3000000000 JPY JP");
    assertThat(
            stage.text(
                "select available_micros from wallet where creator_id = ?", order.creatorId()))
        .isEqualTo(String.valueOf(CREDITS));
  }

  @Test
  void creditsComeWithTheEventAndNotWithTheRedirect() {
    PurchaseOrder order = order(creator());
    customer(order, "card");
    awaitEvent(order, "checkout.session.completed");
    assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.OPEN);
    assertThat(lots(order)).isEmpty();
    processing.run("");
    granted(order);
    assertThat(again(order).page()).isEmpty();
  }

  @Test
  void theBuyerComesBackToItsOrder() {
    PurchaseOrder order = order(creator());
    assertThat(
            stage
                .read("/v1/checkout/sessions/" + order.sessionId().orElseThrow())
                .get("success_url")
                .getAsString())
        .startsWith("https://portal.example/credits?lang=ja&order=ord_");
  }

  @Test
  void aDeclinedCardGrantsNothingAndMayBeFollowedByAnother() {
    PurchaseOrder order = order(creator());
    customer(order, "decline");
    processing.run("");
    assertThat(lots(order)).isEmpty();
    customer(order, "card");
    awaitEvent(order, "checkout.session.completed");
    processing.run("");
    granted(order);
  }

  @Test
  void aPromiseWaitsAndGrantsWhenItIsKept() {
    PurchaseOrder order = order(creator());
    customer(order, "later");
    awaitEvent(order, "checkout.session.completed");
    processing.run("");
    assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.WAITING);
    assertThat(lots(order)).isEmpty();
    promise(order, "succeeded");
    awaitEvent(order, "checkout.session.async_payment_succeeded");
    processing.run("");
    granted(order);
  }

  @Test
  void aBrokenPromiseGrantsNothing() {
    PurchaseOrder order = order(creator());
    customer(order, "later");
    promise(order, "failed");
    awaitEvent(order, "checkout.session.async_payment_failed");
    awaitEvent(order, "checkout.session.completed");
    processing.run("");
    assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.FAILED);
    assertThat(lots(order)).isEmpty();
  }

  @Test
  void eventsInTheWrongOrderAndTwiceGrantOnce() {
    PurchaseOrder order = order(creator());
    stage.control("deliveries/rule", Map.of("duplicates", "2", "reorder", "6"));
    customer(order, "later");
    promise(order, "succeeded");
    stage.control("deliveries/rule", Map.of());
    stage.control("deliveries/release", Map.of());
    awaitEvent(order, "checkout.session.async_payment_succeeded");
    processing.run("");
    awaitEvent(order, "checkout.session.completed");
    processing.run("");
    granted(order);
  }

  @Test
  void anAbandonedPageExpiresAndMoneyThatComesAfterAllIsNotLost() {
    PurchaseOrder order = order(creator());
    TestTenants.execute(
        database, "update purchase_order set status = 'EXPIRED' where id = ?", order.id());
    customer(order, "card");
    awaitEvent(order, "checkout.session.completed");
    processing.run("");
    granted(order);

    PurchaseOrder abandoned = order(creator());
    stage.call(
        "POST",
        "/v1/checkout/sessions/" + abandoned.sessionId().orElseThrow() + "/expire",
        Map.of());
    awaitEvent(abandoned, "checkout.session.expired");
    processing.run("");
    assertThat(again(abandoned).status()).isEqualTo(PurchaseOrder.Status.EXPIRED);
  }

  @Test
  void whileStripeIsAskedOfMoneyThatCameAfterAllNothingIsHeld() {
    PurchaseOrder order = order(creator());
    TestTenants.execute(
        database, "update purchase_order set status = 'EXPIRED' where id = ?", order.id());
    customer(order, "card");
    awaitEvent(order, "checkout.session.completed");
    stage.whileStripeIsSlow(
        "GET",
        "/v1/checkout/sessions/" + order.sessionId().orElseThrow(),
        () -> processing.run(""),
        () -> {
          assertThat(stage.idleInTransaction()).isEqualTo("0");
          // Another worker leaves an event alone that is being worked on.
          processing.run("");
          assertThat(lots(order)).isEmpty();
        });
    granted(order);
  }

  @Test
  void anAnswerThatIsLostLeavesOneSessionThatStillPaysTheOrder() {
    UUID creator = creator();
    stage.control(
        "faults", Map.of("kind", "error_after", "path", "/v1/checkout/sessions", "times", "3"));
    Outcome outcome =
        buying.buy(
            creator,
            pack,
            Optional.empty(),
            URI.create("https://portal.example/a"),
            URI.create("https://portal.example/b"));
    assertThat(outcome).isEqualTo(new Outcome.TryAgain());
    PurchaseOrder order = orders.ofCreator(creator, 10).getFirst();
    assertThat(order.sessionId()).isEmpty();

    String session =
        stage
            .read("/v1/checkout/sessions?limit=1")
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    stage.control("checkout/" + session + "/pay", Map.of());
    stage.awaitRow(
        "select id from stripe_event where object_id = ? and type = 'checkout.session.completed'",
        session);
    processing.run("");
    granted(order);
  }

  @Test
  void manyWorkersAndManyCopiesGrantOnce() throws Exception {
    PurchaseOrder order = order(creator());
    customer(order, "later");
    promise(order, "succeeded");
    awaitEvent(order, "checkout.session.completed");
    awaitEvent(order, "checkout.session.async_payment_succeeded");
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        work.add(
            () -> {
              processing.run("");
              return true;
            });
      }
      for (Future<Boolean> done : workers.invokeAll(work)) {
        done.get();
      }
    }
    granted(order);
  }

  @Test
  void anotherAmountOrAnothersEventGrantsNothingAndIsSeen() {
    PurchaseOrder cheap = order(creator());
    PurchaseOrder foreign = order(creator());
    PurchaseOrder swapped = order(creator());
    forge(cheap, cheap.sessionId().orElseThrow(), 1, "jpy", "whsec_jp");
    forge(foreign, foreign.sessionId().orElseThrow(), 3_000, "jpy", "whsec_us");
    forge(swapped, "cs_other", 3_000, "jpy", "whsec_jp");
    forge(cheap, cheap.sessionId().orElseThrow(), 3_000, "usd", "whsec_jp");
    processing.run("");
    for (PurchaseOrder order : List.of(cheap, foreign, swapped)) {
      assertThat(lots(order)).isEmpty();
      assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.OPEN);
    }
    assertThat(stage.texts("select error from stripe_event where event_id like 'evt_forged%'"))
        .hasSize(4)
        .doesNotContain("null");
  }

  /** Whoever has a connected account may open sessions on it, with any metadata. */
  @Test
  void aSessionOfAConnectedAccountPaysNoOrder() {
    PurchaseOrder paid = order(creator());
    customer(paid, "card");
    awaitEvent(paid, "checkout.session.completed");
    PurchaseOrder order = order(creator());
    JsonObject event =
        JsonParser.parseString(
                stage
                    .text(
                        "select payload from stripe_event where object_id = ? and type = ?",
                        paid.sessionId().orElseThrow(),
                        "checkout.session.completed")
                    .replace(paid.sessionId().get(), order.sessionId().orElseThrow())
                    .replace(paid.id().toString(), order.id().toString()))
            .getAsJsonObject();
    event.addProperty("id", "evt_connected");
    event.addProperty("account", "acct_connected");
    stage.deliver(event.toString());
    processing.run("");
    assertThat(lots(order)).isEmpty();
    assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.OPEN);
    assertThat(
            stage.text(
                "select status || ' ' || error from stripe_event where event_id = 'evt_connected'"))
        .startsWith("DEAD")
        .contains("acct_connected");
  }

  /** An event as nobody but Stripe, or we by mistake, could have signed it. */
  private void forge(
      PurchaseOrder order, String session, long amount, String currency, String secret) {
    String body =
        """
        {"id":"evt_forged_%s","object":"event","type":"checkout.session.completed","created":1772323200,
         "data":{"object":{"id":"%s","object":"checkout.session","payment_status":"paid","amount_total":%d,
         "currency":"%s","metadata":{"kyodaku_order":"%s"}}}}
        """
            .formatted(Ids.next(), session, amount, currency, order.id());
    assertThat(
            stage.receiving.receive(
                body.getBytes(StandardCharsets.UTF_8), Signing.header(body, secret, stage.clock)))
        .isInstanceOf(ReceivingStripeEvent.Reception.Kept.class);
  }

  @Test
  void whatStripeForbidsUsIsNotedForOperatorsWithoutOurKey() {
    UUID creator = creator();
    Outcome outcome =
        new BuyingCredits(database.admin(), stage.misconfigured(), stage.clock)
            .buy(
                creator,
                pack,
                Optional.empty(),
                URI.create("https://portal.example/a"),
                URI.create("https://portal.example/b"));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    PurchaseOrder order = orders.ofCreator(creator, 1).getFirst();
    assertThat(order.status()).isEqualTo(PurchaseOrder.Status.FAILED);
    assertThat(orders.noted(10))
        .filteredOn(noted -> noted.id().equals(order.id()))
        .singleElement()
        .extracting(PurchaseOrder::note)
        .asString()
        .contains("does not know our key")
        .doesNotContain("sk_");
  }

  @Test
  void whatIsNotOfferedCannotBeBought() {
    UUID european =
        offer("eu-5", SellingEntity.EU, Money.ofMinor(500, Currency.getInstance("EUR")));
    UUID withdrawn = offer("jp-1", SellingEntity.JP, Money.ofMinor(100, YEN));
    new WithdrawingCreditPack(database.admin(), stage.clock).withdraw(withdrawn, Actor.system());
    for (UUID wanted : List.of(european, withdrawn, Ids.next())) {
      assertThat(
              buying.buy(
                  creator(),
                  wanted,
                  Optional.empty(),
                  URI.create("https://portal.example/a"),
                  URI.create("https://portal.example/b")))
          .isEqualTo(new Outcome.NotOffered());
    }
    assertThat(new CreditPacks(database.admin(), stage.gateway).offered())
        .extracting(CreditPack::code)
        .containsExactly("jp-3000");
  }

  @Test
  void anOrderWithoutAPageIsGivenUpWhenNobodyCanPayItAnyMore() {
    UUID creator = creator();
    stage.control("faults", Map.of("kind", "error", "path", "/v1/checkout/sessions", "times", "3"));
    buying.buy(
        creator,
        pack,
        Optional.empty(),
        URI.create("https://portal.example/a"),
        URI.create("https://portal.example/b"));
    PurchaseOrder withPage = order(creator());
    Clock later = Clock.offset(stage.clock, Duration.ofHours(26));
    new LapsingOrders(database.admin(), stage.clock).run("");
    assertThat(orders.ofCreator(creator, 1).getFirst().status())
        .isEqualTo(PurchaseOrder.Status.OPEN);
    new LapsingOrders(database.admin(), later).run("");
    assertThat(orders.ofCreator(creator, 1).getFirst().status())
        .isEqualTo(PurchaseOrder.Status.EXPIRED);
    assertThat(again(withPage).status()).isEqualTo(PurchaseOrder.Status.OPEN);
  }

  @Test
  void anothersOrderIsNotFound() {
    PurchaseOrder order = order(creator());
    assertThat(orders.find(creator(), order.id())).isEmpty();
  }

  @Test
  void anOrderNeverChangesItsTermsAndNeverGoesBack() {
    PurchaseOrder order = order(creator());
    customer(order, "card");
    awaitEvent(order, "checkout.session.completed");
    processing.run("");
    for (String attack :
        List.of(
            "update purchase_order set status = 'OPEN' where id = ?",
            "update purchase_order set credit_micros = 1 where id = ?",
            "update purchase_order set session_id = 'cs_1' where id = ?",
            "delete from purchase_order where id = ?")) {
      assertThatThrownBy(() -> TestTenants.execute(database, attack, order.id()))
          .hasRootCauseInstanceOf(java.sql.SQLException.class);
    }
  }
}
