package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Use;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.generation.OwnUsages.OwnUsage;
import io.kyodaku.generation.UsageCells;
import io.kyodaku.generation.UsageQuestion;
import io.kyodaku.insight.RollingUpUsageCells;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How a rightsholder finds its usages, whatever it asks for and whether they are added up or not.
 */
class FindingUsagesTest {

  private static final TenantTransactions TRANSACTIONS =
      TenantTransactions.of(TestDatabase.shared());

  private final World world = new World(TestDatabase.shared());
  private final World.Claim yen = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  private final World.Claim dollar = world.claim(USD, 5_000, RoyaltyBase.LIST);
  private final TenantId owner = new TenantId(yen.tenant());
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private final UUID rare = world.generator();
  private final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);
  private final RollingUpUsageCells rollUp =
      new RollingUpUsageCells(world.database.admin(), world.clock);
  private final LocalDate first = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

  @BeforeEach
  void giveCredits() {
    world.link(creator, generator, null);
    world.link(creator, rare, null);
    world.gift(creator, 100_000);
  }

  @AfterEach
  void stop() {
    charges.close();
  }

  @Test
  void rareUsagesAreFoundAmongManyBeforeAndAfterTheyAreAddedUp() {
    List<UUID> wanted = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      granted(generator);
      wanted.addFirst(granted(rare).id());
      granted(generator);
      world.clock.pass(Duration.ofDays(1));
    }
    assertThat(ids(page(by(rare), Optional.empty(), 10))).isEqualTo(wanted);
    rollUp.run("");
    wanted.addFirst(granted(rare).id());
    granted(generator);

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
      all.addFirst(granted(generator).id());
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
    Authorization settled = granted(generator);
    Authorization open = granted(generator);
    rollUp.run("");
    settle(settled);

    assertThat(ids(page(in(AuthorizationStatus.SETTLED), Optional.empty(), 10)))
        .containsExactly(settled.id());
    assertThat(ids(page(in(AuthorizationStatus.AUTHORIZED), Optional.empty(), 10)))
        .containsExactly(open.id());
  }

  @Test
  void whatMayHaveComeToTheStateAskedForHidesNothingThatIsInIt() {
    Authorization open = granted(generator);
    for (int day = 0; day < 41; day++) {
      world.clock.pass(Duration.ofDays(1));
      pending();
    }
    world.clock.pass(Duration.ofDays(1));
    rollUp.run("");

    assertThat(ids(page(in(AuthorizationStatus.AUTHORIZED), Optional.empty(), 1)))
        .containsExactly(open.id());
  }

  @Test
  void whatIsAskedForIsAddedUpExactlyOnceAndAnotherOwnersIsNot() {
    settle(granted(generator));
    settle(granted(rare));
    granted(generator);
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
                    Optional.of(dollar.asset()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .as("another owner's asset of the same usages")
        .isEmpty();
  }

  @Test
  void theEndOfAnotherOwnersPageLeadsNowhereElse() {
    granted(generator);
    OwnUsage theirs =
        TRANSACTIONS
            .run(
                new TenantId(dollar.tenant()),
                (entities, rows) ->
                    new OwnUsages(rows, world.clock).latest(new TenantId(dollar.tenant()), 1))
            .getFirst();
    OwnUsages.After forged = new OwnUsages.After(theirs.authorizationId(), theirs.position() + 17);
    assertThat(page(UsageQuestion.all(), Optional.of(forged), 5)).hasSize(1);
  }

  private Authorization granted(UUID by) {
    Authorization asked =
        world.authorization(
            creator,
            by,
            3,
            World.price(by, 2 * CREDIT, 3, 3 * CREDIT, yen, dollar),
            AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  private void pending() {
    Authorization asked =
        world.authorization(
            creator,
            generator,
            3,
            World.price(generator, 2 * CREDIT, 3, 3 * CREDIT, yen, dollar),
            AuthorizationStatus.PENDING_APPROVAL);
    assertThat(charges.hold(world.request(asked, yen.tenant())))
        .isInstanceOf(ChargeOutcome.PendingApproval.class);
  }

  private void settle(Authorization granted) {
    assertThat(
            charges.settle(
                granted,
                3,
                World.price(granted.generatorId(), 2 * CREDIT, 3, 3 * CREDIT, yen, dollar)))
        .isInstanceOf(ChargeOutcome.Settled.class);
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
    return TRANSACTIONS.run(
        owner,
        (entities, rows) -> new OwnUsages(rows, world.clock).page(owner, question, after, size));
  }

  private List<UsageCells.Sum> sums(UsageQuestion question) {
    return TRANSACTIONS.run(owner, (entities, rows) -> new UsageCells(rows).sums(owner, question));
  }
}
