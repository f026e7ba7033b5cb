package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.OwnApprovals;
import io.kyodaku.generation.RemindingOwner;
import io.kyodaku.oversight.AskQueue;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rightsholder sees of the usages that wait for its answer. */
class OwnApprovalsTest {

  private static final TenantTransactions TRANSACTIONS =
      TenantTransactions.of(TestDatabase.shared());

  private final World world = new World(TestDatabase.shared());
  private final World.Claim asked = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  private final World.Claim notAsked = world.claim(USD, 5_000, RoyaltyBase.LIST);
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);

  @BeforeEach
  void giveCredits() {
    world.link(creator, generator, null);
    world.gift(creator, 10_000);
  }

  @AfterEach
  void stop() {
    charges.close();
  }

  @Test
  void whoIsAskedSeesItsOwnPartWithTheLongestWaitFirst() {
    Authorization first = pending(4);
    world.clock.pass(Duration.ofMinutes(1));
    Authorization second = pending(2);

    assertThat(waiting(asked))
        .extracting(OwnApprovals.Waiting::authorizationId)
        .containsExactly(first.id(), second.id());
    OwnApprovals.Waiting usage = waiting(asked).getFirst();
    assertThat(usage.seconds()).isEqualTo(4);
    assertThat(usage.territories()).containsExactly("JP");
    assertThat(usage.expiresAt()).isEqualTo(first.expiresAt());
    assertThat(usage.assets())
        .containsExactly(
            new OwnApprovals.AskedAsset(asked.asset(), "C", new Money(12 * CREDIT, JPY)));
    assertThat(waiting(notAsked)).isEmpty();
  }

  @Test
  void whatIsAnsweredNoLongerWaits() {
    Authorization pending = pending(4);

    assertThat(charges.decline(new TenantId(asked.tenant()), world.account(), pending))
        .isInstanceOf(ChargeOutcome.Declined.class);

    assertThat(waiting(asked)).isEmpty();
  }

  @Test
  void anOperatorSeesWhatWaitsAndRemindsOnceADay() {
    Authorization pending = pending(4);
    AskQueue queue = new AskQueue(world.database.admin());
    RemindingOwner reminding = new RemindingOwner(world.database.admin(), world.clock);
    UUID operator = world.account();
    TenantId tenant = new TenantId(asked.tenant());

    AskQueue.Ask ask = ask(queue, pending);
    assertThat(ask.tenant()).isEqualTo(tenant);
    assertThat(ask.assets()).isEqualTo("C");
    assertThat(ask.fee()).isEqualTo(new Money(12 * CREDIT, JPY));
    assertThat(ask.remindedAt()).isEmpty();
    assertThat(queue.page("%", 0)).isEmpty();

    long told = happenings(pending);
    assertThat(reminding.remind(operator, tenant, pending.id()))
        .isEqualTo(RemindingOwner.Outcome.REMINDED);
    assertThat(reminding.remind(operator, tenant, pending.id()))
        .isEqualTo(RemindingOwner.Outcome.TOO_SOON);
    assertThat(reminding.remind(operator, new TenantId(notAsked.tenant()), pending.id()))
        .isEqualTo(RemindingOwner.Outcome.NOT_WAITING);
    assertThat(happenings(pending)).isEqualTo(told + 1);
    assertThat(ask(queue, pending).remindedAt()).hasValue(world.clock.instant());

    charges.decline(tenant, world.account(), pending);
    assertThat(reminding.remind(operator, tenant, pending.id()))
        .isEqualTo(RemindingOwner.Outcome.NOT_WAITING);
  }

  @Test
  void whatHasExpiredNobodyIsRemindedOf() {
    Authorization pending = pending(4);
    world.clock.pass(Duration.ofHours(2));
    assertThat(
            new RemindingOwner(world.database.admin(), world.clock)
                .remind(world.account(), new TenantId(asked.tenant()), pending.id()))
        .isEqualTo(RemindingOwner.Outcome.NOT_WAITING);
  }

  private static AskQueue.Ask ask(AskQueue queue, Authorization pending) {
    for (int page = 0; ; page++) {
      List<AskQueue.Ask> asks = queue.page("", page);
      Optional<AskQueue.Ask> found =
          asks.stream().filter(a -> a.authorizationId().equals(pending.id())).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      assertThat(asks).as("another page").hasSizeGreaterThan(AskQueue.PAGE_SIZE);
    }
  }

  private long happenings(Authorization of) {
    return world.number(
        "select count(*) from happening where kind = 'approval-reminded' and subject_id = ?",
        of.id());
  }

  private Authorization pending(int seconds) {
    Authorization asking =
        world.authorization(
            creator,
            generator,
            seconds,
            World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, asked, notAsked),
            AuthorizationStatus.PENDING_APPROVAL);
    assertThat(charges.hold(world.request(asking, asked.tenant())))
        .isInstanceOf(ChargeOutcome.PendingApproval.class);
    return asking;
  }

  private static List<OwnApprovals.Waiting> waiting(World.Claim owner) {
    TenantId tenant = new TenantId(owner.tenant());
    return TRANSACTIONS.run(tenant, (entities, rows) -> new OwnApprovals(rows).list(tenant));
  }
}
