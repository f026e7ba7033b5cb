package io.kyodaku.standin.store;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Running sums by shelf and group; never stored, and made anew from the documents at the start. */
final class Tallies {
  private final Map<String, Tally> byKind;
  private final Map<Shelf, Map<String, Long>> sums = new HashMap<>();

  Tallies(Map<String, Tally> byKind) {
    this.byKind = Map.copyOf(byKind);
  }

  /** A document was put in place of another, or of none. */
  void change(Shelf shelf, @Nullable JsonObject before, @Nullable JsonObject now) {
    Tally tally = byKind.get(shelf.kind());
    if (tally != null) {
      change(sums.computeIfAbsent(shelf, none -> new TreeMap<>()), tally, before, now);
    }
  }

  /** The sums as they would be with these changes. */
  Map<String, Long> with(Shelf shelf, Iterable<Change> changes, Map<String, JsonObject> stored) {
    Tally tally = byKind.get(shelf.kind());
    if (tally == null) {
      throw new IllegalArgumentException("Nothing is added up of " + shelf.kind());
    }
    Map<String, Long> with = new TreeMap<>(sums.getOrDefault(shelf, Map.of()));
    for (Change change : changes) {
      if (change.shelf().equals(shelf)) {
        change(with, tally, stored.get(change.id()), change.document());
      }
    }
    return with;
  }

  private static void change(
      Map<String, Long> sums, Tally tally, @Nullable JsonObject before, @Nullable JsonObject now) {
    if (before != null) {
      sums.merge(tally.group(before), Math.negateExact(tally.amount(before)), Math::addExact);
    }
    if (now != null) {
      sums.merge(tally.group(now), tally.amount(now), Math::addExact);
    }
  }
}
