package io.kyodaku.screening;

import java.util.Arrays;

/**
 * A text as screening compares it, and for each of its units where it came from. Built once by
 * {@link Folding} and not changed after.
 */
final class FoldedText {

  private char[] units;
  private int[] starts;
  private int[] ends;
  private int length;

  FoldedText(int expectedLength) {
    int capacity = Math.max(16, expectedLength);
    units = new char[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  /**
   * Adds a unit that came from {@code [start, end)} of the original; white space runs become one.
   */
  void add(char unit, int start, int end) {
    if (unit == ' ' && length > 0 && units[length - 1] == ' ') {
      ends[length - 1] = end;
      return;
    }
    if (length == units.length) {
      units = Arrays.copyOf(units, 2 * length);
      starts = Arrays.copyOf(starts, 2 * length);
      ends = Arrays.copyOf(ends, 2 * length);
    }
    units[length] = unit;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  int length() {
    return length;
  }

  char unitAt(int index) {
    return units[index];
  }

  int codePointAt(int index) {
    return Character.codePointAt(units, index, length);
  }

  int codePointBefore(int index) {
    return Character.codePointBefore(units, index);
  }

  /** Where in the original the unit at {@code index} begins. */
  int startOf(int index) {
    return starts[index];
  }

  /** Where in the original the unit at {@code index} ends. */
  int endOf(int index) {
    return ends[index];
  }

  String trimmed() {
    int from = length > 0 && units[0] == ' ' ? 1 : 0;
    int to = length > from && units[length - 1] == ' ' ? length - 1 : length;
    return new String(units, from, to - from);
  }
}
