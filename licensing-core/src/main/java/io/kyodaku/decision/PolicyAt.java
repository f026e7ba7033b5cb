package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said at one level, compiled. Two are equal only if they are one: claims that listen to
 * the same levels share them.
 */
final class PolicyAt {

  private final Level level;
  private final UUID subjectId;
  private final @Nullable UUID version;
  private final Spoken spoken;

  PolicyAt(Level level, UUID subjectId, @Nullable UUID version, Spoken spoken) {
    this.level = level;
    this.subjectId = subjectId;
    this.version = version;
    this.spoken = spoken;
  }

  /** From the narrowest to the widest, as their rules are read. */
  enum Level {
    ASSET("asset:"),
    WORK("work:"),
    TENANT("tenant:");

    private final String place;

    Level(String place) {
      this.place = place;
    }
  }

  /** A preset and nothing else. */
  static PolicyAt of(Level level, UUID subjectId, PolicyPreset preset) {
    return new PolicyAt(level, subjectId, null, Spoken.of(Optional.of(preset), Controls.NONE));
  }

  /** By which answers name one of the rules. */
  String wireId(CompiledRule rule) {
    return level.place + subjectId + ':' + rule.name();
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
    return spoken.rules();
  }

  Guards guards() {
    return spoken.guards();
  }

  List<Ceiling> ceilings() {
    return spoken.ceilings();
  }

  /** In which the ceilings' days are meant. */
  ZoneId zone() {
    return spoken.zone();
  }
}
