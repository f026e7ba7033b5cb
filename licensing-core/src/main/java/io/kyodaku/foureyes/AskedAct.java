package io.kyodaku.foureyes;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one operator asked for.
 *
 * @param about what it is done to; the same is asked for once at a time
 * @param says what would be done, for people, in English
 * @param content the same for whoever does it; it never changes, so that what is done is what was
 *     seen
 * @param endsAt from when on it can't be allowed any more
 */
public record AskedAct(
    UUID id,
    ActKind kind,
    String about,
    String says,
    String content,
    UUID askedBy,
    String askedByName,
    Instant askedAt,
    Instant endsAt,
    Status status,
    Optional<String> decidedByName,
    Optional<Instant> decidedAt) {

  /** How it stands; what nobody decided in time stays ASKED and can't be allowed. */
  public enum Status {
    ASKED,
    ALLOWED,
    REFUSED,
    WITHDRAWN
  }

  /** Whether it can still be allowed. */
  public boolean isOpen(Instant now) {
    return status == Status.ASKED && now.isBefore(endsAt);
  }
}
