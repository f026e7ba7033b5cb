package io.kyodaku.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.payout.Payout;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.Payee;
import io.kyodaku.wallet.World;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Purchases, disputes and payouts while Stripe fails before and after it acts, loses requests and
 * answers, and sends its events late, in any order and more than once: in the end nothing was
 * charged, credited or paid twice, and nothing is lost.
 */
class StripeAtItsWorstTest {

  private static final int STEPS = 40;
  private static final List<String> KINDS =
      List.of("error", "rate_limit", "lost_request", "error_after", "lost_answer");
  private static final List<String> PATHS =
      List.of(
          "/v1/checkout/sessions",
          "/v1/transfers",
          "/v1/payouts",
          "/v1/disputes",
          "/v1/balance_settings",
          "/v2/core");

  private final List<UUID> paid = new ArrayList<>();
  private final List<UUID> undisputed = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int won;
  private int lost;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingIsLostOrDoneTwice(long seed) {
    Random random = new Random(seed);
    try (Season season = new Season(LocalDateTime.of(2027, 1, 1, 0, 0))) {
      World.Claim owner =
          season.agree(season.owner(), 2, 7_000, PluginPin.STANDARD, PluginPin.STANDARD);
      paid.add(season.buy());
      season.use(owner, 50);
      for (int step = 0; step < STEPS; step++) {
        makeTrouble(season, random);
        season.world.clock.pass(Duration.ofHours(random.nextInt(1, 120)));
        act(season, owner, random);
        season.work();
      }
      calm(season);
      settle(season, owner);
      assertNothingIsLostOrDoneTwice(season, owner);
    }
  }

  private static void makeTrouble(Season season, Random random) {
    if (random.nextBoolean()) {
      season.stripe.control(
          "faults",
          Map.of(
              "kind", KINDS.get(random.nextInt(KINDS.size())),
              "path", PATHS.get(random.nextInt(PATHS.size())),
              "method", random.nextBoolean() ? "GET" : "POST",
              "times", String.valueOf(random.nextInt(1, 4))));
    }
    if (random.nextInt(4) == 0) {
      season.stripe.control(
          "deliveries/rule",
          Map.of(
              "duplicates", String.valueOf(random.nextInt(3)),
              "reorder", String.valueOf(random.nextInt(5)),
              "delay_ms", String.valueOf(random.nextInt(200))));
    }
  }

  private void act(Season season, World.Claim owner, Random random) {
    switch (random.nextInt(6)) {
      case 0, 1 -> buy(season);
      case 2 -> use(season, owner, random);
      case 3 -> dispute(season, random);
      case 4 -> endDispute(season, random);
      default -> {
        season.closeNext(owner);
        season.tryToPay();
      }
    }
  }

  private void buy(Season season) {
    season
        .order()
        .ifPresent(
            order -> {
              season.payByCard(order);
              paid.add(order);
            });
  }

  private static void use(Season season, World.Claim owner, Random random) {
    long credits =
        (season.books.available(season.creator) - season.books.debt(season.creator)) / World.CREDIT;
    if (credits >= 5) {
      season.use(owner, random.nextInt(1, (int) (credits / 5) + 1));
    }
  }

  private void dispute(Season season, Random random) {
    undisputed.addAll(paid.stream().filter(order -> isPaid(season, order)).toList());
    paid.removeAll(undisputed);
    if (!undisputed.isEmpty()) {
      UUID order = undisputed.remove(random.nextInt(undisputed.size()));
      JsonObject dispute =
          season.stripe.control(
              "disputes", Map.of("payment_intent", season.paymentIntent(order), "amount", "1000"));
      open.add(dispute.get("id").getAsString());
    }
  }

  private static boolean isPaid(Season season, UUID order) {
    return season.world.number(
            "select count(*) from purchase_order where id = ? and status = 'PAID'", order)
        == 1;
  }

  private void endDispute(Season season, Random random) {
    if (!open.isEmpty()) {
      boolean wins = random.nextBoolean();
      season.stripe.control(
          "disputes/" + open.remove(random.nextInt(open.size())) + "/close",
          Map.of("outcome", wins ? "won" : "lost"));
      won += wins ? 1 : 0;
      lost += wins ? 0 : 1;
    }
  }

  /** Stripe works again, and says all that it has to say. */
  private static void calm(Season season) {
    season.stripe.call("DELETE", "/_standin/faults", Map.of());
    season.stripe.control("deliveries/rule", Map.of());
    season.stripe.control("deliveries/release", Map.of());
    for (int i = 0; i < 300 && pending(season) > 0; i++) {
      pause();
    }
    assertThat(pending(season)).isZero();
  }

  private static int pending(Season season) {
    return season.stripe.read("/_standin/deliveries?status=pending").getAsJsonArray("data").size();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whatever was put off is done; what was earned is stated and paid. */
  private static void settle(Season season, World.Claim owner) {
    for (int i = 0; i < 20; i++) {
      season.world.clock.pass(Duration.ofDays(8));
      season.work();
      season.closeNext(owner);
      season.tryToPay();
    }
    calm(season);
    season.work();
    for (Payout payout : payouts(season, owner)) {
      if (payout.status() == Payout.Status.SENT) {
        season.stripe.control(
            "payouts/" + payout.bank().stripeId().orElseThrow() + "/settle",
            Map.of("outcome", "paid"));
      }
    }
    calm(season);
    season.work();
  }

  private static List<Payout> payouts(Season season, World.Claim owner) {
    return season.payouts.list(Optional.of(Payee.of(new TenantId(owner.tenant()))), 0, 100);
  }

  private void assertNothingIsLostOrDoneTwice(Season season, World.Claim owner) {
    assertThat(
            season.stripe.texts(
                "select type || ' ' || error from stripe_event where status in ('RECEIVED',"
                    + " 'DEAD')"))
        .isEmpty();
    int bought = paid.size() + undisputed.size() + open.size() + won + lost;
    assertThat(season.world.number("select count(*) from credit_lot where kind = 'PURCHASED'"))
        .isEqualTo(bought);
    assertThat(season.world.number("select count(*) from purchase_order where status = 'PAID'"))
        .isEqualTo(bought);
    assertThat(
            season.stripe.texts(
                "select status || ' ' || count(*) from money_back group by status order by 1"))
        .isEqualTo(
            List.of("LOST " + lost, "OPEN " + open.size(), "WON " + won).stream()
                .filter(line -> !line.endsWith(" 0"))
                .toList());
    assertThat(payouts(season, owner))
        .isNotEmpty()
        .allSatisfy(
            payout -> {
              assertThat(payout.status()).isEqualTo(Payout.Status.PAID);
              assertThat(transferred(season, payout))
                  .containsExactly(payout.amount().micros() / 1_000_000);
            });
    assertThat(bankPayouts(season, owner)).isEqualTo(payouts(season, owner).size());
    season.books.assertBooksHold();
  }

  private static List<Long> transferred(Season season, Payout payout) {
    return season
        .stripe
        .read("/v1/transfers?transfer_group=" + payout.id())
        .getAsJsonArray("data")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(transfer -> transfer.get("amount").getAsLong())
        .toList();
  }

  private static int bankPayouts(Season season, World.Claim owner) {
    return season
        .stripe
        .call("GET", "/v1/payouts?limit=100", Map.of(), season.account(owner))
        .getAsJsonArray("data")
        .size();
  }
}
