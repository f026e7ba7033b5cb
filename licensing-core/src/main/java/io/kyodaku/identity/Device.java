package io.kyodaku.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser and its system by name alone, as far as it says: for people to tell their devices
 * apart, not to trust.
 *
 * @param browser empty where it is not known
 * @param system the same
 */
public record Device(String browser, String system) {

  public static final Device UNKNOWN = new Device("", "");

  private static final int READ_AT_MOST = 500;

  /** What a browser calls itself holds the names of those before it: the first that is found. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("SamsungBrowser/", "Samsung Internet"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Safari/", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Android", "Android"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS X", "macOS"),
          Map.entry("Linux", "Linux"));

  /**
   * @param userAgent the header; anything
   */
  public static Device of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return UNKNOWN;
    }
    String said = userAgent.substring(0, Math.min(userAgent.length(), READ_AT_MOST));
    return new Device(named(BROWSERS, said), named(SYSTEMS, said));
  }

  private static String named(List<Map.Entry<String, String>> names, String said) {
    Optional<Map.Entry<String, String>> found =
        names.stream().filter(name -> said.contains(name.getKey())).findFirst();
    return found.map(Map.Entry::getValue).orElse("");
  }
}
