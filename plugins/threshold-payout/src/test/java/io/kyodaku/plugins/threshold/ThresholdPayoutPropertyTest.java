package io.kyodaku.plugins.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import java.time.LocalDate;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ThresholdPayoutPropertyTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long MOST = 1_000_000_000_000_000L;

  @Property
  void moreMoneyOrALongerWaitNeverTurnsAYesIntoANo(
      @ForAll WeekDay firstDay,
      @ForAll @LongRange(max = MOST) long threshold,
      @ForAll @IntRange(min = 1, max = 52) int atLatest,
      @ForAll @LongRange(min = 1, max = MOST) long balance,
      @ForAll @LongRange(max = MOST) long more,
      @ForAll @IntRange(max = 60) int weeks,
      @ForAll @IntRange(max = 60) int longer) {
    PayoutSchedule schedule = schedule(firstDay, threshold, atLatest);
    boolean pays = schedule.pays(facts(schedule, balance, weeks));
    assertThat(schedule.pays(facts(schedule, balance + more, weeks + longer))).isIn(pays, true);
    assertThat(schedule.pays(facts(schedule, balance, weeks))).isEqualTo(pays);
  }

  @Property
  void whateverComesInEveryWeekNothingWaitsLongerThanAgreed(
      @ForAll WeekDay firstDay,
      @ForAll @LongRange(max = 1_000) long threshold,
      @ForAll @IntRange(min = 1, max = 52) int atLatest,
      @ForAll @LongRange(min = 1, max = 1_000) long aWeek) {
    PayoutSchedule schedule = schedule(firstDay, threshold, atLatest);
    int waited = 0;
    long balance = 0;
    boolean paid = false;
    while (!paid) {
      balance += aWeek;
      paid = schedule.pays(facts(schedule, balance, waited));
      waited++;
      assertThat(paid).isEqualTo(balance >= threshold || waited == atLatest);
    }
    assertThat(waited).isLessThanOrEqualTo(atLatest);
  }

  private static PayoutSchedule schedule(WeekDay firstDay, long threshold, int atLatest) {
    return new ThresholdPayout()
        .payoutSchedule(new ThresholdSettings(firstDay, "UTC", 7, threshold, atLatest));
  }

  /** As a week closes before which so many others were not paid. */
  private static PayableFacts facts(PayoutSchedule schedule, long balance, int weeksBefore) {
    Period week = schedule.period(LocalDate.of(2026, 7, 15));
    return new PayableFacts(
        week, schedule.dueDate(week), YEN, balance, week.fromInclusive().minusWeeks(weeksBefore));
  }
}
