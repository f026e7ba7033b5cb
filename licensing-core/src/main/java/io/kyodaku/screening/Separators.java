package io.kyodaku.screening;

/**
 * What stands between two letters of a text, as one number: the separator, and whether it stands
 * among spaces, is mixed with others, or ends a sentence or an item of a list.
 */
final class Separators {

  static final int NONE = 0;
  static final int SPACE = ' ';

  private static final int AMONG_SPACES = 1 << 16;
  private static final int MIXED = 1 << 17;
  private static final int STOPS = 1 << 18;

  private static final String STOP = ",;:!?\u3001\u3002\u2026\u060C\u061B\u061F\u0964()[]{}<>\"";
  private static final String QUOTES = "\u00AB\u00BB\u201C\u201D\u300C\u300D\u300E\u300F";

  private Separators() {}

  /** {@code gap} with {@code separator} after it; white space is {@link #SPACE}. */
  static int and(int gap, char separator) {
    int stop = STOP.indexOf(separator) >= 0 || QUOTES.indexOf(separator) >= 0 ? STOPS : 0;
    if (gap == NONE) {
      return separator | stop;
    }
    if (separator == SPACE) {
      return gap == SPACE ? SPACE : gap | AMONG_SPACES;
    }
    if (gap == SPACE) {
      return separator | stop | AMONG_SPACES;
    }
    return (char) gap == separator ? gap : gap | stop | MIXED;
  }

  /** Whether it parts letters without a space. */
  static boolean isGlued(int gap) {
    return gap != SPACE && (gap & AMONG_SPACES) == 0;
  }

  static boolean stops(int gap) {
    return (gap & STOPS) != 0;
  }

  /** Whether words of one name may stand on both sides of it. */
  static boolean joinsWords(int gap) {
    return gap == SPACE || (gap & (AMONG_SPACES | MIXED | STOPS)) == 0;
  }
}
