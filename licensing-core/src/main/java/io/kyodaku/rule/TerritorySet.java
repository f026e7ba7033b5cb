package io.kyodaku.rule;

import java.util.List;
import java.util.TreeSet;

/**
 * Where a rule holds, as its owner wrote it and as it is compared.
 *
 * @param include countries (ISO 3166-1 alpha-2) and names of a {@link TerritoryGroup}; none means
 *     everywhere
 * @param exclude the same, taken away from these
 * @param covered the countries that are left: what the groups had when it was written
 */
public record TerritorySet(List<String> include, List<String> exclude, Territories covered) {

  public static final TerritorySet EVERYWHERE =
      new TerritorySet(List.of(), List.of(), Territories.everywhere());

  public TerritorySet {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /**
   * With the members that groups have now.
   *
   * @throws IllegalArgumentException when one is neither country nor group
   */
  public static TerritorySet of(List<String> include, List<String> exclude) {
    Territories from = include.isEmpty() ? Territories.everywhere() : expand(include);
    return new TerritorySet(include, exclude, from.without(expand(exclude)));
  }

  private static Territories expand(List<String> names) {
    TreeSet<String> codes = new TreeSet<>();
    for (String name : names) {
      TerritoryGroup.of(name)
          .ifPresentOrElse(group -> codes.addAll(group.codes()), () -> codes.add(name));
    }
    return Territories.of(codes);
  }

  /** Whether {@code name} can be named here. */
  public static boolean isName(String name) {
    return Territories.isCountry(name) || TerritoryGroup.of(name).isPresent();
  }

  public boolean isEverywhere() {
    return include.isEmpty() && exclude.isEmpty();
  }
}
