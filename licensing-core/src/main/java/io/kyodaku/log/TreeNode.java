package io.kyodaku.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A perfect subtree of an RFC 6962 tree, which no later leaf changes.
 *
 * @param level it has 2 to this power leaves; a leaf is of level 0
 * @param index which of its level, from the left and from 0
 */
record TreeNode(int level, long index) {

  /**
   * The perfect subtrees that the leaves {@code from} (inclusive) to {@code to} (exclusive) are
   * made of, largest first.
   *
   * @param from divisible by the size of the largest, as where a tree is split it always is
   */
  static List<TreeNode> ofLeaves(long from, long to) {
    List<TreeNode> nodes = new ArrayList<>();
    long at = from;
    while (at < to) {
      long leaves = Long.highestOneBit(to - at);
      nodes.add(new TreeNode(Long.numberOfTrailingZeros(leaves), at / leaves));
      at += leaves;
    }
    return nodes;
  }
}
