package io.kyodaku.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;

/**
 * Whether letters of a text that look like a name say it. They do when they are the name's own
 * letters, parted where it is parted. Where they differ somebody may be dodging, or may have
 * written something else: then the rules below ask for more, the shorter the name the more. All of
 * them stand in docs/decisions/0200-screening-that-is-not-dodged.md.
 */
final class Evidence {

  private static final int JOINED_AT_LEAST = 6;
  private static final int SPELT_AT_LEAST = 4;
  private static final int SPELT_ANYHOW_AT_LEAST = 6;
  private static final int CUT_AT_LEAST = 5;
  private static final int SPACED_OUT_AT_LEAST = 7;
  private static final int KANA_CUT_AT_LEAST = 4;
  private static final int UNSPACED_CUT_AT_LEAST = 3;

  private static final int MIXED_AT_LEAST = 3;
  private static final int FOREIGN_AT_LEAST = 5;
  private static final int DIGITS_AT_LEAST = 4;
  private static final int DIGITS_AT_EDGE_AT_LEAST = 5;
  private static final int DIGIT_LAST_AT_LEAST = 6;
  private static final int NUMBERED_AT_LEAST = 5;
  private static final int TRUE_LETTERS_AT_LEAST = 3;

  private final LooseText text;
  private final LooseText name;
  private final int start;
  private final int[] places;

  private Evidence(LooseText text, LooseText name, int start, int[] places) {
    this.text = text;
    this.name = name;
    this.start = start;
    this.places = places;
  }

  /**
   * Whether the units of {@code text} from {@code start} on say {@code name}.
   *
   * @param places where each of the name's units stands, or {@link Candidates#IN_A_ROW}
   */
  static boolean says(LooseText text, LooseText name, int start, int[] places) {
    Evidence evidence = new Evidence(text, name, start, places);
    return evidence.hasItsLetters() && evidence.isPartedLikeIt() && evidence.endsLikeIt();
  }

  private int place(int index) {
    return places.length == 0 ? start + index : places[index];
  }

  private char written(int index) {
    return index == 0 ? text.firstUnitAt(place(0)) : text.unitAt(place(index));
  }

  private char meant(int index) {
    return index == 0 ? name.firstUnitAt(0) : name.unitAt(index);
  }

  private boolean hasItsLetters() {
    int length = name.length();
    int same = 0;
    int digits = 0;
    int foreign = 0;
    int lastDigit = -1;
    int firstDigit = length;
    int foreignScript = UScript.INVALID_CODE;
    boolean oneForeignScript = true;
    for (int i = 0; i < length; i++) {
      char written = written(i);
      char meant = meant(i);
      if (written == meant) {
        same += UCharacter.isLetter(meant) ? 1 : 0;
      } else if (!UCharacter.isLetter(meant)) {
        return false;
      } else if (!UCharacter.isLetter(written)) {
        digits++;
        lastDigit = i;
        firstDigit = Math.min(firstDigit, i);
      } else {
        int script = UScript.getScript(written);
        if (script == UScript.getScript(meant)) {
          return false;
        }
        oneForeignScript &= foreign == 0 || script == foreignScript;
        foreignScript = script;
        foreign++;
      }
    }
    return (foreign == 0 || isDisguised(length, same, oneForeignScript))
        && (digits == 0 || isEncoded(length, same, digits, firstDigit, lastDigit));
  }

  /** Scripts mixed within a name, or all of it in another that looks the same. */
  private static boolean isDisguised(int length, int same, boolean oneForeignScript) {
    return same > 0 ? length >= MIXED_AT_LEAST : length >= FOREIGN_AT_LEAST && oneForeignScript;
  }

  /** Digits for some letters. One that comes last is rather a number: model5. */
  private static boolean isEncoded(int length, int same, int digits, int first, int last) {
    if (same < TRUE_LETTERS_AT_LEAST || digits > same || length < DIGITS_AT_LEAST) {
      return false;
    }
    boolean atEdge = first == 0 || last == length - 1;
    return (!atEdge || length >= DIGITS_AT_EDGE_AT_LEAST)
        && (first != length - 1 || length >= DIGIT_LAST_AT_LEAST);
  }

  /** A name with a number after it has to be long, and a word. */
  private boolean endsLikeIt() {
    int end = place(name.length() - 1) + 1;
    return WordBoundaries.mayEnd(text, end)
        || (name.length() >= NUMBERED_AT_LEAST
            && UCharacter.isLetter(written(name.length() - 1))
            && WordBoundaries.kindAt(name, name.length() - 1) == WordBoundaries.SPACED);
  }

  /** What stands before a unit, a symbol that was skipped for one. */
  private int gap(int index) {
    int place = place(index);
    int gap = text.gapBefore(place);
    for (int skipped = place - 1; skipped > place(index - 1); skipped--) {
      gap = Separators.and(gap, text.unitAt(skipped));
      if (text.gapBefore(skipped) != Separators.NONE) {
        gap = Separators.and(gap, (char) text.gapBefore(skipped));
      }
    }
    return gap;
  }

