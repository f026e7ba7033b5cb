package io.kyodaku.log;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree begins with all of an earlier one: RFC 6962 section 2.1.2.
 *
 * @param first how many leaves the earlier tree had
 * @param second how many the later has
 * @param path the hashes from which both roots follow
 */
public record ConsistencyProof(long first, long second, List<Hash> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Whether both roots follow from it: RFC 9162 section 2.1.4.2. */
  public boolean verifies(Hash firstRoot, Hash secondRoot) {
    if (first < 1 || first > second) {
      return false;
    }
    if (first == second) {
      return path.isEmpty() && firstRoot.equals(secondRoot);
    }
    List<Hash> whole = new ArrayList<>(path);
    if (Long.bitCount(first) == 1) {
      // The earlier tree is perfect, so it is a part of the later one.
      whole.addFirst(firstRoot);
    }
    if (whole.isEmpty()) {
      return false;
    }
    int shared = Long.numberOfTrailingZeros(first);
    long at = (first - 1) >> shared;
    long last = (second - 1) >> shared;
    Hash earlier = whole.getFirst();
    Hash later = earlier;
    for (Hash beside : whole.subList(1, whole.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        earlier = Hash.ofChildren(beside, earlier);
        later = Hash.ofChildren(beside, later);
        int up = Long.numberOfTrailingZeros(at);
        at >>= up;
        last >>= up;
      } else {
        later = Hash.ofChildren(later, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && earlier.equals(firstRoot) && later.equals(secondRoot);
  }
}
