package io.kyodaku.plugin.testkit;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.Unit;
import io.kyodaku.plugin.api.UsageTerms;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A plugin that behaves passes every contract. */
class ContractsTest
    implements UsageTermsContract<ContractsTest.Discount>,
        PeriodTermsContract<ContractsTest.Discount>,
        PayoutScheduleContract<ContractsTest.Discount> {

  @Override
  public KyodakuPlugin<Discount> newPlugin() {
    return new DiscountPlugin();
  }

  @Override
  public List<Discount> furtherConfigurations() {
    return List.of(new Discount(0), new Discount(10_000));
  }

  record Discount(
      @Setting(label = "Discount", unit = Unit.BASIS_POINTS, max = 10_000) long discountBps) {}

  /** A percentage off, a line that says so, and calendar years. */
  public static final class DiscountPlugin implements KyodakuPlugin<Discount> {

    @Override
    public String id() {
      return "discount";
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
      return "Discount";
    }

    @Override
    public Set<Capability> offers() {
      return EnumSet.allOf(Capability.class);
    }

    @Override
    public Discount defaultConfiguration() {
      return new Discount(500);
    }

    @Override
    public UsageTerms usageTerms(Discount discount) {
      return facts ->
          new Fee(
              facts.listFeeMicros() / 10_000 * (10_000 - discount.discountBps()), facts.currency());
    }

    @Override
    public PeriodTerms periodTerms(Discount discount) {
      return facts ->
          facts.totals().stream()
              .map(
                  total ->
                      StatementLine.ofTotal(
                          LineType.TIER, total, 0, facts.currency(), "Discounted"))
              .toList();
    }

    @Override
    public PayoutSchedule payoutSchedule(Discount discount) {
      return new PayoutSchedule() {
        @Override
        public ZoneId zone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Period period(LocalDate date) {
          LocalDate newYear = date.withDayOfYear(1);
          return new Period(newYear, newYear.plusYears(1));
        }

        @Override
        public LocalDate dueDate(Period period) {
          return period.toExclusive();
        }
      };
    }
  }
}
