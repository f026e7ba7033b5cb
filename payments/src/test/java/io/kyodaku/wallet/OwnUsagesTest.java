package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.OwnUsageDetail;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rightsholder sees of the usages that name its assets. */
class OwnUsagesTest {

  private final TwoOwners two = new TwoOwners();
  private final World.Claim yen = two.yen;
  private final World.Claim dollar = two.dollar;

  @AfterEach
  void stop() {
    two.close();
  }

  @Test
  void aGrantedUsageShowsItsFeeAndNoRoyaltyYet() {
    Authorization granted = two.granted(4);

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
    Authorization granted = two.granted(4);
    two.settle(granted, 3);

    OwnUsages.OwnUsage usage = usages(yen).getFirst();
    assertThat(usage.status()).isEqualTo(AuthorizationStatus.SETTLED);
    assertThat(usage.seconds()).isEqualTo(3);
    assertThat(usage.fee()).isEqualTo(new Money(9 * CREDIT, JPY));
    assertThat(usage.royalty()).contains(new Money(6_300_000, JPY));
    assertThat(usages(dollar).getFirst().royalty()).contains(new Money(4_500_000, USD));
  }

  @Test
  void theNewestComesFirstAndEachOwnerSeesItsOwnPartOnly() {
    Authorization first = two.granted(1);
    Authorization second = two.granted(2);

    assertThat(usages(yen))
        .extracting(OwnUsages.OwnUsage::authorizationId)
        .containsExactly(second.id(), first.id());
    assertThat(usages(dollar)).extracting(u -> u.fee().currency()).containsOnly(USD);
    assertThat(usages(two.stranger())).isEmpty();
  }

  @Test
  void oneUsageIsShownWithItsTermsAndWhatItEarnedToItsOwnerAlone() {
    Authorization granted = two.granted(4);
    two.settle(granted, 3);

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
    assertThat(detail(two.stranger(), granted.id())).isEmpty();
    assertThat(detail(yen, UUID.randomUUID())).isEmpty();
  }

  private static Optional<OwnUsageDetail.Detail> detail(World.Claim owner, UUID id) {
    return TwoOwners.as(owner, (tenant, rows) -> new OwnUsageDetail(rows).find(tenant, id));
  }

  @Test
  void aTenantReadsNeitherWhoAskedNorWhatWasAsked() {
    two.granted(1);
    for (String secret : List.of("creator_id", "prompt_hash", "facts", "*")) {
      assertThatThrownBy(
              () ->
                  TwoOwners.as(
                      yen,
                      (tenant, rows) ->
                          new Sql(rows)
                              .list("select " + secret + " from usage_authorization", r -> 1)))
          .isInstanceOf(DatabaseFailure.class)
          .hasMessageContaining("permission denied");
    }
    assertThat(
            TwoOwners.<List<Integer>>as(
                two.stranger(),
                (tenant, rows) -> new Sql(rows).list("select id from usage_authorization", r -> 1)))
        .isEmpty();
  }

  private List<OwnUsages.OwnUsage> usages(World.Claim owner) {
    return TwoOwners.as(
        owner,
        (tenant, rows) -> new OwnUsages(rows, two.world.clock).latest(tenant, OwnUsages.PAGE_SIZE));
  }
}
