package io.kyodaku.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.EarningTerms.ContractOffer;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.TestTrials;
import io.kyodaku.decision.Trials;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.ControlsText;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a draft would have meant, against what was. */
class PageReplayTest {

  private static final Currency JPY = Currency.getInstance("JPY");

  private static PageReplay replay(Trials.Pair trials) {
    return new PageReplay(trials, Optional.empty(), JPY, TestTrials.NOW);
  }

  @Property(tries = 100)
  void whatHoldsComesToExactlyWhatWasRecorded(@ForAll long seed) {
    TestTrials trials = new TestTrials(seed);
    for (int tenant = 0; tenant < 2; tenant++) {
      UsagePage page = new Past(trials, tenant, seed).page(60);
      Tally tally = replay(trials.asThingsStand(tenant)).replay(page);
      assertThat(tally.all().usages()).isEqualTo(page.size());
      for (Tally.Line line : tally.lines()) {
        Sum sum = line.sum();
        assertThat(sum.difference()).as(line.split() + " " + line.value()).isZero();
        assertThat(sum.earnedWould()).isEqualTo(sum.earnedWas());
        assertThat(sum.openWould()).isZero();
        assertThat(sum.changedSince()).isZero();
      }
      assertThat(tally.samples().newest(100)).isEmpty();
    }
  }

  @Property(tries = 100)
  void whatIsWrittenIsReadAgain(@ForAll long seed) {
    List<Recorded> written = new Past(new TestTrials(seed), 0, seed).recorded(40);
    UsagePage page =
        PageBytes.read(Past.HOUR, ByteBuffer.wrap(PageBytes.write(Past.HOUR, written)));
    assertThat(page.rows()).isEqualTo(written);
  }

