package io.kyodaku.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Optional;

/** Whether a name alone says enough to know who is meant. */
public enum Grade {
  STRONG,
  /** Found only near what supports it: a title, another name of its asset, a word of its world. */
  WEAK;

  private static final int LATIN_LONGER_THAN = 3;
  private static final int UNSPACED_LONGER_THAN = 2;
  private static final int DICTIONARY_WORD_AT_MOST = 4;

  /** Names of people end so, which the dictionary has too: 乙姫, 嫦娥. */
  private static final String ENDS_NAMES = "姫姬媛娥郎丸";

  /** What makes a name weak. */
  public enum Weakness {
    /** People write it without meaning anybody. */
    ORDINARY_WORD,
    /** It stands by chance in many texts. */
    SHORT,
    NUMBER_ONLY
  }

  /** The grade of a name of which nobody said more. */
  public static Grade of(String alias) {
    return weakness(alias).isPresent() ? WEAK : STRONG;
  }

  /** What makes {@code alias} weak; empty if it is strong. */
  public static Optional<Weakness> weakness(String alias) {
    LooseText folded = LooseFolding.fold(alias);
    boolean letter = false;
    boolean spaced = false;
    boolean han = false;
    for (int i = 0; i < folded.length(); i++) {
      letter |= !UCharacter.isDigit(folded.unitAt(i));
      spaced |= WordBoundaries.kindAt(folded, i) == WordBoundaries.SPACED;
      han |= Character.isIdeographic(folded.unitAt(i));
    }
    if (!letter) {
      return Optional.of(Weakness.NUMBER_ONLY);
    }
    if (OrdinaryWords.includeAll(folded) || (!spaced && isInDictionary(alias, folded, han))) {
      return Optional.of(Weakness.ORDINARY_WORD);
    }
    boolean isShort =
        spaced
            ? folded.length() <= LATIN_LONGER_THAN
            : folded.length() < UNSPACED_LONGER_THAN
                || (!han && folded.length() <= UNSPACED_LONGER_THAN);
    return isShort ? Optional.of(Weakness.SHORT) : Optional.empty();
  }

  /**
   * Chinese words of two characters and Japanese ones in hiragana, as ICU's dictionary has them.
   * Longer Chinese ones in it are as often names, of which it has many.
   */
  private static boolean isInDictionary(String alias, LooseText folded, boolean han) {
    int length = folded.length();
    if (length < 2
        || length > (han ? 2 : DICTIONARY_WORD_AT_MOST)
        || ENDS_NAMES.indexOf(folded.unitAt(length - 1)) >= 0) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int kind = folded.kindAt(i);
      if (kind != WordBoundaries.UNSPACED || folded.gapBefore(i) != Separators.NONE) {
        return false;
      }
    }
    BreakIterator words = BreakIterator.getWordInstance(ULocale.JAPANESE);
    words.setText(alias);
    words.first();
    return words.next() == alias.length();
  }
}
