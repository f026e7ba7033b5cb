package io.kyodaku.policy;

import io.kyodaku.rule.Controls;
import java.util.Optional;

/**
 * All that is said at one level.
 *
 * @param controls rules that are read before the preset's, guards and ceilings
 * @param preset what holds where no rule speaks; without one the level above does
 */
public record Saying(Optional<PolicyPreset> preset, Controls controls) {

  public static final Saying NOTHING = new Saying(Optional.empty(), Controls.NONE);

  public boolean isNothing() {
    return preset.isEmpty() && controls.isEmpty();
  }

  Saying with(Optional<PolicyPreset> other) {
    return new Saying(other, controls);
  }

  Saying with(Controls other) {
    return new Saying(preset, other);
  }
}
