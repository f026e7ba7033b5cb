package io.kyodaku.rule;

import io.kyodaku.shared.FieldErrors;
import java.util.List;

/** Rules that can never speak, because one before them does: their owner meant something else. */
final class RuleOrder {

  private RuleOrder() {}

  static void check(List<Rule> rules, FieldErrors errors) {
    for (int later = 1; later < rules.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (hides(rules.get(earlier), rules.get(later))) {
          Rule first = rules.get(earlier);
          boolean same = rules.get(later).conditions().cover(first.conditions());
          errors.add(
              "rules[" + later + "]",
              same && first.action() != rules.get(later).action()
                  ? RuleFault.CONTRADICTS
                  : RuleFault.NEVER_REACHED,
              earlier + 1);
          break;
        }
      }
    }
  }

  /** An unknown fact passes by a rule that allows and meets one that blocks. */
  private static boolean hides(Rule earlier, Rule later) {
    Conditions first = earlier.conditions();
    boolean needsFacts =
        !first.ages().isEmpty() || !first.themes().isEmpty() || !first.themesNot().isEmpty();
    boolean letsUnknownsBy =
        needsFacts && earlier.action() != Action.BLOCK && later.action() == Action.BLOCK;
    return !letsUnknownsBy && first.cover(later.conditions());
  }
}
