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
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
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
