package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.NoSettings;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.UsageTerms;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a contract has that names no plugin: the list fee, no further lines, and calendar months in
 * UTC that are paid on the fifteenth day after their last.
 */
final class StandardPlugin implements KyodakuPlugin<NoSettings> {

  static final String ID = "standard";

  private static final int DAYS_TO_PAY = 15;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Standard terms";
  }

  @Override
  public Set<Capability> offers() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public NoSettings defaultConfiguration() {
    return new NoSettings();
  }

  @Override
  public UsageTerms usageTerms(NoSettings none) {
    return facts -> new Fee(facts.listFeeMicros(), facts.currency());
  }

  @Override
  public PeriodTerms periodTerms(NoSettings none) {
    return facts -> List.of();
  }

  @Override
  public PayoutSchedule payoutSchedule(NoSettings none) {
    return new UtcMonths();
  }

  private static final class UtcMonths implements PayoutSchedule {

    @Override
    public ZoneId zone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Period period(LocalDate date) {
      LocalDate first = date.withDayOfMonth(1);
      return new Period(first, first.plusMonths(1));
    }

    @Override
    public LocalDate dueDate(Period period) {
      return period.toExclusive().minusDays(1).plusDays(DAYS_TO_PAY);
    }
  }
}
