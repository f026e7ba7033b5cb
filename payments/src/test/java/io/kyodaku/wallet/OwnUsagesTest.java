package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Use;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.OwnUsageDetail;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rightsholder sees of the usages that name its assets. */
class OwnUsagesTest {

  private static final TenantTransactions TRANSACTIONS =
      TenantTransactions.of(TestDatabase.shared());

  private final World world = new World(TestDatabase.shared());
  private final World.Claim yen = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  private final World.Claim dollar = world.claim(USD, 5_000, RoyaltyBase.LIST);
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
  void aGrantedUsageShowsItsFeeAndNoRoyaltyYet() {
    Authorization granted = granted(4);

    OwnUsages.OwnUsage usage = usages(yen).getFirst();
    assertThat(usage.authorizationId()).isEqualTo(granted.id());
    assertThat(usage.asset()).isEqualTo("C");
    assertThat(usage.use()).isEqualTo(Use.SHARED);
    assertThat(usage.territories()).containsExactly("JP");
    assertThat(usage.seconds()).isEqualTo(4);
    assertThat(usage.status()).isEqualTo(AuthorizationStatus.AUTHORIZED);
    assertThat(usage.fee()).isEqualTo(new Money(12 * CREDIT, JPY));
    assertThat(usage.royalty()).isEmpty();
  }

  @Test
  void aSettledUsageShowsWhatItEarnedWithTheSecondsThatWereRendered() {
    Authorization granted = granted(4);
    ChargeOutcome.OfSettle settled =
        charges.settle(granted, 3, World.price(generator, 2 * CREDIT, 3, 3 * CREDIT, yen, dollar));
    assertThat(settled).isInstanceOf(ChargeOutcome.Settled.class);

    OwnUsages.OwnUsage usage = usages(yen).getFirst();
    assertThat(usage.status()).isEqualTo(AuthorizationStatus.SETTLED);
    assertThat(usage.seconds()).isEqualTo(3);
    assertThat(usage.fee()).isEqualTo(new Money(9 * CREDIT, JPY));
    assertThat(usage.royalty()).contains(new Money(6_300_000, JPY));
    assertThat(usages(dollar).getFirst().royalty()).contains(new Money(4_500_000, USD));
  }

  @Test
  void theNewestComesFirstAndEachOwnerSeesItsOwnPartOnly() {
    Authorization first = granted(1);
    Authorization second = granted(2);

    assertThat(usages(yen))
        .extracting(OwnUsages.OwnUsage::authorizationId)
        .containsExactly(second.id(), first.id());
    assertThat(usages(dollar)).extracting(u -> u.fee().currency()).containsOnly(USD);
    assertThat(usages(world.claim(JPY, 7_000, RoyaltyBase.LIST))).isEmpty();
  }

  @Test
  void oneUsageIsShownWithItsTermsAndWhatItEarnedToItsOwnerAlone() {
    Authorization granted = granted(4);
    charges.settle(granted, 3, World.price(generator, 2 * CREDIT, 3, 3 * CREDIT, yen, dollar));

    OwnUsageDetail.Detail detail = detail(yen, granted.id()).orElseThrow();
    assertThat(detail.secondsAsked()).isEqualTo(4);
    assertThat(detail.secondsSettled()).contains(3);
    assertThat(detail.licences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.fee()).isEqualTo(new Money(9 * CREDIT, JPY));
              assertThat(one.shareBps()).isEqualTo(7_000);
            });
    assertThat(detail.earned())
        .singleElement()
        .satisfies(one -> assertThat(one.royalty()).isEqualTo(new Money(6_300_000, JPY)));
    assertThat(detail(world.claim(JPY, 7_000, RoyaltyBase.LIST), granted.id())).isEmpty();
    assertThat(detail(yen, UUID.randomUUID())).isEmpty();
  }

  private static Optional<OwnUsageDetail.Detail> detail(World.Claim owner, UUID id) {
    TenantId tenant = new TenantId(owner.tenant());
    return TRANSACTIONS.run(tenant, (entities, rows) -> new OwnUsageDetail(rows).find(tenant, id));
  }

  @Test
  void aTenantReadsNeitherWhoAskedNorWhatWasAsked() {
    granted(1);
    for (String secret : List.of("creator_id", "prompt_hash", "facts", "*")) {
      assertThatThrownBy(
              () ->
                  TRANSACTIONS.run(
                      new TenantId(yen.tenant()),
                      (entities, rows) ->
                          new Sql(rows)
                              .list("select " + secret + " from usage_authorization", r -> 1)))
          .isInstanceOf(DatabaseFailure.class)
          .hasMessageContaining("permission denied");
    }
    assertThat(
            TRANSACTIONS.<List<Integer>>run(
                new TenantId(world.claim(JPY, 7_000, RoyaltyBase.LIST).tenant()),
                (entities, rows) ->
                    new Sql(rows).list("select id from usage_authorization", r -> 1)))
        .isEmpty();
  }

  private Authorization granted(int seconds) {
    Authorization asked =
        world.authorization(
            creator,
            generator,
            seconds,
            World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, yen, dollar),
            AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  private List<OwnUsages.OwnUsage> usages(World.Claim owner) {
    TenantId tenant = new TenantId(owner.tenant());
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) -> new OwnUsages(rows, world.clock).latest(tenant, OwnUsages.PAGE_SIZE));
  }
}
