package io.kyodaku.plugins.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.testkit.PayoutScheduleContract;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdPayoutTest implements PayoutScheduleContract<ThresholdSettings> {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long MICROS = 1_000_000;

  /** From 5,000 yen on, three days later, after four weeks at the latest. */
  private static final ThresholdSettings SETTINGS =
      new ThresholdSettings(WeekDay.MONDAY, "Asia/Tokyo", 3, 5_000 * MICROS, 4);

  @Override
  public KyodakuPlugin<ThresholdSettings> newPlugin() {
    return new ThresholdPayout();
  }

  @Override
  public List<ThresholdSettings> furtherConfigurations() {
    return List.of(
        SETTINGS,
        new ThresholdSettings(WeekDay.SUNDAY, "America/New_York", 0, 0, 1),
        new ThresholdSettings(
            WeekDay.THURSDAY, "Pacific/Kiritimati", 60, 1_000_000_000_000_000L, 52));
  }

  @Test
  void aWeekBeginsOnTheDayAndInTheZoneThatWereAgreed() {
    PayoutSchedule schedule = schedule(SETTINGS);
    assertThat(schedule.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    Period week = new Period(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4));
    assertThat(schedule.period(LocalDate.of(2026, 12, 28))).isEqualTo(week);
    assertThat(schedule.period(LocalDate.of(2027, 1, 3))).isEqualTo(week);
    assertThat(schedule.dueDate(week)).isEqualTo("2027-01-07");
  }

  @ParameterizedTest
  @EnumSource
  void everyDayCanBeTheFirst(WeekDay first) {
    Period week =
        schedule(new ThresholdSettings(first, "UTC", 0, 0, 1)).period(LocalDate.of(2026, 7, 15));
    assertThat(week.fromInclusive().getDayOfWeek()).isEqualTo(first.day());
    assertThat(first.day().name()).isEqualTo(first.name());
    assertThat(week.fromInclusive().plusWeeks(1)).isEqualTo(week.toExclusive());
  }

  @Test
  void theDaysAreAllOfAWeek() {
    assertThat(Arrays.stream(WeekDay.values()).map(WeekDay::day))
        .containsExactly(DayOfWeek.values());
  }

  @Test
  void aBalanceIsPaidFromTheThresholdOn() {
    assertThat(pays(SETTINGS, 5_000 * MICROS, 1)).isTrue();
    assertThat(pays(SETTINGS, 5_000 * MICROS - 1, 1)).isFalse();
  }

  @Test
  void aSmallBalanceIsPaidAtTheLatestAfterTheWeeksThatWereAgreed() {
    assertThat(pays(SETTINGS, 1, 3)).isFalse();
    assertThat(pays(SETTINGS, 1, 4)).isTrue();
    assertThat(pays(SETTINGS, 1, 5)).isTrue();
  }

  @Test
  void aFirstWeekThatBeganOnItsLastDayCountsAsOne() {
    PayableFacts facts = facts(1, LocalDate.of(2026, 6, 14), LocalDate.of(2026, 6, 29));
    assertThat(schedule(SETTINGS).pays(facts)).as("the fourth week closes").isTrue();
  }

  @Test
  void withoutAThresholdEveryWeekIsPaid() {
    assertThat(pays(new ThresholdSettings(WeekDay.MONDAY, "UTC", 0, 0, 52), 1, 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Tokio", "somewhere", "+25:00", " "})
  void whatIsNoZoneIsRefused(String zone) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThresholdSettings(WeekDay.MONDAY, zone, 0, 0, 1))
        .withMessageContaining("no time zone");
  }

  /** Asked as the week closes that is this one of those unpaid. */
  private static boolean pays(ThresholdSettings settings, long balance, int weeks) {
    LocalDate first = LocalDate.of(2026, 6, 1);
    return schedule(settings).pays(facts(balance, first, first.plusWeeks(weeks - 1)));
  }

  private static PayableFacts facts(long balance, LocalDate since, LocalDate firstDay) {
    Period week = new Period(firstDay, firstDay.plusWeeks(1));
    return new PayableFacts(week, week.toExclusive().plusDays(3), YEN, balance, since);
  }

  private static PayoutSchedule schedule(ThresholdSettings settings) {
    return new ThresholdPayout().payoutSchedule(settings);
  }
}
