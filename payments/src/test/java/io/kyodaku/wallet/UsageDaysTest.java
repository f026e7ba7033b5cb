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
import io.kyodaku.insight.RollingUpUsage;
import io.kyodaku.insight.UsageDays;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the days of a rightsholder earned, as its home shows it. */
class UsageDaysTest {

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
  private final RollingUpUsage rollUp = new RollingUpUsage(world.database.admin(), world.clock);
  private final LocalDate first = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

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
  void eachDayIsAddedUpByUseAndByTerritoryForItsOwnerAlone() {
    settled(2);
    settled(3);
    world.clock.pass(Duration.ofDays(2));
    settled(1);
    rollUp.run("");

    assertThat(days(yen))
        .containsExactly(
            new UsageDays.Day(first, "SHARED", 2, 5 * 3 * CREDIT * 7 / 10),
            new UsageDays.Day(first.plusDays(2), "SHARED", 1, 3 * CREDIT * 7 / 10));
    assertThat(by(yen, "JPY")).containsExactly(new UsageDays.Sum("JP", 3, 6 * 3 * CREDIT * 7 / 10));
    assertThat(by(yen, "USD")).isEmpty();
    assertThat(days(world.claim(JPY, 7_000, RoyaltyBase.LIST))).isEmpty();
  }

  @Test
  void whatComesLaterIsAddedAndNothingIsCountedTwice() {
    settled(1);
    rollUp.run("");
    rollUp.run("");
    settled(1);
    world.clock.pass(Duration.ofHours(1));
    rollUp.run("");
    rollUp.run("");

    assertThat(days(yen))
        .containsExactly(new UsageDays.Day(first, "SHARED", 2, 2 * 3 * CREDIT * 7 / 10));
  }

  private void settled(int seconds) {
    Authorization asked =
        world.authorization(
            creator,
            generator,
            seconds,
            World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, yen, dollar),
            AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    assertThat(
            charges.settle(
                asked,
                seconds,
                World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, yen, dollar)))
        .isInstanceOf(ChargeOutcome.Settled.class);
  }

  private List<UsageDays.Day> days(World.Claim owner) {
    TenantId tenant = new TenantId(owner.tenant());
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new UsageDays(rows).byDay(tenant, "JPY", first.minusDays(1), first.plusDays(9)));
  }

  private List<UsageDays.Sum> by(World.Claim owner, String currency) {
    TenantId tenant = new TenantId(owner.tenant());
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new UsageDays(rows)
                .by(
                    tenant,
                    UsageDays.Split.TERRITORY,
                    currency,
                    first.minusDays(1),
                    first.plusDays(9)));
  }
}
