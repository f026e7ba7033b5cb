package io.kyodaku.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What a calendar of payouts keeps, on every day from 2000 to 2099.
 *
 * @param <C> the plugin's configuration
 */
public interface PayoutScheduleContract<C extends Record> extends PluginContract<C> {

  /** The first day that is asked about. */
  LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

  /** The day after the last that is asked about. */
  LocalDate END = LocalDate.of(2100, 1, 1);

  @Test
  default void periodsTileTheCalendarWithoutGapOrOverlap() {
    for (C configuration : configurations()) {
      PayoutSchedule schedule = newPlugin().payoutSchedule(configuration);
      Period current = schedule.period(FIRST_DAY);
      for (LocalDate day = FIRST_DAY; day.isBefore(END); day = day.plusDays(1)) {
        Period period = schedule.period(day);
        assertThat(period.contains(day)).as("%s contains %s", period, day).isTrue();
        if (!period.equals(current)) {
          assertThat(period.fromInclusive())
              .as("period after %s", current)
              .isEqualTo(current.toExclusive());
          current = period;
        }
      }
    }
  }

  @Test
  default void aPeriodIsNotPaidBeforeItEndsNorMuchLater() {
    everyPeriod(
        (schedule, period) -> {
          LocalDate due = schedule.dueDate(period);
          assertThat(due).isAfterOrEqualTo(period.toExclusive());
          assertThat(ChronoUnit.DAYS.between(period.toExclusive(), due))
              .as("days to wait after %s", period)
              .isLessThanOrEqualTo(PayoutSchedule.MAX_DUE_DAYS);
        });
  }

  @Test
  default void aPeriodIsNotTooLong() {
    everyPeriod(
        (schedule, period) ->
            assertThat(ChronoUnit.DAYS.between(period.fromInclusive(), period.toExclusive()))
                .isLessThanOrEqualTo(PayoutSchedule.MAX_PERIOD_DAYS));
  }

  @Test
  default void laterPeriodsAreNotPaidEarlier() {
    for (C configuration : configurations()) {
      PayoutSchedule schedule = newPlugin().payoutSchedule(configuration);
      Period period = schedule.period(FIRST_DAY);
      while (period.toExclusive().isBefore(END)) {
        Period next = schedule.period(period.toExclusive());
        assertThat(schedule.dueDate(next)).isAfterOrEqualTo(schedule.dueDate(period));
        period = next;
      }
    }
  }

  @Test
  default void theSameQuestionHasTheSameAnswerAgain() {
    everyPeriod(
        (schedule, period) -> {
          assertThat(schedule.period(period.fromInclusive())).isEqualTo(period);
          assertThat(schedule.dueDate(period)).isEqualTo(schedule.dueDate(period));
          assertThat(schedule.zone()).isNotNull().isEqualTo(schedule.zone());
        });
  }

  @Test
  default void moreOfABalanceOrAnOlderOneIsNotPaidLater() {
    everyPeriod(
        (schedule, period) -> {
          boolean before = false;
          for (long balance : SampleFacts.balances()) {
            boolean young = schedule.pays(payable(schedule, period, balance, 0));
            boolean old = schedule.pays(payable(schedule, period, balance, 400));
            assertThat(young).as("pays %d of %s", balance, period).isIn(before || young);
            assertThat(old).as("pays %d that is old of %s", balance, period).isIn(young || old);
            before = young;
          }
        });
  }

  private static PayableFacts payable(
      PayoutSchedule schedule, Period period, long balance, int daysBefore) {
    return new PayableFacts(
        period,
        schedule.dueDate(period),
        Currency.getInstance("JPY"),
        balance,
        period.fromInclusive().minusDays(daysBefore));
  }

  private void everyPeriod(BiConsumer<PayoutSchedule, Period> check) {
    for (C configuration : configurations()) {
      PayoutSchedule schedule = newPlugin().payoutSchedule(configuration);
      Period period = schedule.period(FIRST_DAY);
      while (period.fromInclusive().isBefore(END)) {
        check.accept(schedule, period);
        period = schedule.period(period.toExclusive());
      }
    }
  }
}
