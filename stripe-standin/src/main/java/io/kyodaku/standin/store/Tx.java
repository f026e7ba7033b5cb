package io.kyodaku.standin.store;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transaction: sees the store and its own changes. What it changes becomes visible to others,
 * and is written, when the work that was given to {@link Store#write} returns; when that throws,
 * nothing happened.
 */
public final class Tx {
  private record Address(Shelf shelf, String id) {}

  private final Map<Shelf, Map<String, JsonObject>> shelves;
  private final Map<Address, Change> changes = new LinkedHashMap<>();

  private final Tallies tallies;

  Tx(Map<Shelf, Map<String, JsonObject>> shelves, Tallies tallies) {
    this.shelves = shelves;
    this.tallies = tallies;
  }

  /** The document, as a copy of the caller's own; to change it, {@link #put} it back. */
  public Optional<JsonObject> find(Shelf shelf, String id) {
    return Optional.ofNullable(peek(shelf, id)).map(JsonObject::deepCopy);
  }

  public boolean has(Shelf shelf, String id) {
    return peek(shelf, id) != null;
  }

  /**
   * All documents of a shelf, oldest first. They are shared: read them, copy what is to be changed.
   */
  public List<JsonObject> all(Shelf shelf) {
    Map<String, JsonObject> merged = new LinkedHashMap<>(stored(shelf));
    for (Change change : changes.values()) {
      if (change.shelf().equals(shelf)) {
        if (change.document() == null) {
          merged.remove(change.id());
        } else {
          merged.put(change.id(), change.document());
        }
      }
    }
    return new ArrayList<>(merged.values());
  }

  /** The sums of a shelf whose kind has a {@link Tally}, by group. */
  public Map<String, Long> tally(Shelf shelf) {
    return tallies.with(shelf, changes.values(), stored(shelf));
  }

  public void put(Shelf shelf, String id, JsonObject document) {
    changes.put(new Address(shelf, id), new Change(shelf, id, document.deepCopy()));
  }

  public void remove(Shelf shelf, String id) {
    changes.put(new Address(shelf, id), new Change(shelf, id, null));
  }

  /** What was changed so far, to come back to with {@link #undoTo}. */
  public Mark mark() {
    return new Mark(new LinkedHashMap<>(changes));
  }

  /** Forgets what was changed since the mark. */
  public void undoTo(Mark mark) {
    changes.clear();
    changes.putAll(mark.changes);
  }

  /** A point within a transaction. */
  public static final class Mark {
    private final Map<Address, Change> changes;

    private Mark(Map<Address, Change> changes) {
      this.changes = changes;
    }
  }

  List<Change> changes() {
    return List.copyOf(changes.values());
  }

  private Map<String, JsonObject> stored(Shelf shelf) {
    Map<String, JsonObject> documents = shelves.get(shelf);
    return documents == null ? Map.of() : documents;
  }

  private @Nullable JsonObject peek(Shelf shelf, String id) {
    Change change = changes.get(new Address(shelf, id));
    return change != null ? change.document() : stored(shelf).get(id);
  }
}
