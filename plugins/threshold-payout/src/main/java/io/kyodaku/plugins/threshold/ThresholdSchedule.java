package io.kyodaku.plugins.threshold;

import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Weeks that are paid once there is enough, or once it has waited long enough. */
record ThresholdSchedule(ThresholdSettings settings) implements PayoutSchedule {

  private static final int DAYS_A_WEEK = 7;

  @Override
  public ZoneId zone() {
    return ZoneId.of(settings.zone());
  }

  @Override
  public Period period(LocalDate date) {
    LocalDate first = date.with(TemporalAdjusters.previousOrSame(settings.firstDay().day()));
    return new Period(first, first.plusDays(DAYS_A_WEEK));
  }

  @Override
  public LocalDate dueDate(Period period) {
    return period.toExclusive().plusDays(settings.dueDays());
  }

  @Override
  public boolean pays(PayableFacts facts) {
    return facts.balanceMicros() >= settings.thresholdMicros()
        || daysWaited(facts) >= DAYS_A_WEEK * settings.atLatestWeeks();
  }

  /**
   * Of its first week all seven count, also where the contract began within it: what is owed since
   * then waits no longer for that.
   */
  private long daysWaited(PayableFacts facts) {
    LocalDate since = period(facts.unpaidSince()).fromInclusive();
    return ChronoUnit.DAYS.between(since, facts.period().toExclusive());
  }
}
