package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Use;

/**
 * The rules that a preset consists of, one for each use. CLOSED is what an owner says; where nobody
 * says anything no rule matches, which blocks as well.
 */
final class PresetRules {

  private PresetRules() {}

  static Rule rule(PolicyPreset preset, Use use) {
    return switch (preset) {
      case CLOSED -> Rule.BLOCK;
      case FAN ->
          switch (use) {
            case PERSONAL -> Rule.FREE;
            case SHARED -> Rule.allow(use);
            case COMMERCIAL -> Rule.BLOCK;
          };
      case OPEN -> Rule.allow(use);
      case ASK -> Rule.ask(use);
    };
  }
}
