package io.kyodaku.generation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What this node granted a short while ago and nobody has settled yet, so that most settlements
 * need not read it back. What was granted is frozen, so these are as good as what is read; how they
 * stand by now is not in them, and is looked at when they are charged. Each is given once: whoever
 * asks again reads.
 */
@ApplicationScoped
public class RecentGrants {

  /** A few kilobytes each. */
  private static final int AT_MOST = 20_000;

  private final Map<UUID, Authorization> oldestFirst =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Authorization> oldest) {
          return size() > AT_MOST;
        }
      };

  /** Keeps what was granted and is durable. */
  public synchronized void add(Authorization granted) {
    if (granted.status() == AuthorizationStatus.AUTHORIZED) {
      oldestFirst.put(granted.id(), granted);
    }
  }

  /** Gives away what that generator was granted; empty if it has to be read. */
  public synchronized Optional<Authorization> take(UUID generatorId, UUID id) {
    Authorization granted = oldestFirst.get(id);
    if (granted == null || !granted.generatorId().equals(generatorId)) {
      return Optional.empty();
    }
    oldestFirst.remove(id);
    return Optional.of(granted);
  }
}