  @Property(tries = 50)
  void everySplitAddsUpToTheSameAndPagesMayComeInAnyOrder(@ForAll long seed) {
    TestTrials trials = new TestTrials(seed);
    Past past = new Past(trials, 0, seed);
    PageReplay replay = replay(trials.drafted(0, PolicyPreset.ASK));
    List<UsagePage> pages = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pages.add(past.page(40));
    }
    Tally inOrder = new Tally();
    pages.forEach(page -> inOrder.addAll(replay.replay(page)));
    Collections.shuffle(pages, new Random(seed));
    Tally shuffled = new Tally();
    pages.forEach(page -> shuffled.addAll(replay.replay(page)));
    assertThat(shuffled.lines()).isEqualTo(inOrder.lines());
    assertThat(shuffled.samples().newest(1_000)).isEqualTo(inOrder.samples().newest(1_000));
    Sum all = inOrder.all();
    for (Split split : List.of(Split.MOVE, Split.DAY, Split.USE)) {
      assertThat(
              inOrder.lines().stream()
                  .filter(line -> line.split() == split)
                  .map(Tally.Line::sum)
                  .reduce(Sum.NOTHING, Sum::plus))
          .isEqualTo(all);
    }
    assertThat(
            inOrder.lines().stream()
                .filter(line -> line.split() == Split.ASSET)
                .map(Tally.Line::sum)
                .mapToLong(Sum::earnedWould)
                .sum())
        .isEqualTo(all.earnedWould());
    assertThat(all.grantedWould() + all.askedWould() + all.refusedWould()).isEqualTo(all.usages());
  }

  @Property(tries = 50)
  void anotherOwnersDraftIsNotAskedAndItsAnswersStay(@ForAll long seed) {
    TestTrials trials = new TestTrials(seed);
    UsagePage page = new Past(trials, 0, seed).page(60);
    // As if the first owner allowed everything: what another refused stays refused.
    Tally tally = replay(trials.drafted(0, PolicyPreset.OPEN)).replay(page);
    long othersRefused =
        page.rows().stream().filter(row -> row.shape().others() == Action.BLOCK).count();
    assertThat(tally.all().refusedWould()).isGreaterThanOrEqualTo(othersRefused);
  }

  /** Twice the price: of what the owner asks more, it gets its part of what was divided. */
  @Test
  void whatIsDividedMovesByTheOwnersPartOfWhatItAsksMore() {
    int looked = 0;
    for (long seed = 0; seed < 200 && looked < 20; seed++) {
      TestTrials trials = new TestTrials(seed);
      PageReplay replay =
          replay(
              trials.drafted(
                  0,
                  PolicyPreset.OPEN,
                  ControlsText.stored(
                      "{\"rules\":[{\"id\":\"d\",\"name\":\"Double\",\"action\":\"ALLOW\","
                          + "\"factorBps\":20000}]}")));
      for (Recorded usage : new Past(trials, 0, seed).recorded(40)) {
        Sum sum = replay.replay(page(usage)).all();
        Shape.Licence licence = usage.shape().licences().getFirst();
        Shape.Joint joint = licence.joint();
        if (joint != null
            && usage.outcome() == Outcome.SETTLED
            && usage.shape().licences().size() == 1
            && sum.grantedWould() == 1
            && licence.factorBps() == 10_000
            && sum.earnedWould() != sum.earnedWas()) {
          long own = 3_000_000L * usage.seconds();
          long more = own * joint.shareBps() / 10_000;
          long fee = usage.earned().getFirst().feeMicros() + more;
          assertThat(sum.earnedWould()).isEqualTo(fee * 7_000 / 10_000);
          looked++;
        }
      }
    }
    assertThat(looked).isPositive();
  }

  private static UsagePage page(Recorded usage) {
    return PageBytes.read(Past.HOUR, ByteBuffer.wrap(PageBytes.write(Past.HOUR, List.of(usage))));
  }

  @Test
  void closingEverythingEarnsNothingButForWhatAssetsSayThemselves() {
    TestTrials trials = new TestTrials(1);
    UsagePage page = new Past(trials, 0, 1).page(500);
    Sum all = replay(trials.drafted(0, PolicyPreset.CLOSED)).replay(page).all();
    assertThat(all.earnedWas()).isPositive();
    assertThat(all.earnedWould()).isLessThan(all.earnedWas());
    assertThat(all.refusedWould()).isGreaterThan(all.refusedWas());
  }

  @Test
  void aWindowThatBeginsWithinTheHourCountsFromThenOn() {
    TestTrials trials = new TestTrials(3);
    Past past = new Past(trials, 0, 3);
    List<Recorded> usages = past.recorded(120);
    Instant begins = Past.HOUR.plus(60, ChronoUnit.SECONDS);
    Trials.Pair drafted =
        trials.drafted(
            0,
            PolicyPreset.OPEN,
            ControlsText.stored(
                "{\"zone\":\"Z\",\"rules\":[{\"id\":\"w\",\"name\":\"Closed from one on\","
                    + "\"action\":\"BLOCK\",\"from\":\"2026-05-01T12:01\"}]}"));
    UsagePage page = PageBytes.read(Past.HOUR, ByteBuffer.wrap(PageBytes.write(Past.HOUR, usages)));
    Tally tally = replay(drafted).replay(page);
    assertThat(tally.samples().newest(10_000))
        .filteredOn(sample -> sample.wouldBy().endsWith(":rule:w"))
        .isNotEmpty()
        .allSatisfy(sample -> assertThat(sample.at()).isAfterOrEqualTo(begins));
  }

  @Test
  void anotherContractVersionChangesWhatIsEarnedAndNoAnswer() {
    TestTrials trials = new TestTrials(1);
    UsagePage page = new Past(trials, 0, 1).page(500);
    ContractOffer half =
        new ContractOffer(3_500, RoyaltyBase.LIST, 20_000, null, null, Bounds.NONE);
    Sum all =
        new PageReplay(trials.asThingsStand(0), Optional.of(half), JPY, TestTrials.NOW)
            .replay(page)
            .all();
    assertThat(all.difference()).isZero();
    assertThat(all.earnedWas()).isPositive();
    assertThat(all.earnedWould()).isEqualTo(all.earnedWas() / 2);
  }

  @Test
  void whatIsBeyondTheBoundsOfAnotherContractVersionIsRefusedAndEarnsNothing() {
    TestTrials trials = new TestTrials(1);
    UsagePage page = new Past(trials, 0, 1).page(500);
    for (Bounds bounds :
        List.of(
            Bounds.stored("PERSONAL", null, null, null, ""),
            Bounds.stored("", 15, null, null, ""),
            Bounds.stored("", null, 10_000, null, ""),
            Bounds.stored("", null, null, null, "00000000-0000-0000-0000-000000000001"))) {
      ContractOffer offer = new ContractOffer(7_000, RoyaltyBase.LIST, 20_000, null, null, bounds);
      Sum all =
          new PageReplay(trials.asThingsStand(0), Optional.of(offer), JPY, TestTrials.NOW)
              .replay(page)
              .all();
      long refused =
          page.rows().stream()
              .filter(row -> row.outcome() == Outcome.REFUSED || isBeyond(bounds, row.shape()))
              .count();
      long earned =
          page.rows().stream()
              .filter(row -> !isBeyond(bounds, row.shape()))
              .flatMap(row -> row.earned().stream())
              .mapToLong(Recorded.Earned::royaltyMicros)
              .sum();
      assertThat(refused).isGreaterThan(all.refusedWas());
      assertThat(all.refusedWould()).isEqualTo(refused);
      assertThat(all.earnedWould()).isEqualTo(earned);
    }
  }

  private static boolean isBeyond(Bounds bounds, Shape shape) {
    return !bounds.allows(shape.usage().use())
        || shape.usage().seconds() > bounds.secondsAtMost().orElse(Bounds.SECONDS_AT_MOST)
        || !bounds.allows(shape.usage().generatorId())
        || shape.licences().stream()
            .anyMatch(
                licence ->
                    licence.factorBps()
                        > bounds.feeFactorAtMostBps().orElse(Bounds.FEE_FACTOR_BPS_AT_MOST));
  }

  @Test
  void samplesAreTheNewestOfEachKind() {
    TestTrials trials = new TestTrials(5);
    UsagePage page = new Past(trials, 0, 5).page(2_000);
    Tally tally = replay(trials.drafted(0, PolicyPreset.CLOSED)).replay(page);
    List<Sample> newest = tally.samples().newest(10_000);
    assertThat(newest).isNotEmpty();
    assertThat(newest).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    assertThat(newest.stream().map(Sample::at).max(Instant::compareTo))
        .isEqualTo(newest.stream().findFirst().map(Sample::at));
  }
}
