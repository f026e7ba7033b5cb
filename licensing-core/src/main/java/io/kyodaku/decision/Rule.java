package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Use;
import java.util.List;

/**
 * What an owner says to one use of an asset.
 *
 * @param useFactor what the list price is multiplied by; 0 where the use is free
 * @param obligations what whoever uses it has to do, as codes
 */
record Rule(Action action, int useFactor, List<String> obligations) {

  /** Names the owner where the result is shown. */
  static final String ATTRIBUTION = "attribution";

  private static final int COMMERCIAL_FACTOR = 3;

  static final Rule BLOCK = new Rule(Action.BLOCK, 0, List.of());
  static final Rule FREE = new Rule(Action.ALLOW, 0, List.of(ATTRIBUTION));

  static Rule allow(Use use) {
    return new Rule(Action.ALLOW, factor(use), List.of(ATTRIBUTION));
  }

  static Rule ask(Use use) {
    return new Rule(Action.ASK, factor(use), List.of(ATTRIBUTION));
  }

  private static int factor(Use use) {
    return use == Use.COMMERCIAL ? COMMERCIAL_FACTOR : 1;
  }
}
