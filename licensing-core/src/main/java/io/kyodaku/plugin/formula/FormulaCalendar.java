package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * A calendar of payouts whose condition to pay a rightsholder writes itself; built in like {@link
 * FormulaTerms}, and apart from it, because a contract names terms and schedule each by itself.
 */
public final class FormulaCalendar implements KyodakuPlugin<FormulaCalendarSettings> {

  public static final String ID = "formula-calendar";
  private static final String VERSION = "1";

  /** In place of a jar's. */
  public static final String HASH = FormulaTerms.hash(ID, VERSION);

  private static final long USUAL_DUE_DAYS = 14;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Formula";
  }

  @Override
  public Set<Capability> offers() {
    return Set.of(Capability.PAYOUT_SCHEDULE);
  }

  @Override
  public FormulaCalendarSettings defaultConfiguration() {
    return new FormulaCalendarSettings("true", CalendarUnit.MONTH, "UTC", USUAL_DUE_DAYS);
  }

  @Override
  public PayoutSchedule payoutSchedule(FormulaCalendarSettings settings) {
    return new Written(
        settings.unit(),
        ZoneId.of(settings.zone()),
        settings.dueDays(),
        Compiled.of(FormulaKind.PAYS, settings.pays()));
  }

  static boolean pays(Formula formula, PayableFacts facts) {
    return (Boolean) formula.ask(new BalanceView(facts));
  }

  private record Written(CalendarUnit unit, ZoneId zone, long dueDays, Formula pays)
      implements PayoutSchedule {

    @Override
    public Period period(LocalDate date) {
      return unit.around(date);
    }

    @Override
    public LocalDate dueDate(Period period) {
      return period.toExclusive().plusDays(dueDays);
    }

    @Override
    public boolean pays(PayableFacts facts) {
      return FormulaCalendar.pays(pays, facts);
    }
  }
}
