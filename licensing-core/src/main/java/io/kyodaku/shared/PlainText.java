package io.kyodaku.shared;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Text that people type and other people read: composed (NFC), without space around it, and without
 * characters that are unseen or that change how their neighbours read. Controls would break lines,
 * logs and CSV; direction overrides make a name show as another (Unicode Technical Report 36);
 * unpaired surrogates can't be stored.
 */
public final class PlainText {

  /** Whether line breaks and tabs are part of the text. */
  public enum Shape {
    LINE,
    LINES
  }

  private PlainText() {}

  /** The same text composed, with line feeds for every kind of line break, and stripped. */
  public static String tidy(String text, Shape shape) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return (shape == Shape.LINES ? composed.replace("\r\n", "\n").replace('\r', '\n') : composed)
        .strip();
  }

  /** What is wrong with a tidy text, if anything. Length is counted in code points. */
  public static Optional<Fault> fault(String text, Shape shape, int lengthAtMost) {
    if (text.length() > 2 * lengthAtMost || text.codePointCount(0, text.length()) > lengthAtMost) {
      return Optional.of(TextFault.TOO_LONG.with(lengthAtMost));
    }
    if (text.codePoints().anyMatch(c -> isForbidden(c, shape))) {
      return Optional.of(TextFault.CONTROL_CHARACTERS.with());
    }
    if (!text.isEmpty() && text.codePoints().noneMatch(PlainText::isSeen)) {
      return Optional.of(TextFault.NOTHING_TO_SEE.with());
    }
    return Optional.empty();
  }

  /** Its beginning, no longer than so many chars and never ending within a character. */
  public static String cut(String text, int charsAtMost) {
    if (text.length() <= charsAtMost) {
      return text;
    }
    return text.substring(
        0, charsAtMost - (Character.isHighSurrogate(text.charAt(charsAtMost - 1)) ? 1 : 0));
  }

  private static boolean isForbidden(int c, Shape shape) {
    if (shape == Shape.LINES && (c == '\n' || c == '\t')) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isDirection(c) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
    };
  }

  private static boolean isDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
