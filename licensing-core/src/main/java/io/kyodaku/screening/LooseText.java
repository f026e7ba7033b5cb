package io.kyodaku.screening;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/**
 * The letters and digits of a text as {@link LooseFolding} has them, for each where it came from,
 * and what stood before it. Built once and not changed after.
 */
final class LooseText {

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private char[] units;
  private char[] asFirst;
  private int[] starts;
  private int[] ends;
  private int[] gaps;
  private byte[] kinds;
  private int length;

  private int gap;
  private char vowel;

  LooseText(int expectedLength) {
    int capacity = Math.max(16, expectedLength);
    units = new char[capacity];
    asFirst = new char[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
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
    asFirst[at] = unit;
    units[at] = Kana.isKana(unit) ? lengthened(unit) : other(unit);
    kinds[at] = kind;
    starts[at] = start;
    ends[at] = end;
    gaps[at] = gap;
    gap = Separators.NONE;
    length = at + 1;
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
    asFirst = Arrays.copyOf(asFirst, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    gaps = Arrays.copyOf(gaps, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
  }

  /** A voiced mark that has a place of its own changes the kana before it; false if none can. */
  boolean voice(char mark, int end) {
    if (length == 0 || gap != Separators.NONE || !Kana.isKana(asFirst[length - 1])) {
      return false;
    }
    String voiced = NFC.normalize("" + asFirst[length - 1] + mark);
    if (voiced.length() != 1) {
      return false;
    }
    asFirst[length - 1] = voiced.charAt(0);
    units[length - 1] = voiced.charAt(0);
    ends[length - 1] = end;
    return true;
  }

  boolean endsWithKana() {
    return length > 0 && gap == Separators.NONE && Kana.isKana(asFirst[length - 1]);
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
    return asFirst[index];
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
    return ends[index];
  }

  /** The units from {@code from} to {@code to} as they stand. */
  String letters(int from, int to) {
    return new String(asFirst, from, to - from);
  }
}
