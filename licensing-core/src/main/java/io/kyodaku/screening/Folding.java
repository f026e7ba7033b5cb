package io.kyodaku.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.BitSet;

/**
 * The normalisation that decides whether two names are one: NFKC with case folding (Unicode
 * Standard Annex #15 and section 3.13, {@code toNFKC_Casefold}), with the additions that people's
 * keyboards call for. Characters that are not seen are dropped, so that they can't hide a name; all
 * white space is one space; the apostrophes, hyphens and middle dots that typewriters, word
 * processors and Japanese input methods put in the same place are one each.
 *
 * <p>A text is cut where Unicode guarantees that the parts normalise independently, and each part
 * is folded on its own: that is what lets {@link LooseFolding} keep the offsets into the original.
 * Most parts are a single character, which a table answers.
 */
final class Folding {

  /** As the Stream-Safe Text Format of UAX #15: bounds the work that stacked marks can cause. */
  private static final int MARKS_AT_MOST = 30;

  /** Stretches Arabic words for the eye alone. */
  private static final char TATWEEL = '\u0640';

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final int BMP = 0x10000;

  /** The unit that a character becomes on its own; 0 when that takes more than a look-up. */
  private static final char[] SINGLE = new char[BMP];

  /** Characters of the BMP that never combine with what stands before them. */
  private static final BitSet OPENS_PART = new BitSet(BMP);

  static {
    for (char c = 1; c < BMP - 1; c++) {
      if (Character.isSurrogate(c) || isDropped(c)) {
        continue;
      }
      OPENS_PART.set(c, hasBoundaryBefore(c));
      String folded = NFKC_CASEFOLD.normalize(Character.toString(c));
      if (folded.length() == 1 && folded.charAt(0) != TATWEEL) {
        SINGLE[c] = unified(folded.charAt(0));
      }
    }
  }

  private Folding() {}

  /** {@code text} folded, with no white space at its ends. */
  static String fold(String text) {
    int length = text.length();
    StringBuilder folded = new StringBuilder(length + 8);
    int at = 0;
    while (at < length) {
      char single = SINGLE[text.charAt(at)];
      if (single != 0 && (at + 1 == length || opensPart(text, at + 1))) {
        add(folded, single);
        at++;
      } else {
        at = foldPart(text, at, folded);
      }
    }
    int end = folded.length();
    return folded.substring(0, end > 0 && folded.charAt(end - 1) == ' ' ? end - 1 : end);
  }

  /** White space runs become one, and none at the beginning. */
  private static void add(StringBuilder folded, char unit) {
    int length = folded.length();
    if (unit != ' ' || (length > 0 && folded.charAt(length - 1) != ' ')) {
      folded.append(unit);
    }
  }

  /** Folds the part that begins at {@code start} and returns where it ends. */
  private static int foldPart(String text, int start, StringBuilder folded) {
    StringBuilder part = new StringBuilder(4);
    int end = readPart(text, start, part);
    String result = foldedPart(part);
    for (int i = 0; i < result.length(); i++) {
      if (result.charAt(i) != TATWEEL) {
        add(folded, unified(result.charAt(i)));
      }
    }
    return end;
  }

  /**
   * Adds to {@code part} what is seen of the part that begins at {@code start}; returns its end.
   */
  static int readPart(String text, int start, StringBuilder part) {
    int end = start;
    int kept = 0;
    while (end < text.length()
        && (end == start || !opensPart(text, end))
        && kept <= MARKS_AT_MOST) {
      int codePoint = text.codePointAt(end);
      end += Character.charCount(codePoint);
      if (!isDropped(codePoint)) {
        part.appendCodePoint(codePoint);
        kept++;
      }
    }
    return end;
  }

  static String foldedPart(StringBuilder part) {
    // The iota subscript folds to a letter, so marks have to be in canonical order before (D145).
    return NFKC_CASEFOLD.normalize(NFC.normalize(part));
  }

  static boolean opensPart(String text, int index) {
    char unit = text.charAt(index);
    if (!Character.isSurrogate(unit)) {
      return OPENS_PART.get(unit);
    }
    int codePoint = text.codePointAt(index);
    return !isDropped(codePoint) && hasBoundaryBefore(codePoint);
  }

  private static boolean hasBoundaryBefore(int codePoint) {
    return NFC.hasBoundaryBefore(codePoint) && NFKC_CASEFOLD.hasBoundaryBefore(codePoint);
  }

  /**
   * Format, control and default-ignorable characters, but for the controls that are white space.
   */
  static boolean isDropped(int codePoint) {
    if (isSpace(codePoint)) {
      return false;
    }
    int category = UCharacter.getType(codePoint);
    return codePoint == TATWEEL
        || category == UCharacterCategory.FORMAT
        || category == UCharacterCategory.CONTROL
        || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  static boolean isSpace(int codePoint) {
    return UCharacter.isUWhiteSpace(codePoint);
  }

  static char unified(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u201B', '\u02BB', '\u02BC', '\u055A' -> '\'';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u30FB', '\u2022', '\u2027' -> '\u00B7';
      default -> isSpace(c) ? ' ' : c;
    };
  }
}
