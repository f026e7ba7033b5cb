package io.kyodaku.security;

import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.OpenSessions;
import io.kyodaku.shared.BriefCache;
import io.kyodaku.tenant.Memberships;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a signed-in person is, looked up on every request and believed for a second: roles are never
 * kept in the session, so that losing one counts at once.
 */
final class KnownPeople {

  private static final Duration LIFE = Duration.ofSeconds(1);
  private static final int PEOPLE_AT_MOST = 10_000;

  private final BriefCache<UUID, Known> cache = new BriefCache<>(LIFE, PEOPLE_AT_MOST);
  private final Accounts accounts;
  private final Memberships memberships;
  private final OpenSessions sessions;
  private final boolean demo;
  private final Clock clock;

  /**
   * @param demo where nobody has to have a second factor
   */
  KnownPeople(
      Accounts accounts,
      Memberships memberships,
      OpenSessions sessions,
      boolean demo,
      Clock clock) {
    this.sessions = sessions;
    this.demo = demo;
    this.accounts = accounts;
    this.memberships = memberships;
    this.clock = clock;
  }

  /**
   * @param sessionsSince sessions from before no longer count
   * @param sessions those that count
   */
  record Known(Caller.SignedIn person, Instant sessionsSince, Set<UUID> sessions) {

    boolean has(BrowserSession.Opened session, Instant now) {
      return session.outlives(sessionsSince, now) && sessions.contains(session.id());
    }
  }

  Optional<Known> find(UUID accountId) {
    return cache.get(accountId, clock.instant(), () -> read(accountId));
  }

  void forget(UUID accountId) {
    cache.forget(accountId);
  }

  /** As the database has it now: before somebody is refused, since it may have just changed. */
  Optional<Known> findAnew(UUID accountId) {
    cache.forget(accountId);
    return find(accountId);
  }

  private Optional<Known> read(UUID accountId) {
    return accounts
        .find(accountId)
        .map(
            person ->
                new Known(
                    new Caller.SignedIn(
                        person.accountId(),
                        person.name(),
                        person.email(),
                        person.language(),
                        person.admin(),
                        person.creator().map(Accounts.CreatorFacts::creatorId),
                        memberships.of(accountId),
                        demo || person.secondFactor()),
                    person.sessionsSince(),
                    sessions.idsOf(accountId)));
  }
}
