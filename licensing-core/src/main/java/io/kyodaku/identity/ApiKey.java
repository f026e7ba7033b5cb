package io.kyodaku.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A live key, without its secret.
 *
 * @param ownerId a generator's, tenant's or account's id, as the kind says
 * @param demo of demo mode: not rate limited
 * @param lastUsedAt to within {@link ApiKeys#USED_TO_WITHIN}; empty for one that never was
 */
public record ApiKey(
    UUID id,
    String label,
    KeyKind kind,
    UUID ownerId,
    Set<KeyScope> scopes,
    boolean demo,
    Instant createdAt,
    Optional<Instant> lastUsedAt) {

  /** What every key begins with, so that one that leaked is recognised. */
  public static final String PREFIX = "kyk_";

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** What is stored of a key. */
  public static String hash(String key) {
    return Secrets.hash(key);
  }
}
