package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.insight.RollingUpUsage;
import io.kyodaku.insight.UsageDays;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the days of a rightsholder earned, as its home shows it. */
class UsageDaysTest {

  private final TwoOwners two = new TwoOwners();
  private final World world = two.world;
  private final World.Claim yen = two.yen;
  private final RollingUpUsage rollUp = new RollingUpUsage(world.database.admin(), world.clock);
  private final LocalDate first = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

  @AfterEach
  void stop() {
    two.close();
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
    assertThat(days(two.stranger())).isEmpty();
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
    two.settle(two.granted(seconds), seconds);
  }

  private List<UsageDays.Day> days(World.Claim owner) {
    return TwoOwners.as(
        owner,
        (tenant, rows) ->
            new UsageDays(rows).byDay(tenant, "JPY", first.minusDays(1), first.plusDays(9)));
  }

  private List<UsageDays.Sum> by(World.Claim owner, String currency) {
    return TwoOwners.as(
        owner,
        (tenant, rows) ->
            new UsageDays(rows)
                .by(
                    tenant,
                    UsageDays.Split.TERRITORY,
                    currency,
                    first.minusDays(1),
                    first.plusDays(9)));
  }
}
