package io.kyodaku.rule;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * All that an owner says at one level beside a preset: rules that are read before the preset's,
 * guards that no rule overrides, and ceilings.
 *
 * @param zone the owner's, in which windows and days are meant
 */
public record Controls(ZoneId zone, List<Rule> rules, Guards guards, List<Ceiling> ceilings) {

  public static final int RULES_AT_MOST = 50;
  public static final int CEILINGS_AT_MOST = 4;

  public static final Controls NONE =
      new Controls(ZoneOffset.UTC, List.of(), Guards.NONE, List.of());

  public Controls {
    rules = List.copyOf(rules);
    ceilings = List.copyOf(ceilings);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return rules.isEmpty() && guards.isEmpty() && ceilings.isEmpty();
  }
}
