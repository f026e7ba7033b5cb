package io.kyodaku.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Something that is told to an endpoint.
 *
 * @param eventId stays over all attempts, so that who is told twice knows it
 * @param at when it happened
 * @param dueAt when it is tried next, while it waits
 * @param status what was answered last
 * @param error what went wrong last, where nothing was answered
 */
public record WebhookDelivery(
    UUID id,
    UUID eventId,
    String type,
    UUID authorizationId,
    Instant at,
    State state,
    int attempts,
    Instant dueAt,
    Optional<Instant> triedAt,
    OptionalInt status,
    Optional<String> error) {

  /** What the header {@code webhook-id} says, the same over all attempts. */
  public String webhookId() {
    return WebhookMessage.id(eventId);
  }

  /** How far it is. */
  public enum State {
    WAITING,
    DELIVERED,
    GIVEN_UP
  }
}
