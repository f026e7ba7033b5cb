package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/DESIGN-LANGUAGE.md promises of colours, computed from the tokens themselves. */
class ThemeTokensTest {

  private static final Path CSS = Path.of("src/main/webapp/resources/ky/kyodaku.css");
  private static final Pattern TOKEN =
      Pattern.compile("--([a-z0-9-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");
  private static final Pattern USE = Pattern.compile("var\\(--([a-z0-9-]+)\\)");
  private static final Pattern DEFINED = Pattern.compile("--([a-z0-9-]+):");

  /** WCAG 2.2, success criterion 1.4.3, for text below 18 points. */
  private static final double TEXT = 4.5;

  /** The same, criterion 1.4.11, for the borders of what can be operated. */
  private static final double CONTROL = 3;

  private final String css = read();
  private final Map<String, String> light = new HashMap<>();
  private final Map<String, String> dark = new HashMap<>();

  ThemeTokensTest() {
    Matcher token = TOKEN.matcher(css);
    while (token.find()) {
      light.put(token.group(1), token.group(2));
      dark.put(token.group(1), token.group(3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ink, paper surface sunk act-wash good-wash warn-wash bad-wash",
    "ink-2, paper surface sunk act-wash",
    "ink-3, paper surface",
    "act, paper surface sunk act-wash",
    "act-ink, act",
    "seal-ink, seal",
    "good, surface good-wash",
    "warn, surface warn-wash",
    "bad, paper surface bad-wash",
  })
  void textCanBeReadInBothThemes(String text, String grounds) {
    for (String ground : List.of(grounds.split(" ", -1))) {
      assertThat(contrast(light, text, ground))
          .as("light %s on %s", text, ground)
          .isGreaterThanOrEqualTo(TEXT);
      assertThat(contrast(dark, text, ground))
          .as("dark %s on %s", text, ground)
          .isGreaterThanOrEqualTo(TEXT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "edge, paper surface",
    "seal, paper surface",
    "act, paper surface",
    "chart-1, surface",
    "chart-2, surface",
    "chart-3, surface",
    "chart-4, surface",
    "chart-5, surface",
    "chart-6, surface",
  })
  void whatCanBeOperatedAndWhereOneIsCanBeSeenInBothThemes(String mark, String grounds) {
    for (String ground : List.of(grounds.split(" ", -1))) {
      assertThat(contrast(light, mark, ground))
          .as("light %s on %s", mark, ground)
          .isGreaterThanOrEqualTo(CONTROL);
      assertThat(contrast(dark, mark, ground))
          .as("dark %s on %s", mark, ground)
          .isGreaterThanOrEqualTo(CONTROL);
    }
  }

  @Test
  void rulesNameRolesAndNoColours() {
    String rules = css.substring(css.indexOf("/* Type and page */"));
    assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b(?![^{]*\\{)");
  }

  @Test
  void everyTokenThatIsUsedIsDefined() {
    assertThat(all(DEFINED)).containsAll(all(USE));
  }

  private Set<String> all(Pattern pattern) {
    Set<String> names = new TreeSet<>();
    Matcher name = pattern.matcher(css);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private static double contrast(Map<String, String> theme, String one, String other) {
    double a = luminance(theme.getOrDefault(one, ""));
    double b = luminance(theme.getOrDefault(other, ""));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String rgb) {
    int colour = Integer.parseInt(rgb, 16);
    return 0.2126 * linear(colour >> 16)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static String read() {
    try {
      return Files.readString(CSS);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
