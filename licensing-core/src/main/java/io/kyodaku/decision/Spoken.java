package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Rule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said at one place, compiled, whoever says it: thousands of assets that say the same share
 * it, which spares memory and, where many are decided about, the way to it.
 *
 * @param rules in the order in which they are read
 * @param zone in which the ceilings' days are meant
 */
record Spoken(List<CompiledRule> rules, Guards guards, List<Ceiling> ceilings, ZoneId zone) {

  static Spoken of(Optional<PolicyPreset> preset, Controls controls) {
    List<CompiledRule> rules = new ArrayList<>();
    for (Rule rule : controls.rules()) {
      rules.add(new CompiledRule(rule, "rule:" + rule.id(), controls.zone()));
    }
    preset.ifPresent(
        chosen ->
            PresetRules.of(chosen)
                .forEach(
                    rule ->
                        rules.add(
                            new CompiledRule(
                                rule, chosen + ":" + PresetRules.use(rule), controls.zone()))));
    return new Spoken(List.copyOf(rules), controls.guards(), controls.ceilings(), controls.zone());
  }
}
