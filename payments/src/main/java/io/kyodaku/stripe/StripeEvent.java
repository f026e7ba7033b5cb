package io.kyodaku.stripe;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An event in the inbox.
 *
 * @param id ours
 * @param eventId Stripe's
 * @param account the connected account that it happened on; empty when on the entity's own
 * @param type Stripe's name for what happened
 * @param objectId what it happened to; empty when the event does not say
 * @param metadata what we attached to that object; empty for thin events, which show no object
 * @param payload as it came
 * @param createdAt when it happened, by Stripe's clock
 */
public record StripeEvent(
    UUID id,
    SellingEntity entity,
    String eventId,
    Optional<String> account,
    String type,
    Optional<String> objectId,
    Map<String, String> metadata,
    String payload,
    Instant createdAt) {

  public StripeEvent {
    metadata = Map.copyOf(metadata);
  }
}
