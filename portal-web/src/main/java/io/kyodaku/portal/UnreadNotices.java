package io.kyodaku.portal;

import io.kyodaku.notification.OwnNotices;
import io.kyodaku.shared.BriefCache;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** How much each person has not read yet, remembered for a few seconds from page to page. */
@Singleton
public class UnreadNotices {

  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final int PEOPLE_AT_MOST = 20_000;

  private final BriefCache<UUID, Integer> counts = new BriefCache<>(LIFE, PEOPLE_AT_MOST);
  private final OwnNotices notices;
  private final Clock clock;

  @Inject
  UnreadNotices(OwnNotices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected UnreadNotices() {
    notices = null;
    clock = null;
  }

  int of(UUID account) {
    return counts
        .get(account, clock.instant(), () -> Optional.of(notices.unread(account)))
        .orElse(0);
  }

  /** The person has read something, or looks at all of it. */
  public void forget(UUID account) {
    counts.forget(account);
  }
}
