package io.kyodaku.plugin.formula;

import dev.cel.runtime.CelVariableResolver;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.UsageTotal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The facts of a period by the names that {@link FormulaKind#LINES} has. */
final class PeriodView implements CelVariableResolver {

  private final Map<String, Object> facts;

  private PeriodView(Map<String, Object> facts) {
    this.facts = facts;
  }

  /**
   * @throws ArithmeticException when the totals add up to more than a number holds
   */
  static PeriodView of(PeriodFacts facts) {
    Map<String, Object> named = new HashMap<>(days(facts.period()));
    named.put("royalties", sum(facts, UsageTotal::royaltyMicros));
    named.put("fees", sum(facts, UsageTotal::feeBaseMicros));
    named.put("usages", sum(facts, UsageTotal::usages));
    named.put("seconds", sum(facts, UsageTotal::seconds));
    named.put("share", (long) facts.shareBps());
    named.put("openAdvance", facts.openAdvanceMicros());
    named.put("totals", facts.totals().stream().map(TotalFacts::new).toList());
    named.put("past", facts.past().stream().map(PeriodView::past).toList());
    named.put("unit", Units.UNIT);
    named.put("currency", facts.currency().getCurrencyCode());
    return new PeriodView(Map.copyOf(named));
  }

  /** Its last day, and how many it has. */
  static Map<String, Object> days(Period period) {
    LocalDate last = period.toExclusive().minusDays(1);
    return Map.of(
        "year", (long) last.getYear(),
        "month", (long) last.getMonthValue(),
        "day", (long) last.getDayOfMonth(),
        "days", period.toExclusive().toEpochDay() - period.fromInclusive().toEpochDay());
  }

  private static long sum(PeriodFacts facts, ToLongFunction<UsageTotal> of) {
    long sum = 0;
    for (UsageTotal total : facts.totals()) {
      sum = Math.addExact(sum, of.applyAsLong(total));
    }
    return sum;
  }

  private static Map<String, Object> past(PastPeriod past) {
    Map<String, Object> named = new HashMap<>(days(past.period()));
    named.keySet().retainAll(List.of("year", "month", "day"));
    named.put("fees", past.feeBaseMicros());
    named.put("royalties", past.royaltyMicros());
    named.put("tier", past.tierMicros());
    named.put("guarantee", past.guaranteeMicros());
    named.put("recouped", past.recoupedMicros());
    return Map.copyOf(named);
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.ofNullable(facts.get(name));
  }
}
