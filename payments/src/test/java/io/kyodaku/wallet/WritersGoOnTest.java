package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.FeeSource;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.decision.Pricing;
import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.RecentGrants;
import io.kyodaku.generation.SettlingGeneration;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One command that goes wrong, in whatever way, keeps no other from being done. */
class WritersGoOnTest {

  private final World world = new World(TestDatabase.shared());
  private final AtomicReference<Runnable> amidABatch = new AtomicReference<>(() -> {});
  private final ParRates par =
      (version, currency) -> {
        amidABatch.getAndSet(() -> {}).run();
        return PAR.microsPerCredit(version, currency);
      };
  private final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), par, world.clock, ChargeSettings.defaults(), Thread::new);
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private final World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);

  @AfterEach
  void stop() {
    charges.close();
  }

  private Authorization held(UUID byCreator) {
    Price price = World.price(generator, 2 * CREDIT, 4, 3 * CREDIT, claim);
    Authorization asked =
        world.authorization(byCreator, generator, 4, price, AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  @Test
  void anErrorAnswersItsCallerAndTheWriterGoesOn() {
    world.link(creator, generator, null);
    world.gift(creator, 100);
    Authorization granted = held(creator);
    amidABatch.set(
        () -> {
          throw new StackOverflowError();
        });

    assertThatThrownBy(() -> charges.settle(granted, 4, granted.price()))
        .hasRootCauseInstanceOf(StackOverflowError.class);

    assertThat(charges.settle(granted, 4, granted.price()))
        .isInstanceOf(ChargeOutcome.Settled.class);
    assertThat(charges.isAlive()).isTrue();
  }

  @Test
  void aLimitLoweredAmidABatchRefusesTheCharge() {
    UUID link = world.link(creator, generator, 50 * CREDIT);
    world.gift(creator, 100);
    Authorization granted = held(creator);
    world.clock.pass(Duration.ofHours(1));
    new SweepingCharges(charges, world.database.admin(), world.clock).run("");
    amidABatch.set(
        () -> world.execute("update creator_link set limit_micros = 5000000 where id = ?", link));

    assertThat(charges.settle(granted, 4, granted.price()))
        .isEqualTo(new ChargeOutcome.SpendingLimitReached(5 * CREDIT, 0, 20 * CREDIT));
  }

  @Test
  void aUsageWhoseBooksAreBrokenKeepsNoOtherFromBeingSwept() {
    world.link(creator, generator, null);
    world.gift(creator, 100);
    Authorization broken = held(creator);
    world.execute(
        "update lot_hold set amount_micros = 2 * amount_micros where authorization_id = ?",
        broken.id());
    UUID other = world.creator();
    world.gift(other, 10, Optional.of(world.clock.instant().plus(Duration.ofHours(1))));
    world.clock.pass(Duration.ofHours(1));

    new SweepingCharges(charges, world.database.admin(), world.clock).run("");

    assertThat(status(broken)).isEqualTo(AuthorizationStatus.AUTHORIZED);
    assertThat(world.number("select available_micros from wallet where creator_id = ?", other))
        .isZero();
    world.execute(
        "update lot_hold set amount_micros = amount_micros / 2 where authorization_id = ?",
        broken.id());
  }

  @Test
  void aSettlementIsAnsweredAgainByANodeThatCantPrice() {
    world.link(creator, generator, null);
    world.gift(creator, 100);
    Authorization granted = held(creator);
    Price ofThree = World.price(generator, 2 * CREDIT, 3, 3 * CREDIT, claim);
    assertThat(charges.settle(granted, 3, ofThree)).isInstanceOf(ChargeOutcome.Settled.class);
    Pricing ofANewNode =
        new Pricing(
            new SnapshotHolder(world.database.reader()),
            (terms, facts) -> new FeeSource.Failed("no plugin"));
    SettlingGeneration settling =
        new SettlingGeneration(
            new RecentGrants(), Authorizations.over(world.database.charge()), ofANewNode, charges);

    assertThat(settling.settle(generator, granted.id(), 3))
        .isInstanceOf(ChargeOutcome.Settled.class);
    assertThat(settling.settle(generator, granted.id(), 2))
        .isEqualTo(new ChargeOutcome.AlreadySettled());
  }

  @Test
  void whatThisNodeGrantedIsSettledWithoutBeingReadAndOnlyOnce() {
    world.link(creator, generator, null);
    world.gift(creator, 100);
    Authorization granted = held(creator);
    UUID other = world.generator();
    RecentGrants recent = new RecentGrants();
    recent.add(granted);
    AtomicInteger priced = new AtomicInteger();
    Pricing pricing =
        new Pricing(
            new SnapshotHolder(world.database.reader()),
            (terms, facts) -> {
              priced.incrementAndGet();
              return new FeeSource.Failed("no plugin");
            });
    SettlingGeneration settling =
        new SettlingGeneration(
            recent, Authorizations.over(world.database.charge()), pricing, charges);

    assertThat(settling.settle(other, granted.id(), 4)).isEqualTo(new ChargeOutcome.NotFound());
    assertThat(settling.settle(generator, granted.id(), 4))
        .isInstanceOfSatisfying(
            ChargeOutcome.Settled.class,
            settled -> assertThat(settled.authorization().chargedMicros()).isEqualTo(20 * CREDIT));
    assertThat(recent.take(generator, granted.id())).isEmpty();
    assertThat(settling.settle(generator, granted.id(), 4))
        .isInstanceOf(ChargeOutcome.Settled.class);
    assertThat(priced).hasValue(0);
  }

  @Test
  void whatEndedElsewhereIsAnsweredThoughItIsRememberedAndCantBePriced() {
    world.link(creator, generator, null);
    world.gift(creator, 100);
    Authorization granted = held(creator);
    assertThat(charges.release(granted)).isInstanceOf(ChargeOutcome.Voided.class);
    RecentGrants recent = new RecentGrants();
    recent.add(granted);
    Pricing silent =
        new Pricing(
            new SnapshotHolder(world.database.reader()),
            (terms, facts) -> new FeeSource.Failed("no plugin"));

    assertThat(
            new SettlingGeneration(
                    recent, Authorizations.over(world.database.charge()), silent, charges)
                .settle(generator, granted.id(), 3))
        .isEqualTo(new ChargeOutcome.AlreadyVoided());
  }

  private AuthorizationStatus status(Authorization known) {
    return Authorizations.over(world.database.charge())
        .ofGenerator(generator, known.id())
        .orElseThrow()
        .status();
  }
}
