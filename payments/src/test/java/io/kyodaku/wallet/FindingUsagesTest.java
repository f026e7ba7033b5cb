package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.generation.OwnUsages.OwnUsage;
import io.kyodaku.generation.UsageCells;
import io.kyodaku.generation.UsageQuestion;
import io.kyodaku.insight.RollingUpUsageCells;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How a rightsholder finds its usages, whatever it asks for and whether they are added up or not.
 */
class FindingUsagesTest {

  private final TwoOwners two = new TwoOwners();
  private final World world = two.world;
  private final UUID generator = two.generator;
  private final UUID rare = two.generator();
  private final RollingUpUsageCells rollUp =
      new RollingUpUsageCells(world.database.admin(), world.clock);
  private final LocalDate first = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

  @AfterEach
  void stop() {
    two.close();
  }

  @Test
  void rareUsagesAreFoundAmongManyBeforeAndAfterTheyAreAddedUp() {
    List<UUID> wanted = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      two.granted(generator, 3);
      wanted.addFirst(two.granted(rare, 3).id());
      two.granted(generator, 3);
      world.clock.pass(Duration.ofDays(1));
    }
    assertThat(ids(page(by(rare), Optional.empty(), 10))).isEqualTo(wanted);
    rollUp.run("");
    wanted.addFirst(two.granted(rare, 3).id());
    two.granted(generator, 3);

    assertThat(ids(page(by(rare), Optional.empty(), 10))).isEqualTo(wanted);
    assertThat(page(by(world.generator()), Optional.empty(), 10)).isEmpty();
    assertThat(page(during(first.plusDays(1), first.plusDays(2), rare), Optional.empty(), 10))
        .extracting(OwnUsage::authorizationId)
        .containsExactly(wanted.get(2), wanted.get(3));
  }

  @Test
  void pagesFollowEachOtherWithoutAGapAlsoWhereAddedUpAndNewMeet() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.addFirst(two.granted(generator, 3).id());
      if (i == 3) {
        rollUp.run("");
      }
      world.clock.pass(Duration.ofHours(i % 2 == 0 ? 0 : 14));
    }
    for (UsageQuestion question : List.of(UsageQuestion.all(), by(generator))) {
      List<UUID> seen = new ArrayList<>();
      Optional<OwnUsages.After> after = Optional.empty();
      for (int page = 0; page < 4; page++) {
        List<OwnUsage> found = page(question, after, 2);
        seen.addAll(ids(found));
        after = Optional.of(found.getLast().after());
      }
      assertThat(seen).as("asked for %s", question).containsExactlyInAnyOrderElementsOf(all);
      assertThat(page(question, after, 2)).isEmpty();
    }
  }

  @Test
  void aUsageIsFoundByTheStateThatItIsInNowAndNotByTheOneItWasAddedUpIn() {
    Authorization settled = two.granted(generator, 3);
    Authorization open = two.granted(generator, 3);
    rollUp.run("");
    two.settle(settled, 3);

    assertThat(ids(page(in(AuthorizationStatus.SETTLED), Optional.empty(), 10)))
        .containsExactly(settled.id());
    assertThat(ids(page(in(AuthorizationStatus.AUTHORIZED), Optional.empty(), 10)))
        .containsExactly(open.id());
  }

  @Test
  void whatMayHaveComeToTheStateAskedForHidesNothingThatIsInIt() {
    Authorization open = two.granted(generator, 3);
    for (int day = 0; day < 41; day++) {
      world.clock.pass(Duration.ofDays(1));
      two.pending(3);
    }
    world.clock.pass(Duration.ofDays(1));
    rollUp.run("");

    assertThat(ids(page(in(AuthorizationStatus.AUTHORIZED), Optional.empty(), 1)))
        .containsExactly(open.id());
  }

  @Test
  void whatIsAskedForIsAddedUpExactlyOnceAndAnotherOwnersIsNot() {
    two.settle(two.granted(generator, 3), 3);
    two.settle(two.granted(rare, 3), 3);
    two.granted(generator, 3);
    rollUp.run("");
    rollUp.run("");
    world.clock.pass(Duration.ofHours(1));
    rollUp.run("");

    assertThat(sums(UsageQuestion.all()))
        .containsExactly(sum(3, 2, 18 * CREDIT, 126 * CREDIT / 10));
    assertThat(sums(by(rare))).containsExactly(sum(1, 1, 9 * CREDIT, 63 * CREDIT / 10));
    assertThat(sums(in(AuthorizationStatus.AUTHORIZED))).containsExactly(sum(1, 0, 0, 0));
    assertThat(sums(during(first.plusDays(1), first.plusDays(9), generator))).isEmpty();
    assertThat(
            sums(
                new UsageQuestion(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(two.dollar.asset()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .as("another owner's asset of the same usages")
        .isEmpty();
  }

  @Test
  void theEndOfAnotherOwnersPageLeadsNowhereElse() {
    two.granted(generator, 3);
    OwnUsage theirs =
        TwoOwners.as(two.dollar, (owner, rows) -> new OwnUsages(rows, world.clock).latest(owner, 1))
            .getFirst();
    OwnUsages.After forged = new OwnUsages.After(theirs.authorizationId(), theirs.position() + 17);
    assertThat(page(UsageQuestion.all(), Optional.of(forged), 5)).hasSize(1);
  }

  private static UsageQuestion by(UUID generator) {
    return question(Optional.empty(), Optional.empty(), Optional.of(generator), Optional.empty());
  }

  private static UsageQuestion in(AuthorizationStatus state) {
    return question(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(state));
  }

  private static UsageQuestion during(LocalDate from, LocalDate to, UUID generator) {
    return question(Optional.of(from), Optional.of(to), Optional.of(generator), Optional.empty());
  }

  private static UsageQuestion question(
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<UUID> generator,
      Optional<AuthorizationStatus> state) {
    return new UsageQuestion(
        from,
        to,
        Optional.empty(),
        Optional.empty(),
        Optional.of(Use.SHARED),
        Optional.of("JP"),
        generator,
        state);
  }

  private static List<UUID> ids(List<OwnUsage> usages) {
    return usages.stream().map(OwnUsage::authorizationId).toList();
  }

  private static UsageCells.Sum sum(long usages, long settled, long fee, long royalty) {
    return new UsageCells.Sum(usages, settled, new Money(fee, JPY), new Money(royalty, JPY));
  }

  private List<OwnUsage> page(UsageQuestion question, Optional<OwnUsages.After> after, int size) {
    return TwoOwners.as(
        two.yen,
        (owner, rows) -> new OwnUsages(rows, world.clock).page(owner, question, after, size));
  }

  private List<UsageCells.Sum> sums(UsageQuestion question) {
    return TwoOwners.as(two.yen, (owner, rows) -> new UsageCells(rows).sums(owner, question));
  }
}
