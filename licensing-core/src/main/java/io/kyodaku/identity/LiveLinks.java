package io.kyodaku.identity;

import io.kyodaku.shared.BriefCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a creator has linked a generator, believed for less than a second: for questions that
 * have no effect. What charges looks itself.
 */
@ApplicationScoped
public class LiveLinks {

  private static final Duration LIFE = Duration.ofMillis(800);
  private static final int LINKS_AT_MOST = 10_000;

  private record Pair(UUID creatorId, UUID generatorId) {}

  private final BriefCache<Pair, CreatorLink> live = new BriefCache<>(LIFE, LINKS_AT_MOST);
  private final CreatorLinks links;
  private final Clock clock;

  @Inject
  public LiveLinks(CreatorLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected LiveLinks() {
    links = null;
    clock = null;
  }

  public Optional<CreatorLink> find(UUID creatorId, UUID generatorId) {
    return live.get(
        new Pair(creatorId, generatorId),
        clock.instant(),
        () -> links.find(creatorId, generatorId));
  }
}
