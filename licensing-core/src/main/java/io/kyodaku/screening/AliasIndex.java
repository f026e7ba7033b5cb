package io.kyodaku.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All names that are screened for, compiled. Immutable, so that any number of requests read it
 * while its successor is being made.
 */
public final class AliasIndex {

  /** {@link AliasKey} demands two letters, so that a usable name has no shorter key. */
  private static final int KEY_LENGTH_AT_LEAST = 2;

  private final List<String> keys;
  private final List<List<Name>> namesOfKey;
  private final Beginnings beginnings;
  private final KeyTrie trie;

  private record Keyed(String key, Name name) {}

  /** Compiles {@code names}; the same names in another order make the same index. */
  public AliasIndex(Collection<Name> names) {
    List<Keyed> sorted = new ArrayList<>(names.size());
    for (Name name : names) {
      String key = AliasKey.normalize(name.alias());
      if (key.length() >= KEY_LENGTH_AT_LEAST) {
        sorted.add(new Keyed(key, name));
      }
    }
    sorted.sort(Comparator.comparing(Keyed::key));
    keys = new ArrayList<>(sorted.size());
    namesOfKey = new ArrayList<>(sorted.size());
    for (int from = 0, to; from < sorted.size(); from = to) {
      to = endOfSameKey(sorted, from);
      keys.add(sorted.get(from).key());
      namesOfKey.add(oneForEachAsset(sorted.subList(from, to)));
    }
    beginnings = new Beginnings(keys);
    trie = new KeyTrie(keys);
  }

  private static int endOfSameKey(List<Keyed> sorted, int from) {
    int to = from + 1;
    while (to < sorted.size() && sorted.get(to).key().equals(sorted.get(from).key())) {
      to++;
    }
    return to;
  }

  /** The number of names that differ. */
  public int size() {
    return keys.size();
  }

  /**
   * The names in {@code text}, from left to right: where several begin at the same place the
   * longest, and none that lies wholly within another. Names that merely overlap are all found, so
   * that one can't be hidden behind the other. A name that several assets bear is found once for
   * each.
   */
  public List<Match> find(String text) {
    FoldedText folded = Folding.fold(text);
    List<Match> matches = new ArrayList<>();
    int covered = 0;
    for (int start = 0; start + KEY_LENGTH_AT_LEAST <= folded.length(); start++) {
      if (beginnings.mayInclude(folded.unitAt(start), folded.unitAt(start + 1))
          && WordBoundaries.mayBegin(folded, start)) {
        int key = longest(folded, start);
        int end = key == KeyTrie.NONE ? 0 : start + keys.get(key).length();
        if (end > covered) {
          covered = end;
          report(folded, start, end, namesOfKey.get(key), matches);
        }
      }
    }
    return matches;
  }

  /** The longest key that begins at {@code start} and may end where it does. */
  private int longest(FoldedText text, int start) {
    int found = KeyTrie.NONE;
    int node = KeyTrie.ROOT;
    for (int next = start; next < text.length(); ) {
      node = trie.step(node, text.unitAt(next));
      next++;
      if (node == KeyTrie.NONE) {
        return found;
      }
      if (trie.hasOneKeyLeft(node)) {
        int key = trie.key(node);
        return continues(text, start, next, keys.get(key)) ? key : found;
      }
      if (trie.endsKey(node) && WordBoundaries.mayEnd(text, next)) {
        found = trie.key(node);
      }
    }
    return found;
  }

  private static boolean continues(FoldedText text, int start, int next, String key) {
    int end = start + key.length();
    if (end > text.length()) {
      return false;
    }
    for (int i = next; i < end; i++) {
      if (text.unitAt(i) != key.charAt(i - start)) {
        return false;
      }
    }
    return WordBoundaries.mayEnd(text, end);
  }

  private static void report(
      FoldedText text, int start, int end, List<Name> names, List<Match> matches) {
    for (Name name : names) {
      matches.add(
          new Match(
              name.assetId(),
              name.assetName(),
              name.alias(),
              text.startOf(start),
              text.endOf(end - 1)));
    }
  }

  /** Spellings of one asset that fold to one key count once. */
  private static List<Name> oneForEachAsset(List<Keyed> sameKey) {
    if (sameKey.size() == 1) {
      return List.of(sameKey.getFirst().name());
    }
    Map<UUID, Name> byAsset = new TreeMap<>();
    for (Keyed keyed : sameKey) {
      byAsset.merge(
          keyed.name().assetId(),
          keyed.name(),
          (a, b) -> a.alias().compareTo(b.alias()) <= 0 ? a : b);
    }
    return List.copyOf(byAsset.values());
  }
}
