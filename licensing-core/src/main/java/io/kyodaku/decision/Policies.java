package io.kyodaku.decision;

import io.kyodaku.rule.Ceiling;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The levels that a claim listens to, from the narrowest to the widest: rules that are read as one
 * list. What depends on them alone is found out once.
 */
final class Policies extends AbstractList<PolicyAt> {

  private final PolicyAt[] levels;
  private final List<UUID> versions;
  private final boolean guarded;
  private final boolean limited;

  private Policies(PolicyAt[] levels) {
    this.levels = levels;
    List<UUID> said = new ArrayList<>(levels.length);
    boolean anyGuard = false;
    boolean anyCeiling = false;
    for (PolicyAt level : levels) {
      UUID version = level.version();
      if (version != null) {
        said.add(version);
      }
      anyGuard |= !level.guards().isEmpty();
      anyCeiling |= !level.ceilings().isEmpty();
    }
    versions = List.copyOf(said);
    guarded = anyGuard;
    limited = anyCeiling;
  }

  static Policies of(Collection<PolicyAt> levels) {
    return new Policies(levels.toArray(PolicyAt[]::new));
  }

  @Override
  public PolicyAt get(int index) {
    return levels[index];
  }

  @Override
  public int size() {
    return levels.length;
  }

  /** What was said last at each of them. */
  List<UUID> versions() {
    return versions;
  }

  /** Whether any has a guard: no word, company or age has to be looked at else. */
  boolean isGuarded() {
    return guarded;
  }

  /** Whether any has a {@link Ceiling}. */
  boolean isLimited() {
    return limited;
  }
}
