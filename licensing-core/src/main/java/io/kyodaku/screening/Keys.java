package io.kyodaku.screening;

import java.util.Arrays;

/** Sorted distinct keys, one behind the other in one array. */
final class Keys {

  private char[] units;
  private int[] ends;
  private int size;

  Keys(int expected) {
    units = new char[Math.max(16, 8 * expected)];
    ends = new int[Math.max(16, expected)];
  }

  /** Adds a key that is greater than the last. */
  void add(String key) {
    int start = start(size);
    int end = start + key.length();
    if (end > units.length) {
      units = Arrays.copyOf(units, Math.max(end, units.length + units.length / 2));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + size / 2);
    }
    key.getChars(0, key.length(), units, start);
    ends[size] = end;
    size++;
  }

  /** Gives back what was taken in advance. */
  void trim() {
    units = Arrays.copyOf(units, start(size));
    ends = Arrays.copyOf(ends, size);
  }

  int size() {
    return size;
  }

  int length(int key) {
    return ends[key] - start(key);
  }

  char unit(int key, int index) {
    return units[start(key) + index];
  }

  String key(int key) {
    return new String(units, start(key), length(key));
  }

  int commonPrefix(int one, int other) {
    int oneStart = start(one);
    int otherStart = start(other);
    int differ = Arrays.mismatch(units, oneStart, ends[one], units, otherStart, ends[other]);
    return differ < 0 ? length(one) : differ;
  }

  /** The key that equals {@code wanted}, or a negative number. */
  int find(String wanted) {
    char[] sought = wanted.toCharArray();
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Arrays.compare(units, start(middle), ends[middle], sought, 0, sought.length);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int start(int key) {
    return key == 0 ? 0 : ends[key - 1];
  }
}
