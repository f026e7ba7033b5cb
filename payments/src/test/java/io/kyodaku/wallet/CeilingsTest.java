package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.CeilingTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often something is granted at most, whatever the concurrency. */
class CeilingsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

  private final World world = new World(TestDatabase.shared());
  private final Authorizations authorizations = Authorizations.over(world.database.charge());
  private final UUID generator = world.generator();
  private final World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  private final NaturalBatching charges = node();

  private NaturalBatching node() {
    return new NaturalBatching(
        world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);
  }

  @AfterEach
  void stop() {
    charges.close();
  }

  private UUID creator() {
    UUID creator = world.creator();
    world.link(creator, generator, null);
    world.gift(creator, 1_000);
    return creator;
  }

  private CeilingTerms ceiling(Ceiling.Per per, Ceiling.Span span, long limit, LocalDate day) {
    return new CeilingTerms(claim.asset(), new Ceiling(per, span, limit), day);
  }

  private CeilingTerms forAll(long limit) {
    return ceiling(Ceiling.Per.EVERYBODY, Ceiling.Span.EVER, limit, LocalDate.EPOCH);
  }

  private Authorization ask(UUID creator, CeilingTerms... ceilings) {
    Price price =
        new Price(generator, CREDIT, CREDIT, 1, List.of(claim.terms(CREDIT, 1, ceilings)));
    return world.authorization(creator, generator, 1, price, AuthorizationStatus.AUTHORIZED);
  }

  private ChargeOutcome.OfAuthorize hold(UUID creator, CeilingTerms... ceilings) {
    return charges.hold(world.request(ask(creator, ceilings)));
  }

  private static boolean isHeld(ChargeOutcome.OfAuthorize outcome) {
    if (outcome instanceof ChargeOutcome.Refused refused) {
      assertThat(refused.reasons())
          .singleElement()
          .satisfies(reason -> assertThat(reason.code()).isEqualTo(Ceilings.REACHED));
      return false;
    }
    assertThat(outcome).isInstanceOf(ChargeOutcome.Held.class);
    return true;
  }

  private long used() {
    return world.number(
        "select coalesce(sum(used), 0)::bigint from ceiling_count where subject_id = ?",
        claim.asset());
  }

  @Test
  void manyCreatorsOnTwoNodesAreGrantedExactlyTheLimit() throws Exception {
    List<UUID> creators = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      creators.add(creator());
    }
    int granted = 0;
    try (NaturalBatching other = node();
        ExecutorService callers = Executors.newFixedThreadPool(12)) {
      List<Future<ChargeOutcome.OfAuthorize>> answers = new ArrayList<>();
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < creators.size(); i++) {
          HoldRequest request = world.request(ask(creators.get(i), forAll(23)));
          NaturalBatching node = (i + round) % 2 == 0 ? charges : other;
          answers.add(callers.submit(() -> node.hold(request)));
        }
      }
      for (Future<ChargeOutcome.OfAuthorize> answer : answers) {
        granted += isHeld(answer.get()) ? 1 : 0;
      }
    }
    assertThat(granted).isEqualTo(23);
    assertThat(used()).isEqualTo(23);
  }

  @Test
  void eachCreatorHasACeilingOfItsOwnAndEachDayAnother() {
    UUID one = creator();
    UUID other = creator();
    CeilingTerms today = ceiling(Ceiling.Per.CREATOR, Ceiling.Span.DAY, 2, TODAY);
    CeilingTerms tomorrow = ceiling(Ceiling.Per.CREATOR, Ceiling.Span.DAY, 2, TODAY.plusDays(1));
    assertThat(isHeld(hold(one, today))).isTrue();
    assertThat(isHeld(hold(one, today))).isTrue();
    assertThat(isHeld(hold(one, today))).isFalse();
    assertThat(isHeld(hold(other, today))).isTrue();
    assertThat(isHeld(hold(one, tomorrow))).isTrue();
  }

  @Test
  void whatAContractBoundsIsCountedByMonthAndSaysSo() {
    CeilingTerms month = ceiling(Ceiling.Per.EVERYBODY, Ceiling.Span.MONTH, 1, TODAY);
    assertThat(isHeld(hold(creator(), month))).isTrue();
    assertThat(hold(creator(), month))
        .isInstanceOfSatisfying(
            ChargeOutcome.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.code()).isEqualTo(Ceilings.CONTRACT)));
    assertThat(
            isHeld(
                hold(
                    creator(),
                    ceiling(Ceiling.Per.EVERYBODY, Ceiling.Span.MONTH, 1, TODAY.plusMonths(1)))))
        .isTrue();
  }

  @Test
  void allCeilingsHoldTogetherAndARefusalTakesNothing() {
    UUID creator = creator();
    CeilingTerms daily = ceiling(Ceiling.Per.CREATOR, Ceiling.Span.DAY, 1, TODAY);
    assertThat(isHeld(hold(creator, daily, forAll(5)))).isTrue();
    assertThat(isHeld(hold(creator, daily, forAll(5)))).isFalse();
    assertThat(used()).isEqualTo(2);
    assertThat(world.number("select held_micros from wallet where creator_id = ?", creator))
        .isEqualTo(2 * CREDIT);
  }

  @Test
  void whatComesToNothingIsGivenBackAndWhatIsSettledStays() {
    UUID creator = creator();
    Authorization first = ask(creator, forAll(1));
    assertThat(isHeld(charges.hold(world.request(first)))).isTrue();
    assertThat(isHeld(hold(creator, forAll(1)))).isFalse();
    charges.release(authorizations.ofGenerator(generator, first.id()).orElseThrow());
    assertThat(used()).isZero();

    Authorization second = ask(creator, forAll(1));
    assertThat(isHeld(charges.hold(world.request(second)))).isTrue();
    charges.settle(
        authorizations.ofGenerator(generator, second.id()).orElseThrow(), 1, second.price());
    assertThat(isHeld(hold(creator, forAll(1)))).isFalse();
    assertThat(used()).isEqualTo(1);
  }

  /** It may be settled still, so its place is not given to another. */
  @Test
  void whatHasExpiredKeepsItsPlaceUntilItIsGivenUp() {
    UUID creator = creator();
    Authorization first = ask(creator, forAll(1));
    assertThat(isHeld(charges.hold(world.request(first)))).isTrue();
    world.clock.pass(Duration.ofDays(2));
    assertThat(charges.sweep(List.of(new Command.Expire(creator, first.id())))).isPositive();
    assertThat(isHeld(hold(creator, forAll(1)))).isFalse();
    charges.release(authorizations.ofGenerator(generator, first.id()).orElseThrow());
    assertThat(used()).isZero();
  }

  @Test
  void theSameRequestIsCountedOnce() {
    UUID creator = creator();
    HoldRequest request = world.request(ask(creator, forAll(1)));
    assertThat(isHeld(charges.hold(request))).isTrue();
    assertThat(isHeld(charges.hold(request))).isTrue();
    assertThat(used()).isEqualTo(1);
  }

  /** A policy of a work or a tenant counts a usage once, however many of its assets are in it. */
  @Test
  void aUsageIsCountedOnceByALevelThatSeveralOfItsLicencesShare() {
    UUID creator = creator();
    World.Claim other = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    CeilingTerms shared = forAll(1);
    Price price =
        new Price(
            generator,
            CREDIT,
            CREDIT,
            1,
            List.of(claim.terms(CREDIT, 1, shared, shared), other.terms(CREDIT, 1)));
    Authorization asked =
        world.authorization(creator, generator, 1, price, AuthorizationStatus.AUTHORIZED);
    assertThat(isHeld(charges.hold(world.request(asked)))).isTrue();
    assertThat(used()).isEqualTo(1);
  }
}
