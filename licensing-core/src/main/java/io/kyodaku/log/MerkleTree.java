package io.kyodaku.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proofs of an RFC 6962 tree from the kept hashes of its perfect subtrees. At most two for each
 * level are read, in one go, however large the tree is.
 */
final class MerkleTree {

  private final TreeHashes hashes;

  MerkleTree(TreeHashes hashes) {
    this.hashes = hashes;
  }

  /** A subtree of which a proof has the hash; only one at the right edge is not perfect. */
  private record Leaves(long from, long to) {}

  /**
   * RFC 6962 section 2.1.1: that a leaf is in the tree of the first {@code size} leaves.
   *
   * @param index from 0, below {@code size}
   * @return empty while a hash that it needs is not kept yet
   */
  Optional<InclusionProof> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<Leaves> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long split = split(from, to);
      if (index < split) {
        path.addFirst(new Leaves(split, to));
        to = split;
      } else {
        path.addFirst(new Leaves(from, split));
        from = split;
      }
    }
    return hashes(path).map(found -> new InclusionProof(index, size, found));
  }

  /**
   * RFC 6962 section 2.1.2: that the tree of the first {@code second} leaves begins with that of
   * the first {@code first}.
   *
   * @param first from 1, at most {@code second}
   * @return empty while a hash that it needs is not kept yet
   */
  Optional<ConsistencyProof> consistency(long first, long second) {
    if (first < 1 || first > second) {
      throw new IllegalArgumentException("no tree of " + first + " in one of " + second);
    }
    List<Leaves> path = new ArrayList<>();
    long from = 0;
    long to = second;
    while (first < to) {
      long split = split(from, to);
      if (first <= split) {
        path.addFirst(new Leaves(split, to));
        to = split;
      } else {
        path.addFirst(new Leaves(from, split));
        from = split;
      }
    }
    if (from > 0) {
      // Else it is the first tree itself, which the verifier has.
      path.addFirst(new Leaves(from, to));
    }
    return hashes(path).map(found -> new ConsistencyProof(first, second, found));
  }

  /** Where a tree is split: at the largest power of two that is smaller than it. */
  private static long split(long from, long to) {
    return from + Long.highestOneBit(to - from - 1);
  }

  private Optional<List<Hash>> hashes(List<Leaves> path) {
    List<List<TreeNode>> parts =
        path.stream().map(leaves -> TreeNode.ofLeaves(leaves.from(), leaves.to())).toList();
    List<TreeNode> wanted = parts.stream().flatMap(List::stream).toList();
    Map<TreeNode, Hash> found = hashes.of(wanted);
    return found.keySet().containsAll(wanted)
        ? Optional.of(parts.stream().map(part -> root(part, found)).toList())
        : Optional.empty();
  }

  private static Hash root(List<TreeNode> part, Map<TreeNode, Hash> found) {
    List<Hash> smallestFirst =
        part.reversed().stream()
            .map(node -> Optional.ofNullable(found.get(node)).orElseThrow())
            .toList();
    return smallestFirst.stream()
        .reduce((right, left) -> Hash.ofChildren(left, right))
        .orElseThrow();
  }
}
