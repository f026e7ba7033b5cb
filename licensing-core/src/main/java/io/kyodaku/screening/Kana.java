package io.kyodaku.screening;

/**
 * Hiragana and katakana as one: large katakana, with one mark for every way to write a long vowel,
 * as in ピカチュー and ピカチュウ or ももたろう and モモタロー.
 */
final class Kana {

  /** The long-vowel mark. */
  static final char LONG = '\u30FC';

  private static final char FIRST = '\u30A1';
  private static final char LAST = '\u30FC';
  private static final char HIRAGANA_FIRST = '\u3041';
  private static final char HIRAGANA_LAST = '\u3096';
  private static final int HIRAGANA_TO_KATAKANA = 0x60;

  private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
  private static final String LARGE = "アイウエオツヤユヨワカケ";

  private static final String[] ROWS = {
    "アアカガサザタダナハバパマヤラワ", "イイキギシジチヂニヒビピミリ", "ウウクグスズツヅヌフブプムユルヴ", "エエケゲセゼテデネヘベペメレ", "オオコゴソゾトドノホボポモヨロヲ"
  };

  private static final char[] VOWELS = new char[LAST - FIRST + 1];

  static {
    for (String row : ROWS) {
      for (int i = 0; i < row.length(); i++) {
        VOWELS[row.charAt(i) - FIRST] = row.charAt(0);
      }
    }
  }

  private Kana() {}

  /** Whether a folded unit is kana. */
  static boolean isKana(char unit) {
    return unit >= FIRST && unit <= LAST && unit != '\u30FB';
  }

  /** Large katakana for any kana, anything else as it is. */
  static char folded(char unit) {
    char katakana =
        unit >= HIRAGANA_FIRST && unit <= HIRAGANA_LAST
            ? (char) (unit + HIRAGANA_TO_KATAKANA)
            : unit;
    int small = SMALL.indexOf(katakana);
    return small < 0 ? katakana : LARGE.charAt(small);
  }

  /** The vowel that a kana ends in, or 0. */
  static char vowel(char unit) {
    return VOWELS[unit - FIRST];
  }

  /** Whether {@code unit} after {@code vowel} is how the long vowel is written. */
  static boolean lengthens(char vowel, char unit) {
    return switch (unit) {
      case 'ア' -> vowel == 'ア';
      case 'イ' -> vowel == 'イ' || vowel == 'エ';
      case 'ウ' -> vowel == 'ウ' || vowel == 'オ';
      case 'エ' -> vowel == 'エ';
      case 'オ' -> vowel == 'オ';
      default -> false;
    };
  }
}
