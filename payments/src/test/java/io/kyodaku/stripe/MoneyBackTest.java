package io.kyodaku.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.wallet.World;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators see of disputes and refunds. */
class MoneyBackTest {

  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final Currency YEN = Currency.getInstance("JPY");

  private final TestDatabase database = TestDatabase.fresh();
  private final World world = new World(database);
  private final MoneyBack moneyBack = new MoneyBack(database.admin());

  @Test
  void theNewestEventSaysHowADisputeStandsAndItsPaymentWhoseItIs() {
    UUID order = order("pi_1");
    event("charge.dispute.created", 0, dispute("du_1", "needs_response"));
    event("charge.dispute.updated", 60, dispute("du_1", "under_review"));
    event("charge.dispute.funds_withdrawn", 30, dispute("du_1", "needs_response"));

    MoneyBack.Item item = moneyBack.page(Optional.empty(), 0).getFirst();
    assertThat(moneyBack.page(Optional.empty(), 0)).hasSize(1);
    assertThat(item.sort()).isEqualTo(MoneyBack.Sort.DISPUTE);
    assertThat(item.state()).isEqualTo("under_review");
    assertThat(item.amount()).hasValue(Money.ofMinor(3_000, YEN));
    assertThat(item.reason()).isEqualTo("fraudulent");
    assertThat(item.charge()).isEqualTo("ch_1");
    assertThat(item.dueBy()).hasValue(Instant.ofEpochSecond(1_773_000_000));
    assertThat(item.buyer().orElseThrow().orderId()).isEqualTo(order);
    assertThat(item.buyer().orElseThrow().name()).isEqualTo("A");
  }

  @Test
  void whatIsOfNoOrderHereOrMakesNoSenseIsShownAsItCame() {
    event("refund.created", 0, "{\"id\":\"re_1\",\"amount\":\"many\",\"currency\":\"zzz\"}");
    event("refund.failed", 5, "{\"id\":\"re_2\",\"amount\":-5,\"currency\":\"jpy\"}");
    event("radar.early_fraud_warning.created", 9, "{\"id\":\"issfr_1\",\"fraud_type\":\"misc\"}");
    event("charge.succeeded", 10, "{\"id\":\"ch_9\"}");

    List<MoneyBack.Item> all = moneyBack.page(Optional.empty(), 0);
    assertThat(all).extracting(MoneyBack.Item::objectId).containsExactly("issfr_1", "re_2", "re_1");
    assertThat(all.getLast().amount()).isEmpty();
    assertThat(all.getLast().buyer()).isEmpty();
    assertThat(all.getFirst().reason()).isEqualTo("misc");
    assertThat(moneyBack.page(Optional.of(MoneyBack.Sort.REFUND), 0)).hasSize(2);
    assertThat(moneyBack.page(Optional.of(MoneyBack.Sort.DISPUTE), 0)).isEmpty();
    assertThat(moneyBack.page(Optional.empty(), 3)).isEmpty();
  }

  private static String dispute(String id, String status) {
    return """
    {"id":"%s","object":"dispute","amount":3000,"currency":"jpy","status":"%s","reason":"fraudulent",
     "charge":"ch_1","payment_intent":"pi_1","evidence_details":{"due_by":1773000000}}\
    """
        .formatted(id, status);
  }

  private UUID order(String intent) {
    UUID creator = world.creator();
    UUID pack = Ids.next();
    world.execute(
        "insert into credit_pack (id, code, selling_entity, currency, price_minor, credit_micros,"
            + " created_at) values (?, 'jp-3000', 'JP', 'JPY', 3000, 3000000000, now())",
        pack);
    UUID order = Ids.next();
    world.execute(
        "insert into purchase_order (id, creator_id, pack_id, selling_entity, currency,"
            + " price_minor, credit_micros, status, session_id, payment_intent, created_at,"
            + " status_at) values (?, ?, ?, 'JP', 'JPY', 3000, 3000000000, 'PAID', 'cs_1', ?,"
            + " now(), now())",
        order,
        creator,
        pack,
        intent);
    return order;
  }

  private void event(String type, int afterSeconds, String object) {
    Instant at = START.plusSeconds(afterSeconds);
    String id = "evt_" + Ids.next();
    String payload =
        "{\"id\":\"%s\",\"object\":\"event\",\"type\":\"%s\",\"created\":%d,\"data\":{\"object\":%s}}"
            .formatted(id, type, at.getEpochSecond(), object);
    world.execute(
        "insert into stripe_event (id, selling_entity, event_id, type, object_id, payload,"
            + " created_at, received_at, status, next_at, ended_at)"
            + " values (?, 'JP', ?, ?, ?, ?, ?, ?, 'DEFERRED', ?, ?)",
        Ids.next(),
        id,
        type,
        EventPayload.parse(payload).orElseThrow().objectId().orElseThrow(),
        payload,
        at,
        at,
        at,
        at);
  }
}
