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

  static final byte SPACED = 1;
  static final byte UNSPACED = 2;
  static final byte HANGUL = 3;
  static final byte MARK = 4;
  static final byte NO_WORD = 5;

  /** Parts words, and is used for a letter, as in {@code P!kachu}. */
  static final byte SYMBOL = 6;

  /** Beside a kind: the unit was written in katakana. */
  static final byte KATAKANA = 1 << 3;

  /** Beside a kind: the second half of a letter of another plane. */
  static final byte INSIDE_PAIR = 1 << 4;

  private static final int KIND = 7;

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

  private static final String SYMBOLS = "@$!|\u20AC\u00A1";

  private static final int DIGITS_AT_MOST = 4;

  static {
    for (int c = 0; c < BMP; c++) {
      KINDS[c] = lookUp(c);
    }
  }

  private WordBoundaries() {}

  /** Whether a name may begin at the unit {@code index}, which exists. */
  static boolean mayBegin(LooseText text, int index) {
    int flagged = text.kindAt(index);
    int kind = flagged & KIND;
    if (index == 0 || text.gapBefore(index) != Separators.NONE) {
      return true;
    }
    if (kind == MARK || (flagged & INSIDE_PAIR) != 0) {
      return false;
    }
    return kind == UNSPACED || kindBefore(text, index) != (kind == SYMBOL ? SPACED : kind);
  }

  /** Whether a name may end before the unit {@code index}, which may be the text's length. */
  static boolean mayEnd(LooseText text, int index) {
    if (index == text.length() || text.gapBefore(index) != Separators.NONE) {
      return true;
    }
    int flagged = text.kindAt(index);
    int following = flagged & KIND;
    if (following == MARK || (flagged & INSIDE_PAIR) != 0) {
      return false;
    }
    if (following == SYMBOL || following == UNSPACED || kindBefore(text, index) != following) {
      return true;
    }
    return following == HANGUL && KoreanParticles.follow(text, index, endOfHangul(text, index));
  }

  /**
   * Whether nothing but a few digits is between {@code index} and the end of the word, as in {@code
   * dracula2}: where a name may end if it is long enough.
   */
  static boolean onlyDigitsFollow(LooseText text, int index) {
    int at = index;
    while (at < text.length()
        && text.gapBefore(at) == Separators.NONE
        && isDigit(text.unitAt(at))) {
      at++;
    }
    return at > index && at - index <= DIGITS_AT_MOST && mayEnd(text, at);
  }

  /** Whether a word of a script that parts words goes on, so that no name ends; false in doubt. */
  static boolean surelyGoesOn(LooseText text, int index) {
    return index < text.length()
        && text.gapBefore(index) == Separators.NONE
        && kindAt(text, index) == SPACED
        && kindAt(text, index - 1) == SPACED
        && !isDigit(text.unitAt(index));
  }

  static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  /** Whether katakana goes on without a break before {@code start} or behind {@code end}. */
  static boolean isWithinKatakana(LooseText text, int start, int end) {
    return isInKatakana(text, start) || isInKatakana(text, end);
  }

  private static boolean isInKatakana(LooseText text, int index) {
    return index > 0
        && index < text.length()
        && text.gapBefore(index) == Separators.NONE
        && (text.kindAt(index) & KATAKANA) != 0
        && (text.kindAt(index - 1) & KATAKANA) != 0;
  }

  static int kindAt(LooseText text, int index) {
    return text.kindAt(index) & KIND;
  }

  static boolean isMark(int codePoint) {
    return (kind(codePoint) & KIND) == MARK;
  }

  private static int endOfHangul(LooseText text, int index) {
    int end = index;
    while (end < text.length()
        && kindAt(text, end) == HANGUL
        && (end == index || text.gapBefore(end) == Separators.NONE)) {
      end++;
    }
    return end;
  }

  /** The kind of the letter before {@code index}; marks take the kind of what they stand on. */
  private static int kindBefore(LooseText text, int index) {
    int before = index - 1;
    while (before > 0 && kindAt(text, before) == MARK && text.gapBefore(before) == 0) {
      before--;
    }
    return kindAt(text, before);
  }

  static byte kind(int codePoint) {
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
          return SYMBOLS.indexOf(codePoint) >= 0 ? SYMBOL : NO_WORD;
        }
      }
    }
    int script = UScript.getScript(codePoint);
    if (script == UScript.HANGUL) {
      return HANGUL;
    }
    boolean unspaced =
        UNSPACED_SCRIPTS.contains(script)
            || codePoint == Kana.LONG
            || UCharacter.getIntPropertyValue(codePoint, UProperty.LINE_BREAK)
                == UCharacter.LineBreak.COMPLEX_CONTEXT;
    if (!unspaced) {
      return SPACED;
    }
    boolean katakana = script == UScript.KATAKANA || codePoint == Kana.LONG;
    return katakana ? UNSPACED | KATAKANA : UNSPACED;
  }
}
