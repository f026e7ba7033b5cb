package io.kyodaku.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a folded letter looks like: one of all that are taken for each other, Latin for Cyrillic or
 * Greek, a letter for the digit that stands for it. The classes are those of Unicode Technical
 * Standard #39, for single letters; a name is found by its classes, and {@link Evidence} decides
 * whether it was meant.
 */
final class Skeleton {

  private static final int BMP = 0x10000;
  private static final char[] CLASSES = new char[BMP];

  private static final String DIGITS = "01345789";
  private static final String LETTERS_OF_DIGITS = "oieastbg";
  private static final String SYMBOLS = "@$!|\u20AC\u00A1";
  private static final String LETTERS_OF_SYMBOLS = "asiiei";

  /** Drawn alike in many typefaces, though not in those that UTS #39 was made with. */
  private static final String ALSO = "\u043A\u043C\u03BA\u03C7\u03B7\u03C9\u043F\u0438\u044F\u03B2";

  private static final String LETTERS_ALSO = "kmkxnwnnrb";

  static {
    for (int c = 0; c < BMP; c++) {
      CLASSES[c] = (char) c;
    }
    SpoofChecker checker = new SpoofChecker.Builder().build();
    Transliterator toAscii = Transliterator.getInstance("Latin-ASCII");
    Map<String, Character> kana = new HashMap<>();
    for (char c = '\u30A1'; c <= Kana.LONG; c++) {
      if (Kana.isKana(c) && Kana.folded(c) == c) {
        kana.put(checker.getSkeleton(Character.toString(c)), c);
      }
    }
    for (int i = 0x80; i < BMP; i++) {
      char c = (char) i;
      switch (UScript.getScript(c)) {
        case UScript.HAN ->
            CLASSES[c] = kana.getOrDefault(checker.getSkeleton(Character.toString(c)), c);
        case UScript.LATIN,
            UScript.GREEK,
            UScript.CYRILLIC,
            UScript.ARMENIAN,
            UScript.CHEROKEE,
            UScript.COPTIC ->
            CLASSES[c] = latin(c, checker, toAscii);
        default -> {}
      }
    }
    enter(ALSO, LETTERS_ALSO);
    enter(DIGITS, LETTERS_OF_DIGITS);
    enter(SYMBOLS, LETTERS_OF_SYMBOLS);
    enter("l", "i");
  }

  private Skeleton() {}

  private static void enter(String letters, String classes) {
    for (int i = 0; i < letters.length(); i++) {
      CLASSES[letters.charAt(i)] = classes.charAt(i);
    }
  }

  /** By its small form if that looks like a Latin letter, else by its capital. */
  private static char latin(char c, SpoofChecker checker, Transliterator toAscii) {
    int upper = UCharacter.toUpperCase(c);
    for (String form : new String[] {Character.toString(c), Character.toString(upper)}) {
      String seen = Normalizer2.getNFKCCasefoldInstance().normalize(checker.getSkeleton(form));
      String ascii = toAscii.transliterate(seen).toLowerCase(Locale.ROOT);
      if (ascii.length() == 1 && ascii.charAt(0) >= 'a' && ascii.charAt(0) <= 'z') {
        return ascii.charAt(0) == 'l' ? 'i' : ascii.charAt(0);
      }
    }
    return c;
  }

  /** The class of a unit that {@link LooseFolding} made. */
  static char of(char unit) {
    return CLASSES[unit];
  }
}
