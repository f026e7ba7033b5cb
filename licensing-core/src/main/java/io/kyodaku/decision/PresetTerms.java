package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Use;

/**
 * What a preset says to a use, to be told: the same rules that decide.
 *
 * @param feeFactorBps what the price per second is multiplied by, in basis points; 0 where the use
 *     is free or blocked
 */
public record PresetTerms(Action action, int feeFactorBps) {

  public static PresetTerms of(PolicyPreset preset, Use use) {
    Rule rule = PresetRules.rule(preset, use);
    return new PresetTerms(rule.action(), rule.factorBps(use));
  }
}
