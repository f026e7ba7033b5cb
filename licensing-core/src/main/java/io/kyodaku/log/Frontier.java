package io.kyodaku.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The right edge of an RFC 6962 tree: the roots of the perfect subtrees that its size is the sum
 * of, largest first. All that is needed to add leaves and to know the root, however large the tree
 * has grown.
 */
final class Frontier {

  private final Deque<byte[]> roots = new ArrayDeque<>();
  private long size;

  private Frontier(long size) {
    this.size = size;
  }

  static Frontier empty() {
    return new Frontier(0);
  }

  /** What {@link #toBytes()} gave, for the tree of {@code size} leaves. */
  static Frontier of(long size, byte[] bytes) {
    if (size < 0 || bytes.length != Long.bitCount(size) * Sha256.BYTES) {
      throw new IllegalArgumentException(
          "no frontier of " + size + " leaves has " + bytes.length + " bytes");
    }
    Frontier frontier = new Frontier(size);
    for (int at = 0; at < bytes.length; at += Sha256.BYTES) {
      frontier.roots.addLast(Arrays.copyOfRange(bytes, at, at + Sha256.BYTES));
    }
    return frontier;
  }

  long size() {
    return size;
  }

  void add(byte[] leafHash) {
    byte[] root = leafHash;
    for (long full = size; (full & 1) == 1; full >>= 1) {
      root = node(roots.removeLast(), root);
    }
    roots.addLast(root);
    size++;
  }

  /** The tree's root; of the empty tree, the hash of nothing. */
  byte[] root() {
    if (roots.isEmpty()) {
      return Sha256.of();
    }
    List<byte[]> smallestFirst = new ArrayList<>(roots).reversed();
    byte[] root = smallestFirst.getFirst();
    for (byte[] left : smallestFirst.subList(1, smallestFirst.size())) {
      root = node(left, root);
    }
    return root;
  }

  byte[] toBytes() {
    byte[] joined = new byte[roots.size() * Sha256.BYTES];
    int at = 0;
    for (byte[] root : roots) {
      System.arraycopy(root, 0, joined, at, Sha256.BYTES);
      at += Sha256.BYTES;
    }
    return joined;
  }

  private static byte[] node(byte[] left, byte[] right) {
    return Sha256.of(new byte[] {1}, left, right);
  }
}
