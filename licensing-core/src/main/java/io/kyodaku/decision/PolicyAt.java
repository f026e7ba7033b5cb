package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Use;
import java.util.Locale;
import java.util.UUID;

/** What an owner says at one level: of an asset, of a work, or of everything it has. */
record PolicyAt(Level level, UUID subjectId, PolicyPreset preset) {

  /** From the narrowest to the widest, as their rules are read. */
  enum Level {
    ASSET,
    WORK,
    TENANT
  }

  String ruleId(Use use) {
    return level.name().toLowerCase(Locale.ROOT) + ":" + subjectId + ":" + preset + ":" + use;
  }
}
