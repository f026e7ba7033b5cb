package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChargingTest {

  private final World world = new World(TestDatabase.shared());
  private final Authorizations authorizations = Authorizations.over(world.database.charge());
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private NaturalBatching charges = start();

  private NaturalBatching start() {
    return new NaturalBatching(
        world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);
  }

  @BeforeEach
  void linkTheGenerator() {
    world.link(creator, generator, null);
  }

  @AfterEach
  void stop() {
    charges.close();
  }

  private Authorization ask(int seconds, World.Claim... claims) {
    Price price = World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, claims);
    return world.authorization(creator, generator, seconds, price, AuthorizationStatus.AUTHORIZED);
  }

  private Authorization held(int seconds, World.Claim... claims) {
    Authorization asked = ask(seconds, claims);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return found(asked);
  }

  private Authorization found(Authorization known) {
    return authorizations.ofGenerator(generator, known.id()).orElseThrow();
  }

  private ChargeOutcome.OfSettle settle(Authorization granted, int seconds, World.Claim... claims) {
    return charges.settle(
        granted, seconds, World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, claims));
  }

  private long available() {
    return world.number("select available_micros from wallet where creator_id = ?", creator);
  }

  private long held() {
    return world.number("select held_micros from wallet where creator_id = ?", creator);
  }

  @Test
  void whatIsHeldIsReadAgainAsItWasAsked() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization asked = ask(4, claim);

    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);

    assertThat(found(asked)).isEqualTo(asked);
    assertThat(available()).isEqualTo(80 * CREDIT);
    assertThat(held()).isEqualTo(20 * CREDIT);
  }

  @Test
  void settlingFewerSecondsChargesLessAndReleasesTheRest() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization granted = held(4, claim);

    ChargeOutcome.OfSettle outcome = settle(granted, 3, claim);

    assertThat(outcome).isInstanceOf(ChargeOutcome.Settled.class);
    Authorization settled = ((ChargeOutcome.Settled) outcome).authorization();
    assertThat(settled.chargedMicros()).isEqualTo(15 * CREDIT);
    assertThat(settled.splits().getFirst().amount().micros()).isEqualTo(6_300_000);
    assertThat(settled).isEqualTo(found(granted));
    assertThat(available()).isEqualTo(85 * CREDIT);
    assertThat(held()).isZero();
  }

  @Test
  void theLotThatExpiresFirstIsSpentFirst() {
    UUID late =
        world.purchase(
            creator, 10, 1_000, USD, Optional.of(world.clock.instant().plus(Duration.ofDays(9))));
    UUID soon =
        world.purchase(
            creator, 10, 1_000, USD, Optional.of(world.clock.instant().plus(Duration.ofDays(2))));

    Authorization granted = held(6);

    assertThat(world.number("select held_micros from credit_lot where id = ?", soon))
        .isEqualTo(10 * CREDIT);
    assertThat(world.number("select held_micros from credit_lot where id = ?", late))
        .isEqualTo(2 * CREDIT);
    settle(granted, 6);
    assertThat(world.number("select recognised_micros from credit_lot where id = ?", soon))
        .isEqualTo(10_000_000);
    assertThat(world.number("select recognised_micros from credit_lot where id = ?", late))
        .isEqualTo(2_000_000);
  }

  @Test
  void theSameKeyIsAnsweredAsItWasAndWithAnotherUsageRefused() {
    world.gift(creator, 100);
    HoldRequest first = world.request(ask(2), "k-" + creator, "a".repeat(64));
    charges.hold(first);

    assertThat(charges.hold(world.request(ask(2), "k-" + creator, "a".repeat(64))))
        .isEqualTo(new ChargeOutcome.Replayed(201, first.body()));
    assertThat(charges.hold(world.request(ask(2), "k-" + creator, "b".repeat(64))))
        .isEqualTo(new ChargeOutcome.KeyReused());
    assertThat(held()).isEqualTo(4 * CREDIT);
  }

  @Test
  void aRefusalBindsNoKey() {
    HoldRequest request = world.request(ask(2), "k-" + creator, "a".repeat(64));
    assertThat(charges.hold(request))
        .isEqualTo(new ChargeOutcome.InsufficientCredits(0, 4 * CREDIT));

    world.gift(creator, 4);

    assertThat(charges.hold(request)).isInstanceOf(ChargeOutcome.Held.class);
  }

  @Test
  void theSameRequestSentTwiceIsHeldOnce() {
    world.gift(creator, 100);
    HoldRequest request = world.request(ask(2));

    assertThat(List.of(charges.hold(request), charges.hold(request)))
        .allMatch(ChargeOutcome.Held.class::isInstance);
    assertThat(held()).isEqualTo(4 * CREDIT);
  }
}
