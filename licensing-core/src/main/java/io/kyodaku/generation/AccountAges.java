package io.kyodaku.generation;

import io.kyodaku.decision.CreatorAges;
import io.kyodaku.identity.Accounts;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.shared.BriefCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Ages as accounts have them, remembered for a moment. */
@ApplicationScoped
class AccountAges implements CreatorAges {

  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final int CREATORS_AT_MOST = 10_000;

  private final Accounts accounts;
  private final Clock clock;
  private final BriefCache<UUID, AgeBand> known = new BriefCache<>(LIFE, CREATORS_AT_MOST);

  @Inject
  AccountAges(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected AccountAges() {
    accounts = null;
    clock = null;
  }

  @Override
  public AgeBand of(UUID creatorId) {
    return known
        .get(creatorId, clock.instant(), () -> accounts.ageOf(creatorId))
        .orElse(AgeBand.UNKNOWN);
  }
}
