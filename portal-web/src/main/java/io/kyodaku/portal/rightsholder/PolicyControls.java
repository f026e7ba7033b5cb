package io.kyodaku.portal.rightsholder;

import io.kyodaku.policy.CeilingUse;
import io.kyodaku.policy.ControlNames;
import io.kyodaku.policy.Level;
import io.kyodaku.rule.Controls;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said at one level beside a preset, as it is read, and how much of its ceilings is gone.
 */
@Dependent
public class PolicyControls {

  private final ControlsWords words;
  private final ControlNames names;
  private final CeilingUse ceilings;
  private final TenantDesk desk;
  private Controls controls = Controls.NONE;
  private Level level = new Level.OfTenant();
  private @Nullable Map<UUID, String> known;
  private @Nullable List<String> used;

  @Inject
  PolicyControls(ControlsWords words, ControlNames names, CeilingUse ceilings, TenantDesk desk) {
    this.words = words;
    this.names = names;
    this.ceilings = ceilings;
    this.desk = desk;
  }

  PolicyControls at(Level of, Controls said) {
    level = of;
    controls = said;
    return this;
  }

  private Map<UUID, String> known() {
    if (known == null) {
      known = names.of(List.of(controls));
    }
    return known;
  }

  public boolean isNothing() {
    return controls.isEmpty();
  }

  public List<ControlsWords.Told> getRules() {
    return words.rules(controls, known());
  }

  public List<String> getGuards() {
    return words.guards(controls.guards(), known());
  }

  public List<String> getCeilings() {
    if (used == null) {
      used = ceilings.of(desk.tenant(), level, controls).stream().map(words::ceiling).toList();
    }
    return used;
  }
}
