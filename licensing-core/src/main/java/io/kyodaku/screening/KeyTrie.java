package io.kyodaku.screening;

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

  KeyTrie(Keys keys) {
    int[] depths = depths(keys);
    long nodes = 0;
    for (int i = 0; i < depths.length; i++) {
      nodes += depths[i] - (i == 0 ? 0 : Math.min(depths[i], keys.commonPrefix(i - 1, i)));
    }
    long wanted = Math.max(SLOTS_AT_LEAST, nodes + nodes / 2);
    if (wanted > 1L << 30) {
      throw new IllegalArgumentException("too many names: " + keys.size());
    }
    int slots = Integer.highestOneBit((int) wanted - 1) << 1;
    edges = new long[slots];
    keyOfEdge = new int[slots];
    mask = slots - 1;
    shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
    int deepest = 0;
    for (int depth : depths) {
      deepest = Math.max(deepest, depth);
    }
    int[] path = new int[deepest + 1];
    for (int i = 0; i < depths.length; i++) {
      int known = i == 0 ? 0 : Math.min(depths[i - 1], keys.commonPrefix(i - 1, i));
      insert(keys, i, depths[i], path, Math.min(known, depths[i]));
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

  /** {@code path} has the nodes of the key before, of which {@code known} are this key's too. */
  private void insert(Keys keys, int index, int depth, int[] path, int known) {
    for (int i = known; i < depth; i++) {
      char unit = keys.unit(index, i);
      int slot = find(path[i], unit);
      if (edges[slot] == 0) {
        edges[slot] = edge(path[i], unit);
      }
      path[i + 1] = slot + 1;
    }
    int slot = path[depth] - 1;
    edges[slot] |= depth == keys.length(index) ? ENDS_KEY : ONE_KEY_LEFT;
    keyOfEdge[slot] = index;
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
  private static int[] depths(Keys keys) {
    int[] depths = new int[keys.size()];
    int before = 0;
    for (int i = 0; i < depths.length; i++) {
      int after = i + 1 < depths.length ? keys.commonPrefix(i, i + 1) : 0;
      depths[i] = Math.min(keys.length(i), Math.max(before, after) + 1);
      before = after;
    }
    return depths;
  }
}
