package io.kyodaku.api;

import io.kyodaku.shared.WireId;
import io.kyodaku.webhook.WebhookDelivery;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** Something that is told, and how that went. */
@JsonbPropertyOrder({
  "id",
  "webhookId",
  "type",
  "authorization",
  "at",
  "state",
  "attempts",
  "nextAttemptAt",
  "triedAt",
  "answer",
  "error"
})
@Schema(
    name = "WebhookDelivery",
    description = "Something that is told, and how that went",
    requiredProperties = {
      "id",
      "webhookId",
      "type",
      "authorization",
      "at",
      "state",
      "attempts",
      "nextAttemptAt",
      "triedAt",
      "answer",
      "error"
    },
    properties = {
      @SchemaProperty(name = "id", description = "dlv_…"),
      @SchemaProperty(
          name = "webhookId",
          description = "The header webhook-id, the same over all attempts and replays"),
      @SchemaProperty(
          name = "type",
          description = "authorization.approved, authorization.expired or authorization.voided"),
      @SchemaProperty(name = "authorization", description = "auth_…"),
      @SchemaProperty(name = "at", description = "When it happened: RFC 3339"),
      @SchemaProperty(
          name = "state",
          enumeration = {"WAITING", "DELIVERED", "GIVEN_UP"},
          description = "DELIVERED: answered with 2xx"),
      @SchemaProperty(name = "attempts", description = "How often it was tried in this round"),
      @SchemaProperty(
          name = "nextAttemptAt",
          description = "When it is tried next; null where it is not",
          nullable = true),
      @SchemaProperty(name = "triedAt", description = "When it was tried last", nullable = true),
      @SchemaProperty(
          name = "answer",
          description = "The status that was answered last",
          nullable = true),
      @SchemaProperty(
          name = "error",
          description = "What went wrong last where nothing was answered, in English",
          nullable = true)
    })
public record WebhookDeliveryAnswer(
    String id,
    String webhookId,
    String type,
    String authorization,
    String at,
    WebhookDelivery.State state,
    int attempts,
    @Nullable String nextAttemptAt,
    @Nullable String triedAt,
    @Nullable Integer answer,
    @Nullable String error) {

  static WebhookDeliveryAnswer of(WebhookDelivery delivery) {
    return new WebhookDeliveryAnswer(
        WireId.DELIVERY.format(delivery.id()),
        delivery.webhookId(),
        delivery.type(),
        WireId.AUTHORIZATION.format(delivery.authorizationId()),
        delivery.at().toString(),
        delivery.state(),
        delivery.attempts(),
        delivery.state() == WebhookDelivery.State.WAITING ? delivery.dueAt().toString() : null,
        delivery.triedAt().map(Instant::toString).orElse(null),
        delivery.status().isPresent() ? delivery.status().getAsInt() : null,
        delivery.error().orElse(null));
  }

  /** The latest. */
  @Schema(
      name = "WebhookDeliveries",
      description = "What was told, and how that went",
      requiredProperties = "items",
      properties = @SchemaProperty(name = "items", description = "The newest first, at most 50"))
  public record Latest(List<WebhookDeliveryAnswer> items) {}

  /** What is told again. */
  @Schema(
      name = "WebhookReplay",
      description = "What is told again",
      requiredProperties = "replayed",
      properties = @SchemaProperty(name = "replayed", description = "How many, at most 1,000"))
  public record Replay(int replayed) {}
}
