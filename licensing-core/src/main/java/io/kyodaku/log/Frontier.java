package io.kyodaku.log;

import java.sql.SQLException;
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

  /** Is told of the perfect subtrees that a leaf completes. */
  @FunctionalInterface
  interface Completed {
    void node(TreeNode node, byte[] hash) throws SQLException;
  }

  void add(byte[] leafHash, Completed completed) throws SQLException {
    byte[] root = leafHash;
    int level = 0;
    for (long full = size; (full & 1) == 1; full >>= 1) {
      root = Sha256.ofChildren(roots.removeLast(), root);
      level++;
      completed.node(new TreeNode(level, full >> 1), root);
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
      root = Sha256.ofChildren(left, root);
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
}
