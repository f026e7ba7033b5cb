package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Rule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an owner says at one level: of an asset, of a work, or of everything it has. Its own rules
 * come first, then those of the preset, if it chose one. Each is made once and shared by all that
 * listen to it; two are the same only if they are one.
 */
final class PolicyAt {

  private final Level level;
  private final UUID subjectId;
  private final @Nullable UUID version;
  private final List<CompiledRule> rules;
  private final Guards guards;
  private final List<Ceiling> ceilings;
  private final ZoneId zone;

  private PolicyAt(
      Level level,
      UUID subjectId,
      @Nullable UUID version,
      List<CompiledRule> rules,
      Controls controls) {
    this.level = level;
    this.subjectId = subjectId;
    this.version = version;
    this.rules = List.copyOf(rules);
    guards = controls.guards();
    ceilings = controls.ceilings();
    zone = controls.zone();
  }

  /** From the narrowest to the widest, as their rules are read. */
  enum Level {
    ASSET,
    WORK,
    TENANT
  }

  /**
   * @param tenantId who says it
   */
  static PolicyAt of(
      Level level,
      UUID tenantId,
      UUID subjectId,
      @Nullable UUID version,
      Optional<PolicyPreset> preset,
      Controls controls) {
    String place = level.name().toLowerCase(Locale.ROOT) + ":" + subjectId + ":";
    List<CompiledRule> rules = new ArrayList<>();
    for (Rule rule : controls.rules()) {
      rules.add(new CompiledRule(rule, tenantId, place + "rule:" + rule.id(), controls.zone()));
    }
    preset.ifPresent(
        chosen ->
            PresetRules.of(chosen)
                .forEach(
                    rule ->
                        rules.add(
                            new CompiledRule(
                                rule,
                                tenantId,
                                place + chosen + ":" + PresetRules.use(rule),
                                controls.zone()))));
    return new PolicyAt(level, subjectId, version, rules, controls);
  }

  /** A preset and nothing else. */
  static PolicyAt of(Level level, UUID subjectId, PolicyPreset preset) {
    return of(level, subjectId, subjectId, null, Optional.of(preset), Controls.NONE);
  }

  Level level() {
    return level;
  }

  UUID subjectId() {
    return subjectId;
  }

  /** What was said last there; null in a draft. */
  @Nullable UUID version() {
    return version;
  }

  /** In the order in which they are read. */
  List<CompiledRule> rules() {
    return rules;
  }

  Guards guards() {
    return guards;
  }

  List<Ceiling> ceilings() {
    return ceilings;
  }

  /** In which the ceilings' days are meant. */
  ZoneId zone() {
    return zone;
  }
}
