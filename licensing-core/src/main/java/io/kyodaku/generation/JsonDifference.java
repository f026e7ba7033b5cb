package io.kyodaku.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where two JSON values differ, by path; what stands there is not told. */
final class JsonDifference {

  private static final int AT_MOST = 50;

  private final List<String> paths = new ArrayList<>();

  private JsonDifference() {}

  /**
   * The same of two prices, without how a plugin's jar calls itself: the jar is there by its hash,
   * and receipts did not always say it.
   */
  static List<String> ofPrices(@Nullable Object one, @Nullable Object other) {
    List<String> paths = new ArrayList<>(paths(one, other, ""));
    paths.removeIf(path -> path.endsWith(".pluginVersion"));
    return paths;
  }

  static List<String> paths(@Nullable Object one, @Nullable Object other, String path) {
    JsonDifference difference = new JsonDifference();
    difference.compare(one, other, path);
    return difference.paths;
  }

  private void compare(@Nullable Object one, @Nullable Object other, String path) {
    if (paths.size() >= AT_MOST) {
      return;
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> others) {
      TreeSet<String> names = new TreeSet<>();
      map.keySet().forEach(name -> names.add(String.valueOf(name)));
      others.keySet().forEach(name -> names.add(String.valueOf(name)));
      for (String name : names) {
        compare(map.get(name), others.get(name), path.isEmpty() ? name : path + "." + name);
      }
    } else if (one instanceof List<?> list
        && other instanceof List<?> others
        && list.size() == others.size()) {
      for (int i = 0; i < list.size(); i++) {
        compare(list.get(i), others.get(i), path + "[" + i + "]");
      }
    } else if (!isSame(one, other)) {
      paths.add(path);
    }
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number number && other instanceof Number another) {
      return number.toString().equals(another.toString());
    }
    return Objects.equals(one, other);
  }
}
