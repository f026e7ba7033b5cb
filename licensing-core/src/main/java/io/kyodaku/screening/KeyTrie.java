package io.kyodaku.screening;

import java.util.List;

/**
 * A trie of sorted distinct keys in two flat arrays, for a million keys and no object per node. An
 * edge lies in an open-addressing table under the hash of its parent and its unit, and the slot
 * that it lies in is the name of the node that it leads to, so a step is one look-up. A branch ends
 * where one key alone is left; the rest of that key is compared with the key itself.
 */
final class KeyTrie {

  static final int ROOT = 0;
  static final int NONE = -1;

  private static final int UNIT_BITS = 16;
  private static final long EDGE = (1L << 48) - 1;
  private static final long ENDS_KEY = 1L << 48;
  private static final long ONE_KEY_LEFT = 1L << 49;

  /**
   * 2^64 divided by the golden ratio: Fibonacci hashing spreads neighbours (Knuth, vol. 3, 6.4).
   */
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private static final int SLOTS_AT_LEAST = 16;

  /** Unit, parent node and the two marks of each edge; 0 is a free slot. */
  private final long[] edges;

  /** The key that ends at an edge, or the one that is left. */
  private final int[] keyOfEdge;

  private final int mask;
  private final int shift;

  KeyTrie(List<String> sortedKeys) {
    int[] depths = depths(sortedKeys);
    long nodes = 0;
    for (int i = 0; i < depths.length; i++) {
      nodes += depths[i] - (i == 0 ? 0 : commonPrefix(sortedKeys.get(i - 1), sortedKeys.get(i)));
    }
    long wanted = Math.max(SLOTS_AT_LEAST, 2 * nodes);
    if (wanted > 1L << 30) {
      throw new IllegalArgumentException("too many names: " + sortedKeys.size());
    }
    int slots = Integer.highestOneBit((int) wanted - 1) << 1;
    edges = new long[slots];
    keyOfEdge = new int[slots];
    mask = slots - 1;
    shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
    for (int i = 0; i < depths.length; i++) {
      insert(sortedKeys.get(i), depths[i], i);
    }
  }

  /** The node that {@code unit} leads to from {@code node}, or {@link #NONE}. */
  int step(int node, char unit) {
    int slot = find(node, unit);
    return edges[slot] == 0 ? NONE : slot + 1;
  }

  /** Whether a key ends at {@code node}, which is not the root. */
  boolean endsKey(int node) {
    return (edges[node - 1] & ENDS_KEY) != 0;
  }

  /** Whether a single key goes on from {@code node}, which has no steps then. */
  boolean hasOneKeyLeft(int node) {
    return (edges[node - 1] & ONE_KEY_LEFT) != 0;
  }

  /** The key that ends at {@code node}, or that is the only one left there. */
  int key(int node) {
    return keyOfEdge[node - 1];
  }

  private void insert(String key, int depth, int index) {
    int node = ROOT;
    for (int i = 0; i < depth; i++) {
      int slot = find(node, key.charAt(i));
      if (edges[slot] == 0) {
        edges[slot] = edge(node, key.charAt(i));
      }
      node = slot + 1;
    }
    edges[node - 1] |= depth == key.length() ? ENDS_KEY : ONE_KEY_LEFT;
    keyOfEdge[node - 1] = index;
  }

  /** The slot of an edge, or the free slot where it would go. */
  private int find(int node, char unit) {
    long edge = edge(node, unit);
    int slot = (int) ((edge * GOLDEN_RATIO) >>> shift);
    while (edges[slot] != 0 && (edges[slot] & EDGE) != edge) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Never 0: the unit 0 is dropped when texts are folded. */
  private static long edge(int node, char unit) {
    return ((long) node << UNIT_BITS) | unit;
  }

  /** How many units of each key its neighbours need to tell it from them. */
  private static int[] depths(List<String> sortedKeys) {
    int[] depths = new int[sortedKeys.size()];
    int before = 0;
    for (int i = 0; i < depths.length; i++) {
      String key = sortedKeys.get(i);
      int after = i + 1 < depths.length ? commonPrefix(key, sortedKeys.get(i + 1)) : 0;
      depths[i] = Math.min(key.length(), Math.max(before, after) + 1);
      before = after;
    }
    return depths;
  }

  private static int commonPrefix(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int common = 0;
    while (common < length && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common;
  }
}
