package io.kyodaku.plugins.threshold;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PayoutSchedule;
import java.util.Set;

/** The plugin {@code threshold-payout}: a payout schedule of weeks that are paid from a balance. */
public final class ThresholdPayout implements KyodakuPlugin<ThresholdSettings> {

  @Override
  public String id() {
    return "threshold-payout";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Weekly payout above a threshold";
  }

  @Override
  public Set<Capability> offers() {
    return Set.of(Capability.PAYOUT_SCHEDULE);
  }

  @Override
  public ThresholdSettings defaultConfiguration() {
    return new ThresholdSettings(WeekDay.MONDAY, "UTC", 7, 1_000_000_000, 13);
  }

  @Override
  public PayoutSchedule payoutSchedule(ThresholdSettings settings) {
    return new ThresholdSchedule(settings);
  }
}
