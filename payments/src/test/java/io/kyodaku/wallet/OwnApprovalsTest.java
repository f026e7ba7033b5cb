package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.generation.AskedBefore;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.OwnApprovals;
import io.kyodaku.generation.RemindingOwner;
import io.kyodaku.oversight.AskQueue;
import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rightsholder sees of the usages that wait for its answer. */
class OwnApprovalsTest {

  private final TwoOwners two = new TwoOwners();
  private final World world = two.world;
  private final World.Claim asked = two.yen;
  private final World.Claim notAsked = two.dollar;

  @AfterEach
  void stop() {
    two.close();
  }

  @Test
  void whoIsAskedSeesItsOwnPartWithTheLongestWaitFirst() {
    Authorization first = two.pending(4);
    world.clock.pass(Duration.ofMinutes(1));
    Authorization second = two.pending(2);

    assertThat(waiting(asked))
        .extracting(OwnApprovals.Waiting::authorizationId)
        .containsExactly(first.id(), second.id());
    OwnApprovals.Waiting usage = waiting(asked).getFirst();
    assertThat(usage.seconds()).isEqualTo(4);
    assertThat(usage.territories()).containsExactly("JP");
    assertThat(usage.expiresAt()).isEqualTo(first.expiresAt());
    assertThat(usage.assets())
        .containsExactly(
            new OwnApprovals.AskedAsset(
                asked.asset(), "C", new Money(12 * CREDIT, JPY), new Money(8_400_000, JPY)));
    assertThat(waiting(notAsked)).isEmpty();
  }

  /** Whether it is the same again, and no more: not who, and nothing of what others answered. */
  @Test
  void whoIsAskedLearnsWhatItAnsweredTheSameCreatorBefore() {
    TenantId tenant = new TenantId(asked.tenant());
    AskedBefore asking = new AskedBefore(world.database.admin());
    two.charges.decline(tenant, world.account(), two.pending(4));
    Authorization pending = two.pending(2);

    AskedBefore.Asker asker = asker(asking, tenant, pending);
    assertThat(asker.creator()).isEqualTo(CreatorAlias.of(tenant.value(), two.creator));
    assertThat(asker.declined()).isEqualTo(1);
    assertThat(asker.approved()).isZero();
    assertThat(asker.othersAssets()).isEqualTo(1);
    TenantId other = new TenantId(notAsked.tenant());
    assertThat(asker(asking, other, pending).declined()).isZero();
    TenantId stranger = new TenantId(world.claim(JPY, 1, RoyaltyBase.LIST).tenant());
    assertThat(asking.of(stranger, List.of(pending.id()))).isEmpty();
  }

  private static AskedBefore.Asker asker(
      AskedBefore asking, TenantId tenant, Authorization pending) {
    return Objects.requireNonNull(
        asking.of(tenant, List.of(pending.id())).get(pending.id()), "nobody asks");
  }

  @Test
  void whatIsAnsweredNoLongerWaits() {
    Authorization pending = two.pending(4);

    assertThat(two.charges.decline(new TenantId(asked.tenant()), world.account(), pending))
        .isInstanceOf(ChargeOutcome.Declined.class);

    assertThat(waiting(asked)).isEmpty();
  }

  @Test
  void anOperatorSeesWhatWaitsAndRemindsOnceADay() {
    Authorization pending = two.pending(4);
    AskQueue queue = new AskQueue(world.database.admin());
    RemindingOwner reminding = new RemindingOwner(world.database.admin(), world.clock);
    UUID operator = world.account();
    TenantId tenant = new TenantId(asked.tenant());

    AskQueue.Ask ask = ask(queue, pending);
    assertThat(ask.tenant()).isEqualTo(tenant);
    assertThat(ask.assets().values()).containsExactly("C");
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

    two.charges.decline(tenant, world.account(), pending);
    assertThat(reminding.remind(operator, tenant, pending.id()))
        .isEqualTo(RemindingOwner.Outcome.NOT_WAITING);
  }

  @Test
  void whatHasExpiredNobodyIsRemindedOf() {
    Authorization pending = two.pending(4);
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

  private static List<OwnApprovals.Waiting> waiting(World.Claim owner) {
    return TwoOwners.as(owner, (tenant, rows) -> new OwnApprovals(rows).list(tenant));
  }
}
