package io.kyodaku.api;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Which characters a text that is searched, and shown to nobody, may have. Prompts are written in
 * every script, so marks of direction and joiners stay; controls and unpaired surrogates don't.
 */
final class Characters {

  private Characters() {}

  /** What is wrong with a text as it was sent, if anything; counted in code points. */
  static Optional<String> fault(String text, int lengthAtMost) {
    if (text.codePointCount(0, text.length()) > lengthAtMost) {
      return Optional.of("is longer than " + lengthAtMost + " characters");
    }
    if (any(text, Characters::unpaired)) {
      return Optional.of("has half of a surrogate pair");
    }
    if (any(text, c -> control(c) && c != '\n' && c != '\t')) {
      return Optional.of("has control characters other than line feeds and tabs");
    }
    return Optional.empty();
  }

  private static boolean any(String text, IntPredicate is) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (is.test(c)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  /** The same text with a question mark for everything that does not belong into one line. */
  static String shown(String text, int lengthAtMost) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(lengthAtMost)
        .forEach(c -> plain.appendCodePoint(misleading(c) ? '?' : c));
    return plain.toString();
  }

  /** Besides controls, what turns the direction of its neighbours or breaks a line. */
  private static boolean misleading(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean control(int c) {
    return Character.getType(c) == Character.CONTROL;
  }

  private static boolean unpaired(int c) {
    return Character.getType(c) == Character.SURROGATE;
  }
}
