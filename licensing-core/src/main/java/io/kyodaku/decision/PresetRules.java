package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Use;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The rules that a preset consists of, one for each use. CLOSED is what an owner says; where nobody
 * says anything no rule matches, which blocks as well.
 */
public final class PresetRules {

  private static final OptionalInt FREE = OptionalInt.of(0);
  private static final OptionalInt USUAL = OptionalInt.empty();
  private static final Map<PolicyPreset, List<Rule>> RULES = new EnumMap<>(PolicyPreset.class);

  static {
    for (PolicyPreset preset : PolicyPreset.values()) {
      RULES.put(
          preset, Arrays.stream(Use.values()).map(use -> PresetRules.made(preset, use)).toList());
    }
  }

  private PresetRules() {}

  /** In the order of the uses. */
  public static List<Rule> of(PolicyPreset preset) {
    return RULES.getOrDefault(preset, List.of());
  }

  static Rule rule(PolicyPreset preset, Use use) {
    return of(preset).stream().filter(rule -> use(rule) == use).findFirst().orElseThrow();
  }

  /** Which use it is of. */
  static Use use(Rule rule) {
    return rule.conditions().uses().iterator().next();
  }

  private static Rule made(PolicyPreset preset, Use use) {
    return switch (preset) {
      case CLOSED -> rule(preset, use, Action.BLOCK, USUAL);
      case FAN ->
          switch (use) {
            case PERSONAL -> rule(preset, use, Action.ALLOW, FREE);
            case SHARED -> rule(preset, use, Action.ALLOW, USUAL);
            case COMMERCIAL -> rule(preset, use, Action.BLOCK, USUAL);
          };
      case OPEN -> rule(preset, use, Action.ALLOW, USUAL);
      case ASK -> rule(preset, use, Action.ASK, USUAL);
    };
  }

  private static Rule rule(PolicyPreset preset, Use use, Action action, OptionalInt factorBps) {
    return new Rule(
        use.name().toLowerCase(Locale.ROOT),
        preset.name(),
        action,
        Conditions.ofUse(use),
        factorBps,
        action == Action.BLOCK ? List.of() : List.of(new Obligation.Attribution("")));
  }
}
