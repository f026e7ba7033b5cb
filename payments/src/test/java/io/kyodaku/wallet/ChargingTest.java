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
import java.time.Instant;
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

  @Test
  void settlingAgainIsTheSameForTheSameSecondsAndRefusedForOthers() {
    world.gift(creator, 100);
    Authorization granted = held(4);
    ChargeOutcome.OfSettle first = settle(granted, 3);

    assertThat(settle(granted, 3)).isEqualTo(first);
    assertThat(settle(granted, 2)).isEqualTo(new ChargeOutcome.AlreadySettled());
    assertThat(available()).isEqualTo(94 * CREDIT);
  }

  @Test
  void moreSecondsThanWereHeldAreRefused() {
    world.gift(creator, 100);
    Authorization granted = held(4);

    assertThat(charges.settle(granted, 5, granted.price()))
        .isEqualTo(new ChargeOutcome.AboveHold(4));
    assertThat(held()).isEqualTo(8 * CREDIT);
  }

  @Test
  void voidingReleasesOnceAndEndsIt() {
    world.gift(creator, 100);
    Authorization granted = held(4);

    assertThat(charges.release(granted)).isEqualTo(new ChargeOutcome.Voided(granted.voided()));
    assertThat(charges.release(granted)).isEqualTo(new ChargeOutcome.Voided(granted.voided()));
    assertThat(settle(granted, 3)).isEqualTo(new ChargeOutcome.AlreadyVoided());
    assertThat(available()).isEqualTo(100 * CREDIT);
    assertThat(held()).isZero();
  }

  @Test
  void whatIsSettledIsNotVoided() {
    world.gift(creator, 100);
    Authorization granted = held(4);
    settle(granted, 4);

    assertThat(charges.release(granted)).isEqualTo(new ChargeOutcome.AlreadySettled());
    assertThat(available()).isEqualTo(92 * CREDIT);
  }

  @Test
  void expiryReleasesAndSettlingHoldsAnew() {
    world.gift(creator, 100);
    Authorization granted = held(4);
    world.clock.pass(Duration.ofHours(2));
    expire(granted);
    assertThat(held()).isZero();
    assertThat(found(granted).status()).isEqualTo(AuthorizationStatus.EXPIRED);

    assertThat(settle(granted, 3)).isInstanceOf(ChargeOutcome.Settled.class);

    assertThat(available()).isEqualTo(94 * CREDIT);
    assertThat(found(granted).chargedMicros()).isEqualTo(6 * CREDIT);
  }

  @Test
  void afterExpiryAnEmptyWalletDoesNotPay() {
    world.gift(creator, 8);
    Authorization granted = held(4);
    world.clock.pass(Duration.ofHours(2));
    expire(granted);
    held(3);

    assertThat(settle(granted, 4))
        .isEqualTo(new ChargeOutcome.InsufficientCredits(2 * CREDIT, 8 * CREDIT));
    assertThat(found(granted).status()).isEqualTo(AuthorizationStatus.EXPIRED);
  }

  @Test
  void nothingExpiresBeforeItsTime() {
    world.gift(creator, 100);
    Authorization granted = held(4);
    expire(granted);
    assertThat(found(granted).status()).isEqualTo(AuthorizationStatus.AUTHORIZED);
  }

  private void expire(Authorization granted) {
    assertThat(charges.sweep(List.of(new Command.Expire(creator, granted.id())))).isEqualTo(1);
  }

  @Test
  void reservedCreditsDoNotExpireAndReleasedOnesDo() {
    UUID lot =
        world.gift(creator, 10, Optional.of(world.clock.instant().plus(Duration.ofMinutes(5))));
    Authorization granted = held(2);
    world.clock.pass(Duration.ofMinutes(10));
    expireLots();
    assertThat(world.number("select held_micros from credit_lot where id = ?", lot))
        .isEqualTo(4 * CREDIT);
    assertThat(world.number("select expired_micros from credit_lot where id = ?", lot))
        .isEqualTo(6 * CREDIT);

    settle(granted, 1);
    expireLots();

    assertThat(world.number("select burned_micros from credit_lot where id = ?", lot))
        .isEqualTo(2 * CREDIT);
    assertThat(world.number("select expired_micros from credit_lot where id = ?", lot))
        .isEqualTo(8 * CREDIT);
    assertThat(available()).isZero();
  }

  private void expireLots() {
    assertThat(charges.sweep(List.of(new Command.ExpireLots(creator)))).isEqualTo(1);
  }

  @Test
  void creditsWhoseTimeRanOutPayNothingEvenBeforeTheSweep() {
    world.gift(creator, 10, Optional.of(world.clock.instant().plus(Duration.ofMinutes(5))));
    world.clock.pass(Duration.ofMinutes(10));

    assertThat(charges.hold(world.request(ask(2))))
        .isEqualTo(new ChargeOutcome.InsufficientCredits(0, 4 * CREDIT));
  }

  @Test
  void toAGeneratorWithoutALinkTheCreatorIsNotThere() {
    UUID stranger = world.generator();
    world.gift(creator, 100);
    Price price = World.price(stranger, CREDIT, 1, 0);
    Authorization asked =
        world.authorization(creator, stranger, 1, price, AuthorizationStatus.AUTHORIZED);

    assertThat(charges.hold(world.request(asked))).isEqualTo(new ChargeOutcome.NotLinked());
    ChargeOutcome.Refused refused = new ChargeOutcome.Refused(List.of(), List.of());
    assertThat(charges.recall(stranger, creator, "k", "a".repeat(64), refused))
        .isEqualTo(new ChargeOutcome.NotLinked());
    assertThat(charges.recall(generator, creator, "k", "a".repeat(64), refused)).isEqualTo(refused);
    assertThat(charges.recall(generator, UUID.randomUUID(), "k", "a".repeat(64), refused))
        .isEqualTo(new ChargeOutcome.NotLinked());
  }

  @Test
  void aKeyIsRecalledEvenWhenTheDecisionWouldNowBeNo() {
    world.gift(creator, 100);
    HoldRequest first = world.request(ask(2), "r-" + creator, "a".repeat(64));
    charges.hold(first);
    ChargeOutcome.Refused refused = new ChargeOutcome.Refused(List.of(), List.of());

    assertThat(charges.recall(generator, creator, "r-" + creator, "a".repeat(64), refused))
        .isEqualTo(new ChargeOutcome.Replayed(201, first.body()));
    assertThat(charges.recall(generator, creator, "r-" + creator, "b".repeat(64), refused))
        .isEqualTo(new ChargeOutcome.KeyReused());
  }

  @Test
  void theSpendingLimitCountsWhatIsHeldAndGivesBackWhatIsNotCharged() {
    UUID limited = world.generator();
    UUID link = world.link(creator, limited, 10 * CREDIT);
    world.gift(creator, 100);
    Authorization first = heldBy(limited, 8);
    assertThat(charges.hold(world.request(askBy(limited, 3))))
        .isEqualTo(new ChargeOutcome.SpendingLimitReached(10 * CREDIT, 8 * CREDIT, 3 * CREDIT));

    charges.settle(first, 5, World.price(limited, CREDIT, 5, 0));

    assertThat(charges.hold(world.request(askBy(limited, 3))))
        .isInstanceOf(ChargeOutcome.Held.class);
    assertThat(world.number("select spent_micros from creator_link where id = ?", link))
        .isEqualTo(8 * CREDIT);
  }

  private Authorization askBy(UUID who, int seconds) {
    return world.authorization(
        creator,
        who,
        seconds,
        World.price(who, CREDIT, seconds, 0),
        AuthorizationStatus.AUTHORIZED);
  }

  private Authorization heldBy(UUID who, int seconds) {
    Authorization asked = askBy(who, seconds);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  @Test
  void anotherGeneratorsAuthorizationIsNotFound() {
    world.gift(creator, 100);
    Authorization granted = held(4);
    UUID other = world.generator();
    Authorization pretended =
        new Authorization(
            granted.id(),
            granted.status(),
            creator,
            other,
            granted.usage(),
            granted.price(),
            List.of(),
            List.of(),
            List.of(),
            granted.heldMicros(),
            0,
            granted.settledSeconds(),
            List.of(),
            1,
            granted.createdAt(),
            granted.expiresAt());

    assertThat(authorizations.ofGenerator(other, granted.id())).isEmpty();
    assertThat(charges.settle(pretended, 4, granted.price()))
        .isEqualTo(new ChargeOutcome.NotFound());
    assertThat(charges.release(pretended)).isEqualTo(new ChargeOutcome.NotFound());
  }

  @Test
  void whatWasStoppedIsNotChargedAndIsSweptAway() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization granted = held(4, claim);
    world.execute("update asset set stopped_at = now() where id = ?", claim.asset());

    assertThat(settle(granted, 4, claim)).isEqualTo(new ChargeOutcome.Killed());
    assertThat(charges.sweep(List.of(new Command.SweepStopped(creator, granted.id()))))
        .isEqualTo(1);

    assertThat(found(granted).status()).isEqualTo(AuthorizationStatus.VOIDED);
    assertThat(available()).isEqualTo(100 * CREDIT);
  }

  /** Its creator was promised it at that price, and nobody pulled the kill switch. */
  @Test
  void whatWasGrantedBeforeItsOwnerWasSuspendedIsStillSettledAndEarned() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization granted = held(4, claim);
    world.execute("update tenant set status = 'SUSPENDED' where id = ?", claim.tenant());

    assertThat(charges.sweep(List.of(new Command.SweepStopped(creator, granted.id()))))
        .isEqualTo(1);
    assertThat(settle(granted, 4, claim)).isInstanceOf(ChargeOutcome.Settled.class);
    assertThat(world.number("select count(*) from royalty where tenant_id = ?", claim.tenant()))
        .isEqualTo(1);
  }

  @Test
  void aStopThatWasTakenBackAtOnceEndsWhatWasGrantedBeforeItAndNothingElse() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization before = held(4, claim);
    world.clock.pass(Duration.ofMillis(1));
    for (String table : List.of("tenant", "work", "asset")) {
      UUID id =
          switch (table) {
            case "tenant" -> claim.tenant();
            case "work" -> claim.work();
            default -> claim.asset();
          };
      world.execute(
          "update " + table + " set stopped_at = ? where id = ?", world.clock.instant(), id);
      world.execute("update " + table + " set stopped_at = null where id = ?", id);
    }
    world.clock.pass(Duration.ofMillis(1));
    Authorization after = held(4, claim);

    assertThat(settle(before, 4, claim)).isEqualTo(new ChargeOutcome.Killed());
    new SweepingCharges(charges, world.database.admin(), world.clock).run("");

    assertThat(found(before).status()).isEqualTo(AuthorizationStatus.VOIDED);
    assertThat(settle(after, 4, claim)).isInstanceOf(ChargeOutcome.Settled.class);
  }

  /** Two nodes: one grants what another has stopped already, before it hears of it. */
  @Test
  void aStopThatLetsSettleEndsOnlyWhatWasGrantedAfterIt() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization before = held(4, claim);
    Authorization late = held(4, claim);
    world.clock.pass(Duration.ofMillis(1));
    stopLettingSettle(claim);
    world.clock.pass(Duration.ofMillis(1));
    Authorization after = held(4, claim);

    new SweepingCharges(charges, world.database.admin(), world.clock).run("");

    assertThat(found(after).status()).isEqualTo(AuthorizationStatus.VOIDED);
    assertThat(settle(before, 4, claim)).isInstanceOf(ChargeOutcome.Settled.class);
    world.clock.pass(Duration.ofHours(2));
    expire(late);
    assertThat(settle(late, 4, claim)).isEqualTo(new ChargeOutcome.Killed());
  }

  @Test
  void whatMaySettleCanStillBeTakenBack() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization before = held(4, claim);
    world.clock.pass(Duration.ofMillis(1));
    stopLettingSettle(claim);
    world.execute(
        "update asset set stopped_at = ?, stop_lets_settle = false where id = ?",
        world.clock.instant(),
        claim.asset());

    new SweepingCharges(charges, world.database.admin(), world.clock).run("");

    assertThat(found(before).status()).isEqualTo(AuthorizationStatus.VOIDED);
    assertThat(available()).isEqualTo(100 * CREDIT);
  }

  @Test
  void whatWasGrantedUnderAContractThatHasWoundDownIsVoidAndWhatCameLaterIsNot() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization expired = held(4, claim);
    world.clock.pass(Duration.ofHours(2));
    expire(expired);
    Authorization before = held(4, claim);
    Authorization settled = held(4, claim);
    assertThat(settle(settled, 4, claim)).isInstanceOf(ChargeOutcome.Settled.class);
    Instant end = world.clock.instant();
    world.clock.pass(Duration.ofMillis(1));
    Authorization after = held(4, claim);
    world.execute("update tenant set wound_down_at = ? where id = ?", end, claim.tenant());

    new SweepingCharges(charges, world.database.admin(), world.clock).run("");

    assertThat(found(before).status()).isEqualTo(AuthorizationStatus.VOIDED);
    assertThat(found(settled).status()).isEqualTo(AuthorizationStatus.SETTLED);
    assertThat(settle(expired, 4, claim)).isEqualTo(new ChargeOutcome.Killed());
    assertThat(found(after).status()).isEqualTo(AuthorizationStatus.AUTHORIZED);
  }

  private void stopLettingSettle(World.Claim claim) {
    world.execute(
        "update asset set stopped_at = ?, stop_lets_settle = true where id = ?",
        world.clock.instant(),
        claim.asset());
  }

  @Test
  void anExpiredOneOfAStoppedAssetIsNotHeldAnew() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Authorization granted = held(4, claim);
    world.clock.pass(Duration.ofHours(2));
    expire(granted);
    world.execute("update tenant set stopped_at = now() where id = ?", claim.tenant());

    assertThat(settle(granted, 4, claim)).isEqualTo(new ChargeOutcome.Killed());
  }

  @Test
  void aUsageThatCostsNothingNeedsNoCredits() {
    Price free = World.price(generator, 0, 2, 0, world.claim(USD, 5_000, RoyaltyBase.LIST));
    Authorization asked =
        world.authorization(creator, generator, 2, free, AuthorizationStatus.AUTHORIZED);

    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    assertThat(charges.settle(found(asked), 2, free)).isInstanceOf(ChargeOutcome.Settled.class);
    assertThat(world.number("select count(*) from royalty where authorization_id = ?", asked.id()))
        .isEqualTo(1);
  }

  @Test
  void onANetBaseOwnersShareWhatWasPaidNotWhatWasListed() {
    // A dollar lot at a fifth below par.
    world.purchase(creator, 1_000, 800, USD);
    World.Claim claim = world.claim(JPY, 5_000, RoyaltyBase.NET);
    Authorization granted = held(10, claim);

    Authorization settled = ((ChargeOutcome.Settled) settle(granted, 10, claim)).authorization();

    assertThat(settled.splits().get(0).amount().micros()).isEqualTo(12_000_000);
    assertThat(settled.splits().get(1).amount().micros()).isEqualTo(18_000_000);
  }

  @Test
  void givenCreditsEarnAnOwnerNothingOnANetBase() {
    world.gift(creator, 100);
    World.Claim claim = world.claim(JPY, 5_000, RoyaltyBase.NET);
    Authorization granted = held(10, claim);

    Authorization settled = ((ChargeOutcome.Settled) settle(granted, 10, claim)).authorization();

    assertThat(settled.splits().get(0).amount().micros()).isZero();
  }

  @Test
  void grantAndSettlementLeaveReceiptsAndLeavesInTheLog() {
    world.gift(creator, 100);
    Authorization granted = held(4);
    settle(granted, 4);

    assertThat(
            world.number("select count(*) from receipt where authorization_id = ?", granted.id()))
        .isEqualTo(2);
    assertThat(world.number("select count(*) from log_entry where subject_id = ?", granted.id()))
        .isEqualTo(2);
  }

  @Test
  void onePurchaseIsOneLotHoweverOftenItIsPosted() {
    UUID order = UUID.randomUUID();
    PurchasedLot lot =
        new PurchasedLot(
            order,
            creator,
            100 * CREDIT,
            io.kyodaku.shared.Money.ofMinor(100, USD),
            "US",
            Optional.empty());
    world.inAdminTransaction(c -> LotPosting.post(c, lot, world.clock));
    world.inAdminTransaction(c -> LotPosting.post(c, lot, world.clock));
    assertThat(available()).isEqualTo(100 * CREDIT);
  }
}
