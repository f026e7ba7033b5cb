package io.kyodaku.plugin.formula;

import dev.cel.runtime.CelVariableResolver;
import io.kyodaku.plugin.api.PayableFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The facts of a balance by the names that {@link FormulaKind#PAYS} has. */
final class BalanceView implements CelVariableResolver {

  private final Map<String, Object> facts;

  BalanceView(PayableFacts facts) {
    Map<String, Object> named = new HashMap<>(PeriodView.days(facts.period()));
    named.put("balance", facts.balanceMicros());
    named.put(
        "waitingDays",
        facts.period().toExclusive().toEpochDay() - facts.unpaidSince().toEpochDay());
    named.put("unit", Units.UNIT);
    named.put("currency", facts.currency().getCurrencyCode());
    this.facts = Map.copyOf(named);
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.ofNullable(facts.get(name));
  }
}
