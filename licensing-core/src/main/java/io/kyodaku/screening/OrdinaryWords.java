package io.kyodaku.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Words and first names that people write without meaning anybody in particular. */
final class OrdinaryWords {

  private static final String FILE = "ordinary-words.txt";

  /** Folded, with nothing between their letters. */
  private static final Set<String> WORDS = read();

  private static final Set<String> ARTICLES =
      Set.of("the", "a", "an", "le", "la", "les", "der", "die", "das", "el", "los", "il", "lo");

  private OrdinaryWords() {}

  private static Set<String> read() {
    try (InputStream file = OrdinaryWords.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(word -> !word.isBlank())
          .map(OrdinaryWords::folded)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folded(String word) {
    LooseText folded = LooseFolding.fold(word);
    return folded.letters(0, folded.length());
  }

  /**
   * Whether {@code word}, as {@link LooseText#letters} gives it, is one, or more than one of it.
   */
  static boolean include(String word) {
    return WORDS.contains(word)
        || (word.endsWith("s") && WORDS.contains(word.substring(0, word.length() - 1)))
        || (word.endsWith("es") && WORDS.contains(word.substring(0, word.length() - 2)));
  }

  /** Whether a name is one ordinary word, after an article or alone. */
  static boolean includeAll(LooseText name) {
    int from = 0;
    int words = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || name.gapBefore(i) != Separators.NONE) {
        String word = name.letters(from, i);
        if (words > 0 || !ARTICLES.contains(word) || i == name.length()) {
          if (words > 0 || !include(word)) {
            return false;
          }
          words++;
        }
        from = i;
      }
    }
    return words == 1;
  }
}