  private boolean isPartedLikeIt() {
    int cuts = 0;
    int kindOfCut = Separators.NONE;
    boolean consistent = true;
    boolean odd = false;
    for (int i = 1; i < name.length(); i++) {
      int its = name.gapBefore(i);
      int here = gap(i);
      if (here == its) {
        continue;
      }
      if (here == Separators.NONE) {
        if (!mayBeJoined(i)) {
          return false;
        }
      } else if (its == Separators.NONE) {
        consistent &= cuts == 0 || here == kindOfCut;
        kindOfCut = here;
        cuts++;
      } else {
        odd |= !Separators.joinsWords(here);
      }
    }
    if (odd || !consistent) {
      boolean everywhere = cuts == name.length() - 1 - ownGaps();
      if (everywhere && name.length() >= SPELT_ANYHOW_AT_LEAST) {
        return true;
      }
    }
    return !odd && (cuts == 0 || isCutOnPurpose(cuts, kindOfCut, consistent));
  }

  /** SherlockHolmes for Sherlock Holmes. */
  private boolean mayBeJoined(int index) {
    return WordBoundaries.kindAt(name, index) != WordBoundaries.SPACED
        || WordBoundaries.kindAt(name, index - 1) != WordBoundaries.SPACED
        || name.length() >= JOINED_AT_LEAST;
  }

  private boolean isCutOnPurpose(int cuts, int kindOfCut, boolean consistent) {
    int length = name.length();
    boolean hangul = false;
    boolean spaced = false;
    boolean kana = false;
    for (int i = 0; i < length; i++) {
      int kind = WordBoundaries.kindAt(name, i);
      hangul |= kind == WordBoundaries.HANGUL;
      spaced |= kind == WordBoundaries.SPACED;
      kana |= Kana.isKana(name.unitAt(i));
    }
    boolean everywhere = consistent && cuts == length - 1 - ownGaps();
    if (spaced) {
      return (everywhere && length >= SPELT_AT_LEAST && !isSpeltOn(kindOfCut))
          || (!anyStops() && isCutWord(kindOfCut, consistent));
    }
    if (length < UNSPACED_CUT_AT_LEAST || anyStops()) {
      return false;
    }
    if (hangul) {
      return everywhere || allGlued() || length > UNSPACED_CUT_AT_LEAST;
    }
    return everywhere || !kana || length >= KANA_CUT_AT_LEAST;
  }

  private int ownGaps() {
    int own = 0;
    for (int i = 1; i < name.length(); i++) {
      own += name.gapBefore(i) == Separators.NONE ? 0 : 1;
    }
    return own;
  }

  private boolean isCut(int index) {
    return name.gapBefore(index) == Separators.NONE && gap(index) != Separators.NONE;
  }

  private boolean anyStops() {
    for (int i = 1; i < name.length(); i++) {
      if (isCut(i) && Separators.stops(gap(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean allGlued() {
    for (int i = 1; i < name.length(); i++) {
      if (isCut(i) && !Separators.isGlued(gap(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether more letters are spelt out in the same manner around it: s-n-o-w-b-a-l-l. */
  private boolean isSpeltOn(int kindOfCut) {
    if (kindOfCut == Separators.SPACE) {
      return false;
    }
    int last = place(name.length() - 1);
    boolean after =
        last + 1 < text.length()
            && text.gapBefore(last + 1) == kindOfCut
            && (last + 2 >= text.length() || text.gapBefore(last + 2) != Separators.NONE);
    boolean before =
        start > 0
            && text.gapBefore(start) == kindOfCut
            && (start == 1 || text.gapBefore(start - 1) != Separators.NONE);
    return after || before;
  }

  /** Cut at some places only: hyphens and dots glue, a space may as well part two words. */
  private boolean isCutWord(int kindOfCut, boolean consistent) {
    int length = name.length();
    if (areAllPartsWords()) {
      return false;
    }
    if (allGlued()) {
      return length >= CUT_AT_LEAST;
    }
    return consistent
        && kindOfCut == Separators.SPACE
        && length >= SPACED_OUT_AT_LEAST
        && areSpacedOut();
  }

  private boolean areAllPartsWords() {
    int from = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || gap(i) != Separators.NONE || name.gapBefore(i) != 0) {
        if (i - from < 2 || !OrdinaryWords.include(name.letters(from, i))) {
          return false;
        }
        from = i;
      }
    }
    return true;
  }

  /** Parts of a size that nobody takes for words, or few and long. */
  private boolean areSpacedOut() {
    int from = 0;
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || gap(i) != Separators.NONE) {
        shortest = Math.min(shortest, i - from);
        longest = Math.max(longest, i - from);
        from = i;
      }
    }
    return longest <= 2 || shortest >= 3;
  }
}
