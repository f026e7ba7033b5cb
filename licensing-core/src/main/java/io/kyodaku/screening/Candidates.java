package io.kyodaku.screening;

import java.util.Arrays;

/** The keys that a text looks like saying from one place on, the shortest first. For one search. */
final class Candidates {

  /** Places of units that stand one after the other. */
  static final int[] IN_A_ROW = {};

  private static final int FEW = 8;

  private Compiled[] parts = new Compiled[FEW];
  private int[] keys = new int[FEW];
  private int[] ends = new int[FEW];
  private int[][] places = new int[FEW][];
  private int size;

  /** Where the units stand of the key that is being read. */
  private int[] beingRead = new int[32];

  /**
   * @param end behind the last unit
   * @param unitPlaces where each unit of the key stands, or {@link #IN_A_ROW}
   */
  void add(Compiled part, int key, int end, int[] unitPlaces) {
    if (size == keys.length) {
      int capacity = 2 * size;
      parts = Arrays.copyOf(parts, capacity);
      keys = Arrays.copyOf(keys, capacity);
      ends = Arrays.copyOf(ends, capacity);
      places = Arrays.copyOf(places, capacity);
    }
    int at = size;
    for (; at > 0 && ends[at - 1] > end; at--) {
      parts[at] = parts[at - 1];
      keys[at] = keys[at - 1];
      ends[at] = ends[at - 1];
      places[at] = places[at - 1];
    }
    parts[at] = part;
    keys[at] = key;
    ends[at] = end;
    places[at] = unitPlaces;
    size++;
  }

  void note(int unit, int place) {
    if (unit == beingRead.length) {
      beingRead = Arrays.copyOf(beingRead, 2 * unit);
    }
    beingRead[unit] = place;
  }

  int[] noted(int length) {
    return Arrays.copyOf(beingRead, length);
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  Compiled part(int index) {
    return parts[index];
  }

  int key(int index) {
    return keys[index];
  }

  int end(int index) {
    return ends[index];
  }

  int[] places(int index) {
    return places[index];
  }
}
