package io.kyodaku.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.invoice.Invoices;
import io.kyodaku.invoice.NamingSeller;
import io.kyodaku.ledger.Taxed;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.stripe.BuyingCredits.Outcome;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxedPurchaseTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final long CREDITS = 3_150_000_000L;

  private final TestDatabase database = TestDatabase.fresh();
  private StripeStage stage;
  private BuyingCredits buying;
  private PurchaseOrders orders;
  private ProcessingStripeEvents processing;

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
  }

  @AfterAll
  void close() {
    stage.close();
  }

  private UUID offer(String code, SellingEntity entity, Money price, TaxBehaviour tax) {
    CreditPack offered =
        new CreditPack(
            Ids.next(), code, entity, price, CREDITS, tax, CreditPack.ELECTRONIC_SERVICE);
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

  private PurchaseOrder order(UUID creator, UUID pack) {
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

  private void pay(PurchaseOrder order, String country) {
    stage.control(
        "checkout/" + order.sessionId().orElseThrow() + "/pay",
        Map.of("outcome", "card", "country", country));
    awaitEvent(order, "checkout.session.completed");
    processing.run("");
  }

  private void awaitEvent(PurchaseOrder order, String type) {
    String session = order.sessionId().orElseThrow();
    stage.awaitRow("select id from stripe_event where object_id = ? and type = ?", session, type);
  }

  private String text(String sql, PurchaseOrder order) {
    return stage.text(sql, order.id());
  }

  @Test
  void taxInThePriceIsNotTheSellers() {
    UUID pack = offer("jp-in", SellingEntity.JP, Money.ofMinor(3_000, YEN), TaxBehaviour.INCLUSIVE);
    PurchaseOrder order = order(creator(), pack);
    pay(order, "JP");

    assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.PAID);
    assertThat(again(order).paid()).contains(new Taxed(2_727_000_000L, 273_000_000L, YEN));
    assertThat(
            text(
                "select cost_micros || ' ' || tax_micros from credit_lot where order_id = ?",
                order))
        .isEqualTo("2727000000 273000000");
    assertThat(
            text(
                "select name || ' ' || country || ' ' || rate_ppm || ' ' || net_minor || ' ' ||"
                    + " tax_minor from order_tax where order_id = ?",
                order))
        .isEqualTo("JCT JP 100000 2727 273");
    assertThat(
            text(
                "select string_agg(code || ' ' || amount_micros, ' ' order by seq) from transfer"
                    + " where reference_id = ? and code <> 'LOT_ISSUED'",
                order))
        .isEqualTo("LOT_PAID 2727000000 TAX_COLLECTED 273000000");
  }

  @Test
  void anInvoiceSaysAllOfItAndNeverChanges() {
    List<FieldError> faults =
        new NamingSeller(database.admin(), stage.clock)
            .name(
                Actor.system(),
                new NamingSeller.Draft(
                    "JP", "許諾株式会社", "東京都千代田区", "jp", "Ｔ9999-9999-99999", "03-0000-0000"));
    assertThat(faults).isEmpty();
    UUID pack =
        offer("jp-inv", SellingEntity.JP, Money.ofMinor(3_000, YEN), TaxBehaviour.INCLUSIVE);
    UUID creator = creator();
    PurchaseOrder order = order(creator, pack);
    pay(order, "JP");

    Invoices invoices = new Invoices(database.admin());
    Invoice invoice = invoices.ofOrder(creator, order.id()).getFirst();
    assertThat(invoice.seller().registration()).isEqualTo("T9999999999999");
    assertThat(invoice.total()).isEqualTo(Money.ofMinor(3_000, YEN));
    assertThat(invoice.taxes())
        .containsExactly(
            new Invoice.Tax(
                "JCT", "JP", 100_000, Money.ofMinor(2_727, YEN), Money.ofMinor(273, YEN)));
    assertThat(invoices.find(Ids.next(), invoice.id())).isEmpty();
    assertThat(invoices.ofOrder(Ids.next(), order.id())).isEmpty();
    assertThatThrownBy(
            () -> TestTenants.execute(database, "update invoice set buyer_name = 'Another'"))
        .hasMessageContaining("invoice");
    assertThatThrownBy(
            () ->
                TestTenants.execute(
                    database, "update invoice_series set last_number = last_number + 1"))
        .hasStackTraceContaining("leave no gap");
    assertThatThrownBy(
            () ->
                TestTenants.execute(
                    database, "update invoice_series set last_number = last_number + 2"))
        .hasStackTraceContaining("leave no gap");
  }

  @Test
  void aMistypedRegistrationIsNotKept() {
    NamingSeller naming = new NamingSeller(database.admin(), stage.clock);
    assertThat(
            naming.name(
                Actor.system(),
                new NamingSeller.Draft("JP", "", "\u202e", "XX", "T1234567890123", "")))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("name", "address", "country", "registration");
    assertThat(naming.name(Actor.system(), new NamingSeller.Draft("BR", "A", "B", "BR", "any", "")))
        .extracting(FieldError::field)
        .containsExactly("entity");
  }

  @Test
  void numbersHaveNoGapHoweverManyPayAtOnceAndWhateverFails() throws Exception {
    UUID pack = offer("jp-many", SellingEntity.JP, Money.ofMinor(500, YEN), TaxBehaviour.NONE);
    List<PurchaseOrder> many = IntStream.range(0, 8).mapToObj(i -> order(creator(), pack)).toList();
    many.forEach(
        order ->
            stage.control(
                "checkout/" + order.sessionId().orElseThrow() + "/pay", Map.of("outcome", "card")));
    many.forEach(order -> awaitEvent(order, "checkout.session.completed"));
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        var unused = workers.submit(() -> processing.run(""));
      }
    }
    many.forEach(order -> assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.PAID));
    assertThat(
            stage.text(
                "select count(*) = max(number) and min(number) = 1 from invoice where"
                    + " selling_entity = 'JP'"))
        .isEqualTo("t");
  }

  @Test
  void creditsLastAsLongAsWasSaidWhenTheyWereOrdered() {
    CreditExpiries expiries = new CreditExpiries(database.admin(), stage.clock);
    assertThat(expiries.set(Actor.system(), "jp", 6, 1)).isEmpty();
    assertThat(expiries.set(Actor.system(), "JPN", 0, 40))
        .extracting(FieldError::field)
        .containsExactly("country", "months", "lessDays");
    UUID pack = offer("jp-half", SellingEntity.JP, Money.ofMinor(500, YEN), TaxBehaviour.NONE);
    PurchaseOrder order = order(creator(), pack);
    assertThat(expiries.remove(Actor.system(), "JP")).isTrue();
    assertThat(expiries.remove(Actor.system(), "JP")).isFalse();
    PurchaseOrder forEver = order(creator(), pack);
    pay(order, "JP");
    pay(forEver, "JP");

    assertThat(
            text(
                "select (expires_at at time zone 'Asia/Tokyo') = (date_trunc('day', created_at at"
                    + " time zone 'Asia/Tokyo') + interval '6 months' - interval '1 day') from"
                    + " credit_lot where order_id = ?",
                order))
        .isEqualTo("t");
    assertThat(text("select count(expires_at) from credit_lot where order_id = ?", forEver))
        .isEqualTo("0");
  }

  @Test
  void taxOnTopOfThePriceIsPaidAsWell() {
    UUID pack = offer("us-ex", SellingEntity.JP, Money.ofMinor(3_000, USD), TaxBehaviour.EXCLUSIVE);
    PurchaseOrder order = order(creator(), pack);
    pay(order, "US");

    assertThat(again(order).total()).isEqualTo(Money.ofMinor(3_218, USD));
    assertThat(
            text(
                "select cost_micros || ' ' || tax_micros from credit_lot where order_id = ?",
                order))
        .isEqualTo("30000000 2180000");
    assertThat(text("select buyer_country from purchase_order where id = ?", order))
        .isEqualTo("US");
  }

  @Test
  void whereNoTaxIsCollectedThePriceIsAllCost() {
    UUID pack = offer("eu-in", SellingEntity.JP, Money.ofMinor(3_000, EUR), TaxBehaviour.INCLUSIVE);
    PurchaseOrder order = order(creator(), pack);
    pay(order, "BR");

    assertThat(again(order).paid()).contains(new Taxed(30_000_000L, 0, EUR));
    assertThat(text("select count(*) from order_tax where order_id = ?", order)).isEqualTo("0");
  }

  @Test
  void whatIsNotThePriceWithItsTaxPaysNothing() {
    UUID pack = offer("us-bad", SellingEntity.JP, Money.ofMinor(500, USD), TaxBehaviour.EXCLUSIVE);
    PurchaseOrder order = order(creator(), pack);
    TestTenants.execute(
        database, "alter table purchase_order disable trigger purchase_order_goes_forward");
    TestTenants.execute(
        database, "update purchase_order set price_minor = 501 where id = ?", order.id());
    TestTenants.execute(
        database, "alter table purchase_order enable trigger purchase_order_goes_forward");
    pay(order, "US");

    assertThat(again(order).status()).isEqualTo(PurchaseOrder.Status.OPEN);
    assertThat(
            stage.text(
                "select status || ' ' || error from stripe_event where object_id = ?",
                order.sessionId().orElseThrow()))
        .isEqualTo("DEAD Paid 536 USD, of which 36 tax, instead of 501 USD with tax EXCLUSIVE.");
  }
}
