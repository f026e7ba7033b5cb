package io.kyodaku.plugins.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.testkit.PayoutScheduleContract;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseMonthEndTest implements PayoutScheduleContract<MonthEndSettings> {

  @Override
  public KyodakuPlugin<MonthEndSettings> newPlugin() {
    return new JapaneseMonthEnd();
  }

  @Override
  public List<MonthEndSettings> furtherConfigurations() {
    return List.of(new MonthEndSettings(2), new MonthEndSettings(6));
  }

  @Test
  void monthsBeginAndEndInTokyo() {
    PayoutSchedule schedule = schedule(1);
    assertThat(schedule.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(schedule.period(LocalDate.of(2028, 2, 29)))
        .isEqualTo(new Period(LocalDate.of(2028, 2, 1), LocalDate.of(2028, 3, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-15, 2026-08-31, the last day of August is a Monday",
    "2026-06-30, 2026-07-31, the last day of July is a Friday",
    "2026-04-01, 2026-05-29, the 31st is a Sunday and the 30th a Saturday",
    "2026-01-31, 2026-02-27, the 28th is a Saturday",
    "2026-11-10, 2026-12-30, banks close on the 31st of December",
    "2022-11-10, 2022-12-30, the 31st is a Saturday besides",
    "2023-11-10, 2023-12-29, the 31st is a Sunday and the 30th a Saturday",
    "2019-03-15, 2019-04-26, ten holidays in a row began on the 27th of April 2019",
    "2028-01-20, 2028-02-29, a leap day is a business day",
    "2025-12-31, 2026-01-30, the 31st of January is a Saturday"
  })
  void aMonthIsPaidOnTheLastBusinessDayOfTheNext(LocalDate settled, LocalDate due, String why) {
    PayoutSchedule schedule = schedule(1);
    assertThat(schedule.dueDate(schedule.period(settled))).as(why).isEqualTo(due);
  }

  @Test
  void aLaterMonthCanBeAgreed() {
    PayoutSchedule schedule = schedule(2);
    assertThat(schedule.dueDate(schedule.period(LocalDate.of(2026, 12, 1))))
        .isEqualTo("2027-02-26");
  }

  @Test
  void everyMonthOfTheCenturyIsPaidOnABusinessDayOfTheNextMonthAfterWhichNoneIsLeft() {
    PayoutSchedule schedule = schedule(1);
    for (LocalDate month = FIRST_DAY; month.isBefore(END); month = month.plusMonths(1)) {
      LocalDate due = schedule.dueDate(schedule.period(month));
      assertThat(BankCalendar.isBusinessDay(due)).as("%s", due).isTrue();
      assertThat(due.withDayOfMonth(1)).isEqualTo(month.plusMonths(1));
      assertThat(
              due.plusDays(1).datesUntil(month.plusMonths(2)).filter(BankCalendar::isBusinessDay))
          .isEmpty();
    }
  }

  private static PayoutSchedule schedule(long monthsLater) {
    return new JapaneseMonthEnd().payoutSchedule(new MonthEndSettings(monthsLater));
  }
}
