package io.kyodaku.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.prepaid.BaseDate;
import io.kyodaku.prepaid.NotingBaseDate;
import io.kyodaku.prepaid.UnusedBalances;
import io.kyodaku.prepaid.UnusedBalances.Age;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnusedBalancesTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final World world = new World(TestDatabase.fresh());
  private final BackStage stage = new BackStage(world);
  private final UUID creator = world.creator();
  private final UnusedBalances balances = new UnusedBalances(world.database.admin());
  private final BaseDate baseDate = new BaseDate(world.database.admin(), world.clock);

  private LocalDate today() {
    return LocalDate.ofInstant(world.clock.instant(), TOKYO);
  }

  @Test
  void aDayThatIsOverStaysAsItWas() {
    LocalDate first = today();
    stage.buy(creator, 1_000, 3_000);
    world.clock.pass(Duration.ofDays(40));
    LocalDate later = today();
    stage.buy(creator, 500, 100);

    assertThat(balances.asOf(first.minusDays(1))).isEmpty();
    assertThat(balances.asOf(first))
        .containsExactly(
            new UnusedBalances.Row(
                "JP", "JPY", "JP", false, Age.MONTH, 1, 1_000 * World.CREDIT, 3_000_000_000L));
    List<UnusedBalances.Row> now = balances.asOf(later);
    assertThat(now).extracting(UnusedBalances.Row::age).containsExactly(Age.MONTH, Age.QUARTER);
    assertThat(baseDate.on(later).unusedYen()).isEqualTo(3_100);
  }

  @Test
  void whatLastsSixMonthsAtMostIsExempt() {
    Instant bought = world.clock.instant();
    UUID lot = stage.buy(creator, 1_000, 20_000_000);
    assertThat(baseDate.on(today()).isAbove()).isTrue();
    assertThat(baseDate.on(today()).depositYen()).isEqualTo(10_000_000);
    world.execute(
        "update credit_lot set expires_at = ? where id = ?",
        bought
            .atZone(TOKYO)
            .toLocalDate()
            .plusMonths(6)
            .minusDays(1)
            .atStartOfDay(TOKYO)
            .toInstant(),
        lot);
    assertThat(balances.asOf(today())).singleElement().matches(UnusedBalances.Row::exempt);
    assertThat(baseDate.on(today()).unusedYen()).isZero();
  }

  @Test
  void theLimitIsExceededByAYenAndHalfIsRoundedUp() {
    assertThat(new BaseDate.Standing(today(), 10_000_000).depositYen()).isZero();
    assertThat(new BaseDate.Standing(today(), 10_000_001).depositYen()).isEqualTo(5_000_001);
  }

  @Test
  void otherCurrenciesOfTheJapaneseCompanyCountAtParAndOtherCompaniesNot() {
    stage.buy(creator, 1_000, 500, Currency.getInstance("USD"));
    assertThat(baseDate.on(today()).unusedYen()).isZero();
  }

  @Test
  void aBaseDateIsNotedOnceAndToldOfWhereItIsAbove() {
    world.clock.pass(
        Duration.between(world.clock.instant(), Instant.parse("2031-03-10T00:00:00Z")));
    stage.buy(creator, 1_000, 20_000_000);
    world.clock.pass(Duration.ofDays(30));
    NotingBaseDate noting = new NotingBaseDate(world.database.admin(), world.clock);
    noting.run("");
    noting.run("");

    LocalDate day = LocalDate.of(2031, 3, 31);
    assertThat(baseDate.last()).isEqualTo(day);
    assertThat(baseDate.next()).isEqualTo(LocalDate.of(2031, 9, 30));
    assertThat(baseDate.noted(day)).contains(new BaseDate.Standing(day, 20_000_000));
    assertThat(world.number("select count(*) from happening where kind = 'prepaid-above'")).isOne();
  }
}
