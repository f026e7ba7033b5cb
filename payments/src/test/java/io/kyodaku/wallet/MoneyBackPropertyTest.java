package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Credits are bought, held, spent and released, and their money goes back and comes again, in any
 * order and size: nothing goes back twice, and all of it adds up.
 */
class MoneyBackPropertyTest {

  private static final int LOTS = 3;
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final World world = new World(DATABASE);
  private final BackStage stage = new BackStage(world);

  /** What happens next: to which lot or hold, and how much of what is possible, in thousandths. */
  record Step(What what, int which, int thousandths) {
    enum What {
      BUY,
      HOLD,
      SETTLE,
      RELEASE,
      GO_BACK,
      COME_AGAIN,
      FREEZE
    }
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    return Combinators.combine(
            Arbitraries.of(Step.What.class),
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(1, 1_000))
        .as(Step::new)
        .list()
        .ofMinSize(4)
        .ofMaxSize(24);
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void whateverGoesBackAddsUp(@ForAll("lives") List<Step> life) {
    UUID creator = world.creator();
    UUID generator = world.generator();
    world.link(creator, generator, null);
    World.Claim yen = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    World.Claim dollars = world.claim(USD, 3_333, RoyaltyBase.NET);
    List<UUID> lots = new ArrayList<>();
    List<Authorization> open = new ArrayList<>();
    Map<UUID, Long> back = new HashMap<>();
    try (NaturalBatching charges = stage.charges()) {
      lots.add(stage.buy(creator, 997, 1_013));
      for (Step step : life) {
        switch (step.what()) {
          case BUY -> {
            if (lots.size() < LOTS) {
              lots.add(stage.buy(creator, step.thousandths(), 1 + step.which() * 251L));
            }
          }
          case HOLD -> {
            int seconds = 1 + step.thousandths() / 40;
            Price price = World.price(generator, 2 * CREDIT, seconds, 3_333_333, yen, dollars);
            Authorization asked =
                world.authorization(
                    creator, generator, seconds, price, AuthorizationStatus.AUTHORIZED);
            if (charges.hold(world.request(asked)) instanceof ChargeOutcome.Held) {
              open.add(asked);
            }
          }
          case SETTLE -> {
            if (!open.isEmpty()) {
              Authorization granted = open.remove(step.which() % open.size());
              int seconds = Math.max(1, granted.usage().seconds() * step.thousandths() / 1_000);
              Price price = World.price(generator, 2 * CREDIT, seconds, 3_333_333, yen, dollars);
              assertThat(charges.settle(granted, seconds, price))
                  .isInstanceOf(ChargeOutcome.Settled.class);
            }
          }
          case RELEASE -> {
            if (!open.isEmpty()) {
              charges.release(open.remove(step.which() % open.size()));
            }
          }
          case GO_BACK -> {
            UUID lot = lots.get(step.which() % lots.size());
            long left = stage.left(lot);
            if (left > 0) {
              long minor = Math.max(1, left * step.thousandths() / 1_000);
              back.put(stage.goBack(lot, step.which() % 2 == 0, minor), minor);
            }
          }
          case COME_AGAIN -> {
            if (!back.isEmpty()) {
              UUID which = back.keySet().stream().sorted().toList().get(step.which() % back.size());
              stage.comeAgain(which);
              back.remove(which);
            }
          }
          case FREEZE -> stage.freeze(lots.get(step.which() % lots.size()));
        }
        if (step.thousandths() % 3 != 0) {
          stage.sweep(charges);
        }
      }
      for (Authorization left : open) {
        charges.release(left);
      }
      stage.sweep(charges);
      stage.sweep(charges);
    }
    stage.assertAllIsBooked();
    assertThat(
            world.number(
                "select count(*) from royalty r where tenant_id in (?, ?) group by"
                    + " authorization_id, claim_id having sum(royalty_micros) < 0 or"
                    + " sum(held_micros) < 0",
                yen.tenant(),
                dollars.tenant()))
        .isZero();
    stage.assertBooksHold();
  }

  /** All of it back in parts, and all of it again: everything is what it was. */
  @Example
  void whatComesAgainIsAsItWas() {
    UUID creator = world.creator();
    UUID generator = world.generator();
    world.link(creator, generator, null);
    World.Claim yen = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    UUID lot = stage.buy(creator, 100, 77);
    try (NaturalBatching charges = stage.charges()) {
      Price price = World.price(generator, 2 * CREDIT, 11, 3_333_333, yen);
      Authorization asked =
          world.authorization(creator, generator, 11, price, AuthorizationStatus.AUTHORIZED);
      charges.hold(world.request(asked));
      charges.settle(asked, 11, price);
      long before = stage.available(creator);
      long earned = stage.earned(yen.tenant());
      assertThat(earned).isPositive();
      List<UUID> parts = new ArrayList<>();
      for (long minor : List.of(10L, 1L, 33L, 32L, 1L)) {
        parts.add(stage.goBack(lot, true, minor));
        stage.sweep(charges);
      }
      assertThat(stage.available(creator)).isZero();
      assertThat(stage.earned(yen.tenant())).isZero();
      parts.forEach(stage::comeAgain);
      for (int i = 0; i < parts.size(); i++) {
        stage.sweep(charges);
      }
      assertThat(stage.available(creator)).isEqualTo(before);
      assertThat(stage.debt(creator)).isZero();
      assertThat(stage.earned(yen.tenant())).isEqualTo(earned);
    }
    stage.assertBooksHold();
  }
}
