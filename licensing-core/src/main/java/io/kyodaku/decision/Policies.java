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

  /** Of all levels; of a single one its own, which many share and which is therefore near. */
  private final List<CompiledRule> rules;

  private final List<UUID> versions;
  private final boolean guarded;
  private final boolean limited;

  private Policies(PolicyAt[] levels) {
    this.levels = levels;
    List<UUID> said = new ArrayList<>(levels.length);
    List<CompiledRule> read = new ArrayList<>();
    boolean anyGuard = false;
    boolean anyCeiling = false;
    for (PolicyAt level : levels) {
      read.addAll(level.rules());
      UUID version = level.version();
      if (version != null) {
        said.add(version);
      }
      anyGuard |= !level.guards().isEmpty();
      anyCeiling |= !level.ceilings().isEmpty();
    }
    rules = levels.length == 1 ? levels[0].rules() : List.copyOf(read);
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

  /** Of all levels together, in the order in which they are read. */
  List<CompiledRule> rules() {
    return rules;
  }

  /** At which level that rule of {@link #rules} stands. */
  PolicyAt speaker(int place) {
    int before = 0;
    for (PolicyAt level : levels) {
      before += level.rules().size();
      if (place < before) {
        return level;
      }
    }
    throw new IndexOutOfBoundsException(place);
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
