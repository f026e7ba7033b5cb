package io.kyodaku.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a generator wants to be told.
 *
 * @param earlierUntil until when the secret before the last rotation signs too
 * @param failingSince since when nothing was taken there
 * @param disabledAt since when nothing is sent there any more
 */
public record WebhookEndpoint(
    UUID id,
    String url,
    Instant createdAt,
    Optional<Instant> earlierUntil,
    Optional<Instant> failingSince,
    Optional<Instant> disabledAt) {}
