package io.kyodaku.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers what was found for a short while, so that what is asked on every request does not ask
 * the database each time. Nothing is believed for longer than its life, counted from before it was
 * read; what was not found is not remembered. Holds at most so many entries.
 */
public final class BriefCache<K, V> {

  private final Duration life;
  private final int entriesAtMost;
  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

  public BriefCache(Duration life, int entriesAtMost) {
    this.life = life;
    this.entriesAtMost = entriesAtMost;
  }

  public Optional<V> get(K key, Instant now, Supplier<Optional<V>> read) {
    Entry<V> known = entries.get(key);
    if (known != null && known.readAt().plus(life).isAfter(now)) {
      return Optional.of(known.value());
    }
    Optional<V> found = read.get();
    found.ifPresentOrElse(value -> put(key, new Entry<>(value, now)), () -> entries.remove(key));
    return found;
  }

  public void forget(K key) {
    entries.remove(key);
  }

  public int size() {
    return entries.size();
  }

  private void put(K key, Entry<V> entry) {
    if (entries.size() >= entriesAtMost) {
      entries.values().removeIf(old -> !old.readAt().plus(life).isAfter(entry.readAt()));
      if (entries.size() >= entriesAtMost) {
        entries.clear();
      }
    }
    entries.put(key, entry);
  }

  private record Entry<V>(V value, Instant readAt) {}
}
