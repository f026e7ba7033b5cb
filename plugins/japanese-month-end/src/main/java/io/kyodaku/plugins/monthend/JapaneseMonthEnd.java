package io.kyodaku.plugins.monthend;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PayoutSchedule;
import java.util.Set;

/** The plugin {@code japanese-month-end}: a payout schedule of calendar months in Japan. */
public final class JapaneseMonthEnd implements KyodakuPlugin<MonthEndSettings> {

  @Override
  public String id() {
    return "japanese-month-end";
  }

  @Override
  public String version() {
    return "1.1.0";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Japanese month-end close";
  }

  @Override
  public Set<Capability> offers() {
    return Set.of(Capability.PAYOUT_SCHEDULE);
  }

  @Override
  public MonthEndSettings defaultConfiguration() {
    return new MonthEndSettings(1);
  }

  @Override
  public PayoutSchedule payoutSchedule(MonthEndSettings settings) {
    return new MonthEndSchedule(settings);
  }
}
