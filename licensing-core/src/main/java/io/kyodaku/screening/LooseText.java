package io.kyodaku.screening;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The letters and digits of a text as {@link LooseFolding} has them, for each where it came from,
 * and what stood before it. Built once and not changed after.
 */
final class LooseText {

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private char[] units;
  private int[] starts;

  /** Null as long as no unit is otherwise at the beginning of a name than within. */
  private char @Nullable [] asFirst;

  /** Null as long as each unit comes from one of the original. */
  private int @Nullable [] ends;

  private int[] gaps;
  private byte[] kinds;
  private int length;

  private int gap;
  private char vowel;

  LooseText(int expectedLength) {
    int capacity = Math.max(16, expectedLength);
    units = new char[capacity];
    starts = new int[capacity];
    gaps = new int[capacity];
    kinds = new byte[capacity];
  }

  void separate(char separator) {
    gap = Separators.and(gap, separator);
  }

  void add(char unit, byte kind, int start, int end) {
    int at = length;
    if (at == units.length) {
      grow();
    }
    char within = Kana.isKana(unit) ? lengthened(unit) : other(unit);
    units[at] = within;
    if (within != unit && asFirst == null) {
      asFirst = units.clone();
    }
    if (asFirst != null) {
      asFirst[at] = unit;
    }
    kinds[at] = kind;
    starts[at] = start;
    if (ends == null && end != start + 1) {
      ends = endsSoFar();
    }
    if (ends != null) {
      ends[at] = end;
    }
    gaps[at] = gap;
    gap = Separators.NONE;
    length = at + 1;
  }

  private int[] endsSoFar() {
    int[] all = new int[units.length];
    for (int i = 0; i < length; i++) {
      all[i] = starts[i] + 1;
    }
    return all;
  }

  private char other(char unit) {
    vowel = 0;
    return unit;
  }

  private char lengthened(char unit) {
    if (unit == Kana.LONG) {
      return unit;
    }
    boolean lengthens = Kana.lengthens(vowel, unit);
    vowel = Kana.vowel(unit);
    return lengthens ? Kana.LONG : unit;
  }

  private void grow() {
    int capacity = 2 * length;
    units = Arrays.copyOf(units, capacity);
    starts = Arrays.copyOf(starts, capacity);
    asFirst = asFirst == null ? null : Arrays.copyOf(asFirst, capacity);
    ends = ends == null ? null : Arrays.copyOf(ends, capacity);
    gaps = Arrays.copyOf(gaps, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
  }

  /** A voiced mark that has a place of its own changes the kana before it; false if none can. */
  boolean voice(char mark, int end) {
    if (!endsWithKana()) {
      return false;
    }
    int last = length - 1;
    String voiced = NFC.normalize("" + firstUnitAt(last) + mark);
    if (voiced.length() != 1) {
      return false;
    }
    int start = starts[last];
    int gapBefore = gaps[last];
    length = last;
    add(voiced.charAt(0), kinds[last], start, end);
    gaps[last] = gapBefore;
    return true;
  }

  boolean endsWithKana() {
    return length > 0 && gap == Separators.NONE && Kana.isKana(firstUnitAt(length - 1));
  }

  int length() {
    return length;
  }

  /** The unit within a name: a vowel that lengthens the kana before it is {@link Kana#LONG}. */
  char unitAt(int index) {
    return units[index];
  }

  /** The unit at the beginning of a name, where it lengthens nothing. */
  char firstUnitAt(int index) {
    return asFirst == null ? units[index] : asFirst[index];
  }

  byte kindAt(int index) {
    return kinds[index];
  }

  /** What stands before the unit, see {@link Separators}. */
  int gapBefore(int index) {
    return gaps[index];
  }

  /** Where in the original the unit at {@code index} begins. */
  int startOf(int index) {
    return starts[index];
  }

  /** Where in the original the unit at {@code index} ends. */
  int endOf(int index) {
    return ends == null ? starts[index] + 1 : ends[index];
  }

  /** The units from {@code from} to {@code to} as they stand. */
  String letters(int from, int to) {
    return new String(asFirst == null ? units : asFirst, from, to - from);
  }
}
