package io.kyodaku.screening;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
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
   * The names in {@code text}, from left to right, and the longer first where several begin at the
   * same place. A name that lies wholly within a longer one of the same owner is not meant; one
   * that merely overlaps, or lies within another owner's, is found too, so that nobody hides
   * another's name behind its own. A name that several assets bear is found once for each.
   */
  public List<Match> find(String text) {
    FoldedText folded = Folding.fold(text);
    List<Match> matches = new ArrayList<>();
    Map<UUID, Integer> coveredByOwner = new HashMap<>();
    Deque<Integer> longestFirst = new ArrayDeque<>();
    for (int start = 0; start + KEY_LENGTH_AT_LEAST <= folded.length(); start++) {
      if (beginnings.mayInclude(folded.unitAt(start), folded.unitAt(start + 1))
          && WordBoundaries.mayBegin(folded, start)) {
        beginningAt(folded, start, longestFirst);
        for (Integer key; (key = longestFirst.poll()) != null; ) {
          int end = start + keys.get(key).length();
          report(folded, start, end, namesOfKey.get(key), coveredByOwner, matches);
        }
      }
    }
    return matches;
  }

  /** Adds the keys that begin at {@code start} and may end where they do. */
  private void beginningAt(FoldedText text, int start, Deque<Integer> longestFirst) {
    int node = KeyTrie.ROOT;
    for (int next = start; next < text.length(); ) {
      node = trie.step(node, text.unitAt(next));
      next++;
      if (node == KeyTrie.NONE) {
        return;
      }
      if (trie.hasOneKeyLeft(node)) {
        int key = trie.key(node);
        if (continues(text, start, next, keys.get(key))) {
          longestFirst.push(key);
        }
        return;
      }
      if (trie.endsKey(node) && WordBoundaries.mayEnd(text, next)) {
        longestFirst.push(trie.key(node));
      }
    }
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

  /**
   * What an owner had matched up to {@code end} before began further left, or here and is longer.
   */
  private static void report(
      FoldedText text,
      int start,
      int end,
      List<Name> names,
      Map<UUID, Integer> coveredByOwner,
      List<Match> matches) {
    for (Name name : names) {
      if (coveredByOwner.getOrDefault(name.ownerId(), 0) < end) {
        matches.add(
            new Match(
                name.assetId(),
                name.assetName(),
                name.alias(),
                text.startOf(start),
                text.endOf(end - 1)));
      }
    }
    for (Name name : names) {
      coveredByOwner.merge(name.ownerId(), end, Math::max);
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
