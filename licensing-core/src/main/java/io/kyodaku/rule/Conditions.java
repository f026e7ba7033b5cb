package io.kyodaku.rule;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * When a rule speaks: all of these have to hold. What is left empty is no condition.
 *
 * <p>A fact that is not known (no themes given, an age that nobody verified) fails a condition of a
 * rule that allows or asks, and holds one of a rule that blocks.
 *
 * @param uses what for
 * @param territories where the result is shown; a usage in several territories is judged in each
 * @param ages of the creator
 * @param qualities of the rendering
 * @param secondsAtLeast whole seconds, from 1
 * @param secondsAtMost whole seconds, not below {@code secondsAtLeast}
 * @param generators through which; empty means through any
 * @param creators by {@link CreatorAlias} of the owner whose rule it is; empty means anybody
 * @param themes of which at least one has to be there
 * @param themesNot of which none may be there
 * @param from when it begins, in the owner's time zone
 * @param until when it has ended: the first moment that it does not hold any more
 */
public record Conditions(
    Set<Use> uses,
    TerritorySet territories,
    Set<AgeBand> ages,
    Set<Quality> qualities,
    OptionalInt secondsAtLeast,
    OptionalInt secondsAtMost,
    SortedSet<UUID> generators,
    SortedSet<UUID> creators,
    SortedSet<String> themes,
    SortedSet<String> themesNot,
    Optional<LocalDateTime> from,
    Optional<LocalDateTime> until) {

  /** More would be a rule for everybody. */
  public static final int CREATORS_AT_MOST = 500;

  /** Whatever is asked. */
  public static final Conditions NONE =
      new Conditions(
          Set.of(),
          TerritorySet.EVERYWHERE,
          Set.of(),
          Set.of(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          Optional.empty(),
          Optional.empty());

  public Conditions {
    uses = inOrder(uses, Use.class);
    ages = inOrder(ages, AgeBand.class);
    qualities = inOrder(qualities, Quality.class);
    generators = Collections.unmodifiableSortedSet(new TreeSet<>(generators));
    creators = Collections.unmodifiableSortedSet(new TreeSet<>(creators));
    themes = Collections.unmodifiableSortedSet(new TreeSet<>(themes));
    themesNot = Collections.unmodifiableSortedSet(new TreeSet<>(themesNot));
  }

  private static <E extends Enum<E>> Set<E> inOrder(Set<E> given, Class<E> type) {
    EnumSet<E> set = EnumSet.noneOf(type);
    set.addAll(given);
    return Collections.unmodifiableSet(set);
  }

  public static Conditions ofUse(Use use) {
    return new Conditions(
        Set.of(use),
        NONE.territories,
        NONE.ages,
        NONE.qualities,
        NONE.secondsAtLeast,
        NONE.secondsAtMost,
        NONE.generators,
        NONE.creators,
        NONE.themes,
        NONE.themesNot,
        NONE.from,
        NONE.until);
  }

  /** The same for those creators alone. */
  public Conditions with(SortedSet<UUID> others) {
    return new Conditions(
        uses,
        territories,
        ages,
        qualities,
        secondsAtLeast,
        secondsAtMost,
        generators,
        others,
        themes,
        themesNot,
        from,
        until);
  }

  /** The same where at least one of those themes is there. */
  public Conditions withThemes(SortedSet<String> others) {
    return new Conditions(
        uses,
        territories,
        ages,
        qualities,
        secondsAtLeast,
        secondsAtMost,
        generators,
        creators,
        others,
        themesNot,
        from,
        until);
  }

  /**
   * Whether these hold wherever {@code others} do, as far as that can be told from the words alone:
   * a rule behind one that covers it is never reached.
   */
  public boolean cover(Conditions others) {
    return contains(uses, others.uses)
        && others.territories.covered().without(territories.covered()).isEmpty()
        && contains(ages, others.ages)
        && contains(qualities, others.qualities)
        && secondsAtLeast.orElse(0) <= others.secondsAtLeast.orElse(0)
        && secondsAtMost.orElse(Integer.MAX_VALUE) >= others.secondsAtMost.orElse(Integer.MAX_VALUE)
        && contains(generators, others.generators)
        && contains(creators, others.creators)
        && contains(themes, others.themes)
        && others.themesNot.containsAll(themesNot)
        && from.map(moment -> others.from.isPresent() && !others.from.get().isBefore(moment))
            .orElse(true)
        && until
            .map(moment -> others.until.isPresent() && !others.until.get().isAfter(moment))
            .orElse(true);
  }

  /** Empty sets hold everything. */
  private static <T> boolean contains(Set<T> all, Set<T> part) {
    return all.isEmpty() || (!part.isEmpty() && all.containsAll(part));
  }
}
