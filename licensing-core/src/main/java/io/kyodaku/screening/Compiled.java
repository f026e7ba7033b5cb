package io.kyodaku.screening;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What is sought, sorted by what it looks like, and the trie that finds it. Immutable. It finds all
 * that looks like something sought; {@link Evidence} says what of it is meant.
 */
final class Compiled {

  /** Symbols in a row of letters each may be a letter or none; more than these are letters. */
  private static final int SKIPPED_AT_MOST = 4;

  private static final int NUMBERED_AT_LEAST = 5;

  /** The last rank. */
  private static final int SUPPORT = 2;

  private final Keys keys;
  private final Gate gate;
  private final KeyTrie trie;

  /** By key; of a key first the names, then the blocked terms, then the supports by asset. */
  private final Sought[] sought;

  private final int[] firstOfKey;

  private record Keyed(String key, Sought sought) {}

  private static final Comparator<Keyed> ORDER =
      Comparator.comparing(Keyed::key)
          .thenComparingInt(keyed -> rank(keyed.sought()))
          .thenComparing(keyed -> subject(keyed.sought()))
          .thenComparing(keyed -> keyed.sought().text())
          .thenComparing(keyed -> keyed.sought().toString());

  Compiled(Collection<? extends Sought> all) {
    Keyed[] sorted =
        all.parallelStream()
            .map(one -> new Keyed(key(one.text()), one))
            .filter(keyed -> isLongEnough(keyed.key()))
            .toArray(Keyed[]::new);
    Arrays.parallelSort(sorted, ORDER);
    keys = new Keys(sorted.length);
    sought = new Sought[sorted.length];
    int[] first = new int[sorted.length + 1];
    String last = "";
    for (int i = 0; i < sorted.length; i++) {
      if (!sorted[i].key().equals(last)) {
        last = sorted[i].key();
        first[keys.size()] = i;
        keys.add(last);
      }
      sought[i] = sorted[i].sought();
      sorted[i] = null;
    }
    first[keys.size()] = sought.length;
    firstOfKey = Arrays.copyOf(first, keys.size() + 1);
    keys.trim();
    gate = new Gate(keys);
    trie = new KeyTrie(keys);
  }

  private static int rank(Sought sought) {
    return switch (sought) {
      case Name name -> 0;
      case Term term -> term.role() == Term.Role.BLOCKED ? 1 : SUPPORT;
    };
  }

  private static UUID subject(Sought sought) {
    return switch (sought) {
      case Name name -> name.assetId();
      case Term term -> term.subjectId();
    };
  }

  /** What {@code text} looks like when it is sought. */
  static String key(String text) {
    LooseText folded = LooseFolding.fold(text);
    char[] key = new char[folded.length()];
    for (int i = 0; i < key.length; i++) {
      key[i] = Skeleton.of(i == 0 ? folded.firstUnitAt(0) : folded.unitAt(i));
    }
    return new String(key);
  }

  /** One letter is in every other text; one Chinese character may be a word. */
  private static boolean isLongEnough(String key) {
    return key.length() > 1 || (key.length() == 1 && Character.isIdeographic(key.charAt(0)));
  }

  int numberOfKeys() {
    return keys.size();
  }

  int size() {
    return sought.length;
  }

  Sought sought(int index) {
    return sought[index];
  }

  String key(int key) {
    return keys.key(key);
  }

  int firstOf(int key) {
    return firstOfKey[key];
  }

  int endOf(int key) {
    return firstOfKey[key + 1];
  }

  /** Calls {@code consumer} with the place of everything that equals {@code wanted}. */
  void eachEqual(Sought wanted, Consumer<Integer> consumer) {
    int key = keys.find(key(wanted.text()));
    if (key >= 0) {
      for (int i = firstOf(key); i < endOf(key); i++) {
        if (sought[i].equals(wanted)) {
          consumer.accept(i);
        }
      }
    }
  }

  /** The first support of {@code asset} under {@code key}, or where it would be. */
  int firstSupport(int key, UUID asset) {
    int low = firstOf(key);
    int high = endOf(key);
    while (low < high) {
      int middle = (low + high) >>> 1;
      Sought at = sought[middle];
      if (rank(at) < SUPPORT || subject(at).compareTo(asset) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether anything may begin at the unit {@code start} of {@code text}. */
  boolean mayBegin(LooseText text, int start) {
    return sought.length > 0 && gate.mayBegin(text, start);
  }

  /** Whether anything under {@code key} is a support. */
  boolean hasSupport(int key) {
    return rank(sought[endOf(key) - 1]) == SUPPORT;
  }

  /** Adds to {@code found} all that looks sought from the unit {@code start} of {@code text} on. */
  void search(LooseText text, int start, Candidates found) {
    if (sought.length > 0) {
      new Search(text, found).follow(KeyTrie.ROOT, 0, start, 0);
    }
  }

  /** Ways to read what begins at one place, beyond the plain one. */
  private static final int BRANCHES_AT_MOST = 128;

  private final class Search {

    private final LooseText text;
    private final Candidates found;
    private int branches;

    Search(LooseText text, Candidates found) {
      this.text = text;
      this.found = found;
    }

    private char lookAt(int place, int depth) {
      return Skeleton.of(depth == 0 ? text.firstUnitAt(place) : text.unitAt(place));
    }

    /** Bounded in all: a symbol that looks like the next letter can be read in two ways. */
    private boolean maySkip(int place, int depth, int skipped) {
      return depth > 0
          && skipped < SKIPPED_AT_MOST
          && WordBoundaries.kindAt(text, place) == WordBoundaries.SYMBOL
          && branches++ < BRANCHES_AT_MOST;
    }

    /** From {@code node}, whose units are noted, on with the unit at {@code place}. */
    private void follow(int node, int depth, int place, int skipped) {
      while (true) {
        if (node != KeyTrie.ROOT && trie.hasOneKeyLeft(node)) {
          compare(trie.key(node), depth, place, skipped);
          return;
        }
        if (place >= text.length()) {
          return;
        }
        if (maySkip(place, depth, skipped)) {
          follow(node, depth, place + 1, skipped + 1);
        }
        node = trie.step(node, lookAt(place, depth));
        if (node == KeyTrie.NONE) {
          return;
        }
        found.note(depth, place);
        depth++;
        place++;
        if (trie.endsKey(node)) {
          end(trie.key(node), depth, place, skipped);
        }
      }
    }

    private void compare(int key, int from, int firstPlace, int skipped) {
      int length = keys.length(key);
      int place = firstPlace;
      for (int depth = from; depth < length; depth++) {
        if (place >= text.length()) {
          return;
        }
        if (maySkip(place, depth, skipped)) {
          compare(key, depth, place + 1, skipped + 1);
        }
        if (lookAt(place, depth) != keys.unit(key, depth)) {
          return;
        }
        found.note(depth, place);
        place++;
      }
      end(key, length, place, skipped);
    }

    private void end(int key, int length, int end, int skipped) {
      if (WordBoundaries.mayEnd(text, end)
          || (length >= NUMBERED_AT_LEAST && WordBoundaries.onlyDigitsFollow(text, end))) {
        found.add(
            Compiled.this, key, end, skipped == 0 ? Candidates.IN_A_ROW : found.noted(length));
      }
    }
  }
}
