package io.kyodaku.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.ReferenceJars;
import io.kyodaku.stripe.BalancePage;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeBalances;
import io.kyodaku.wallet.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What Stripe says of the Japanese entity's balance, held against its books. The entity had a
 * hundred million yen at Stripe from the start, of which no book tells.
 */
class ReconciledMonthTest {

  private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2027, 1, 1, 0, 0);
  private static final long YEN = 1_000_000;

  private final Season season = new Season(NEW_YEAR);

  @AfterEach
  void close() {
    season.close();
  }

  private void reconcile() {
    season.reconcile();
  }

  /** {@code KIND STATE ours theirs suspended}, in yen. */
  private List<String> items(String where) {
    return season.stripe.texts(
        "select kind || ' ' || state || ' ' || ours_micros / 1000000 || ' ' || theirs_micros /"
            + " 1000000 || ' ' || suspense_micros / 1000000 from reconciliation_item where currency"
            + " = 'JPY' and "
            + where
            + " order by 1");
  }

  private List<String> unmatched() {
    return items("state <> 'MATCHED' and theirs_micros <> 100000000000000");
  }

  private long booked(String kind) {
    return season.booked(kind);
  }

  private long atStripe() {
    long yen = 0;
    for (String when : List.of("available", "pending")) {
      for (JsonElement amount : season.stripe.read("/v1/balance").getAsJsonArray(when)) {
        if (amount.getAsJsonObject().get("currency").getAsString().equals("jpy")) {
          yen += amount.getAsJsonObject().get("amount").getAsLong();
        }
      }
    }
    return yen * YEN;
  }

  private String refund(UUID order, long yen) {
    return season
        .stripe
        .call(
            "POST",
            "/v1/refunds",
            Map.of("payment_intent", season.paymentIntent(order), "amount", Long.toString(yen)))
        .get("id")
        .getAsString();
  }

  /** Paid by somebody in a way that no order of ours is about. */
  private String payInDashboard(long yen) {
    return season
        .stripe
        .call(
            "POST",
            "/v1/payment_intents",
            Map.of(
                "amount",
                Long.toString(yen),
                "currency",
                "jpy",
                "confirm",
                "true",
                "payment_method",
                "pm_card_visa"))
        .get("id")
        .getAsString();
  }

  @Test
  void aMonthOfPurchasesRefundsDisputesAndPayoutsMatches() throws IOException {
    World.Claim paid = season.owner();
    World.Claim bounced = season.owner();
    byte[] jar = ReferenceJars.of("japanese-month-end").bytes();
    PluginPin monthEnd = season.installed(paid, jar);
    season.installed(bounced, jar);
    World.Claim first = season.agree(paid, 2, 7_000, PluginPin.STANDARD, monthEnd);
    World.Claim second = season.agree(bounced, 2, 7_000, PluginPin.STANDARD, monthEnd);
    season.to(LocalDateTime.of(2027, 1, 3, 12, 0));
    UUID given = season.buy();
    UUID won = season.buy();
    UUID lost = season.buy();
    season.buy();
    season.use(first, 60);
    season.use(second, 60);
    reconcile();
    assertThat(unmatched()).isEmpty();

    season.book(refund(given, 400), 1);
    season.win(season.dispute(won));
    season.lose(season.dispute(lost));
    season.to(LocalDateTime.of(2027, 2, 1, 12, 0));
    season.close(paid);
    season.close(bounced);
    season.to(LocalDateTime.of(2027, 2, 26, 12, 0));
    assertThat(season.pay()).isPositive();
    reconcile();
    season.bank(paid, "paid");
    season.bank(bounced, "failed");
    reconcile();

    assertThat(unmatched()).isEmpty();
    assertThat(items("kind <> 'OTHER'"))
        .contains("REFUND MATCHED -400 -400 0", "PURCHASE MATCHED 1000 1000 0")
        .anyMatch(item -> item.startsWith("DISPUTE MATCHED -"))
        .anyMatch(item -> item.startsWith("PAYOUT MATCHED -"))
        .contains("PAYOUT MATCHED 0 0 0");
    assertThat(booked("STRIPE_BALANCE")).isEqualTo(atStripe());
    // 3.6 % of four purchases of 1,000 yen.
    assertThat(booked("STRIPE_FEES")).isEqualTo(4 * 36 * YEN);
    assertThat(booked("SUSPENSE")).isEqualTo(-100_000_000 * YEN);
  }

  @Test
  void whatNobodyHereKnowsOfIsSuspendedAndNeverEarned() {
    season.buy();
    payInDashboard(5_000);
    reconcile();

    assertThat(unmatched()).containsExactly("OTHER MISSING_HERE 0 5000 5000");
    assertThat(booked("SUSPENSE")).isEqualTo(-100_005_000 * YEN);
    reconcile();
    assertThat(season.world.number("select count(*) from happening where kind = 'stripe-differs'"))
        .isOne();
    assertThat(booked("STRIPE_BALANCE")).isEqualTo(atStripe());
  }

  @Test
  void anEventThatComesLateTakesTheMoneyOutOfSuspense() {
    UUID order = season.order().orElseThrow();
    String session = season.payByCard(order);
    season.stripe.awaitRow(
        "select id from stripe_event where object_id = ? and type = 'checkout.session.completed'",
        session);
    reconcile();
    assertThat(unmatched()).containsExactly("OTHER MISSING_HERE 0 1000 1000");

    season.work();
    reconcile();
    assertThat(unmatched()).isEmpty();
    assertThat(items("kind = 'PURCHASE'")).containsExactly("PURCHASE MATCHED 1000 1000 0");
    assertThat(
            season.stripe.texts(
                "select code || ' ' || amount_micros / 1000000 from transfer where code in"
                    + " ('STRIPE_SUSPENDED', 'SUSPENSE_RELEASED') and amount_micros < 100000000000"
                    + " order by seq"))
        .containsExactly("STRIPE_SUSPENDED 1000", "SUSPENSE_RELEASED 1000");
    assertThat(booked("STRIPE_BALANCE")).isEqualTo(atStripe());
  }

  @Test
  void whatStripeNeverHadIsMissingThereAfterADay() {
    UUID order = season.buy();
    season.world.execute(
        "update purchase_order set payment_intent = 'pi_elsewhere' where id = ?", order);
    reconcile();
    assertThat(unmatched())
        .containsExactly("OTHER MISSING_HERE 0 1000 1000", "PURCHASE WAITING 1000 0 0");

    season.world.clock.pass(Duration.ofHours(25));
    reconcile();
    assertThat(unmatched())
        .containsExactly("OTHER MISSING_HERE 0 1000 1000", "PURCHASE MISSING_AT_STRIPE 1000 0 0");
  }

  /** The order's own payment of 1,000 yen is nobody's then, and it has one of 700. */
  @Test
  void anotherAmountAtStripeIsToldAndOnlyTheDifferenceSuspended() {
    UUID order = season.buy();
    season.world.execute(
        "update purchase_order set payment_intent = ? where id = ?", payInDashboard(700), order);
    reconcile();

    assertThat(unmatched())
        .containsExactly("OTHER MISSING_HERE 0 1000 1000", "PURCHASE DIFFERING 1000 700 -300");
    assertThat(booked("STRIPE_BALANCE")).isEqualTo(atStripe());
  }

  @Test
  void aRefundInTheDashboardIsMissingHereUntilItsEventIsWorkedOff() {
    UUID order = season.buy();
    String refund = refund(order, 300);
    reconcile();
    assertThat(unmatched()).containsExactly("OTHER MISSING_HERE 0 -300 -300");

    season.book(refund, 1);
    reconcile();
    assertThat(unmatched()).isEmpty();
    assertThat(items("kind = 'REFUND'")).containsExactly("REFUND MATCHED -300 -300 0");
    assertThat(booked("STRIPE_BALANCE")).isEqualTo(atStripe());
  }

  /** Hands out pages of two, and dies at the third. */
  private static final class Dying extends StripeBalances {
    private final StripeBalances stripe;
    private int left;

    Dying(StripeBalances stripe, io.kyodaku.stripe.SellingEntities entities, int left) {
      super(entities);
      this.stripe = stripe;
      this.left = left;
    }

    @Override
    public StripeAnswer<BalancePage> page(
        SellingEntity entity, Instant from, Instant to, Optional<String> after) {
      if (left-- == 0) {
        throw new IllegalStateException("killed");
      }
      return stripe
          .page(entity, from, to, after)
          .map(
              page ->
                  page.moves().size() <= 2
                      ? page
                      : new BalancePage(page.moves().subList(0, 2), true));
    }
  }

  @Test
  void whateverDiesAmongPagesTheNextTimeGoesOnAndNothingIsThereTwice() {
    for (int i = 0; i < 6; i++) {
      season.buy();
    }
    StripeBalances stripe = new StripeBalances(season.stripe.entities);
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        season.reconcile(new Dying(stripe, season.stripe.entities, 1));
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("killed");
      }
      season.books.assertBooksHold();
    }
    reconcile();
    reconcile();

    assertThat(unmatched()).isEmpty();
    assertThat(items("kind = 'PURCHASE'")).hasSize(6);
    assertThat(
            season.world.number(
                "select count(*) from stripe_balance_transaction where currency = 'JPY'"))
        .isEqualTo(7);
    assertThat(booked("STRIPE_FEES")).isEqualTo(6 * 36 * YEN);
    assertThat(booked("STRIPE_BALANCE")).isEqualTo(atStripe());
  }
}
