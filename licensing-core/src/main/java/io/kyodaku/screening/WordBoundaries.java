package io.kyodaku.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.Set;

/**
 * Where a name may begin and end in a folded text. Scripts that part their words demand that a name
 * is a whole word; Chinese, Japanese, Thai and their like don't, so there a name may stand
 * anywhere. In Korean a name begins a word and particles may follow it. A change of kind, as from
 * kana to Latin letters, is a boundary too; a letter is never cut from its marks.
 */
final class WordBoundaries {

  private static final byte NO_WORD = 0;
  private static final byte SPACED = 1;
  private static final byte UNSPACED = 2;
  private static final byte HANGUL = 3;
  private static final byte MARK = 4;

  private static final int BMP = 0x10000;
  private static final byte[] KINDS = new byte[BMP];

  /**
   * Scripts that write words without spaces; those of south-east Asia are told by line breaking.
   */
  private static final Set<Integer> UNSPACED_SCRIPTS =
      Set.of(
          UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.KATAKANA_OR_HIRAGANA,
          UScript.BOPOMOFO,
          UScript.YI,
          UScript.JAVANESE,
          UScript.BALINESE,
          UScript.TANGUT,
          UScript.NUSHU,
          UScript.KHITAN_SMALL_SCRIPT);

  private static final char PROLONGED_SOUND = '\u30FC';

  static {
    for (int c = 0; c < BMP; c++) {
      KINDS[c] = lookUp(c);
    }
  }

  private WordBoundaries() {}

  /** Whether a name may begin at the unit {@code index}, which exists. */
  static boolean mayBegin(FoldedText text, int index) {
    int at = text.codePointAt(index);
    byte kind = kind(at);
    if (kind == MARK
        || (Character.isLowSurrogate(text.unitAt(index)) && isInsidePair(text, index))) {
      return false;
    }
    if (index == 0 || kind == NO_WORD || kind == UNSPACED) {
      return true;
    }
    return kindBefore(text, index) != kind;
  }

  /** Whether a name may end before the unit {@code index}, which may be the text's length. */
  static boolean mayEnd(FoldedText text, int index) {
    if (index == text.length()) {
      return true;
    }
    byte following = kind(text.codePointAt(index));
    if (following == MARK || isInsidePair(text, index)) {
      return false;
    }
    if (following == NO_WORD || following == UNSPACED || kindBefore(text, index) != following) {
      return true;
    }
    return following == HANGUL && KoreanParticles.follow(text, index, endOfHangul(text, index));
  }

  static boolean isMark(int codePoint) {
    return kind(codePoint) == MARK;
  }

  private static int endOfHangul(FoldedText text, int index) {
    int end = index;
    while (end < text.length() && kind(text.unitAt(end)) == HANGUL) {
      end++;
    }
    return end;
  }

  private static boolean isInsidePair(FoldedText text, int index) {
    return index > 0
        && index < text.length()
        && Character.isSurrogatePair(text.unitAt(index - 1), text.unitAt(index));
  }

  /** The kind of the letter before {@code index}; marks take the kind of what they stand on. */
  private static byte kindBefore(FoldedText text, int index) {
    int before = index;
    byte kind = MARK;
    while (before > 0 && kind == MARK) {
      int codePoint = text.codePointBefore(before);
      before -= Character.charCount(codePoint);
      kind = kind(codePoint);
    }
    return kind;
  }

  private static byte kind(int codePoint) {
    return codePoint < BMP ? KINDS[codePoint] : lookUp(codePoint);
  }

  private static byte lookUp(int codePoint) {
    switch (UCharacter.getType(codePoint)) {
      case UCharacterCategory.NON_SPACING_MARK,
          UCharacterCategory.COMBINING_SPACING_MARK,
          UCharacterCategory.ENCLOSING_MARK -> {
        return MARK;
      }
      default -> {
        if (!UCharacter.isLetterOrDigit(codePoint)
            && UCharacter.getType(codePoint) != UCharacterCategory.LETTER_NUMBER) {
          return NO_WORD;
        }
      }
    }
    int script = UScript.getScript(codePoint);
    if (script == UScript.HANGUL) {
      return HANGUL;
    }
    boolean unspaced =
        UNSPACED_SCRIPTS.contains(script)
            || codePoint == PROLONGED_SOUND
            || UCharacter.getIntPropertyValue(codePoint, UProperty.LINE_BREAK)
                == UCharacter.LineBreak.COMPLEX_CONTEXT;
    return unspaced ? UNSPACED : SPACED;
  }
}
