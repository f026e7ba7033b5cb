package io.kyodaku.log;

import java.util.List;

/**
 * That a leaf is in a tree: RFC 6962 section 2.1.1.
 *
 * @param index the leaf's place, from 0
 * @param size how many leaves the tree has
 * @param path the hashes beside the way from the leaf to the root, the leaf's own neighbour first
 */
public record InclusionProof(long index, long size, List<Hash> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether it leads from {@code leaf} to {@code root}: RFC 9162 section 2.1.3.2. */
  public boolean verifies(Hash leaf, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = Hash.ofChildren(beside, hash);
        // At the right edge, levels without a neighbour have no hash in the path.
        int up = Long.numberOfTrailingZeros(at);
        at >>= up;
        last >>= up;
      } else {
        hash = Hash.ofChildren(hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
