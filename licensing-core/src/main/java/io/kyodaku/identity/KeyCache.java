package io.kyodaku.identity;

import io.kyodaku.shared.BriefCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys that were just used, believed for less than the second in which a revocation must bite. */
@ApplicationScoped
class KeyCache {

  private static final Duration LIFE = Duration.ofMillis(800);
  private static final int KEYS_AT_MOST = 10_000;

  private final BriefCache<String, ApiKey> keys = new BriefCache<>(LIFE, KEYS_AT_MOST);

  Optional<ApiKey> get(String hash, Instant now, Supplier<Optional<ApiKey>> read) {
    return keys.get(hash, now, read);
  }
}
