package io.kyodaku.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which package depends on which, as a table has it or as the classes do.
 *
 * @param open for each package below {@code io.kyodaku} those that it depends on
 */
record Doors(Map<String, Set<String>> open) {

  private static final String ROOT = "io.kyodaku.";

  /**
   * Lines such as {@code catalog | log shared | why}, below their heading. One without a name goes
   * on with the package above it; one without bars is a title.
   */
  static Doors inTable(String table) {
    Map<String, Set<String>> open = new TreeMap<>();
    String from = "";
    for (String line : table.lines().skip(2).toList()) {
      String[] sides = line.split("\\|", -1);
      if (sides.length == 3) {
        from = sides[0].isBlank() ? from : sides[0].strip();
        Set<String> to = open.computeIfAbsent(from, unused -> new TreeSet<>());
        Arrays.stream(sides[1].strip().split("\\s+"))
            .filter(name -> !name.isEmpty())
            .forEach(to::add);
      }
    }
    return new Doors(open);
  }

  static Doors of(JavaClasses classes) {
    Map<String, Set<String>> open = new TreeMap<>();
    for (JavaClass from : classes) {
      Set<String> to = open.computeIfAbsent(name(from), unused -> new TreeSet<>());
      from.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .map(JavaClass::getBaseComponentType)
          .filter(target -> target.getPackageName().startsWith(ROOT))
          .map(Doors::name)
          .filter(target -> !target.equals(name(from)))
          .forEach(to::add);
    }
    return new Doors(open);
  }

  private static String name(JavaClass type) {
    return type.getPackageName().substring(ROOT.length());
  }

  /** What is open here and not there, one door in each line. */
  List<String> beyond(Doors other) {
    List<String> beyond = new ArrayList<>();
    open.forEach(
        (from, to) ->
            to.stream()
                .filter(target -> !other.open.getOrDefault(from, Set.of()).contains(target))
                .forEach(target -> beyond.add(from + " -> " + target)));
    return beyond;
  }

  @Override
  public String toString() {
    return open.entrySet().stream()
        .map(row -> row.getKey() + " | " + String.join(" ", row.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
