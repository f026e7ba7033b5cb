package io.kyodaku.api;

import io.kyodaku.shared.WireId;
import io.kyodaku.webhook.WebhookEndpoint;
import io.kyodaku.webhook.WebhookEndpoints;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** Where a generator is told. */
@JsonbPropertyOrder({
  "id",
  "url",
  "status",
  "createdAt",
  "failingSince",
  "earlierSecretUntil",
  "secret"
})
@Schema(
    name = "WebhookEndpoint",
    description = "Where you are told",
    requiredProperties = {
      "id",
      "url",
      "status",
      "createdAt",
      "failingSince",
      "earlierSecretUntil",
      "secret"
    },
    properties = {
      @SchemaProperty(name = "id", description = "hook_…"),
      @SchemaProperty(name = "url", description = "As it was registered"),
      @SchemaProperty(
          name = "status",
          enumeration = {"ACTIVE", "FAILING", "DISABLED"},
          description =
              "FAILING: nothing was taken lately. DISABLED: nothing was taken for five days, and"
                  + " nothing is sent any more; ask an operator, or register anew"),
      @SchemaProperty(name = "createdAt", description = "RFC 3339"),
      @SchemaProperty(
          name = "failingSince",
          description = "Since when nothing was taken; null where something was",
          nullable = true),
      @SchemaProperty(
          name = "earlierSecretUntil",
          description = "Until when the secret before the last rotation signs too",
          nullable = true),
      @SchemaProperty(
          name = "secret",
          description = "What signs, whsec_…; only when it was registered, else null",
          nullable = true)
    })
public record WebhookEndpointAnswer(
    String id,
    String url,
    Status status,
    String createdAt,
    @Nullable String failingSince,
    @Nullable String earlierSecretUntil,
    @Nullable String secret) {

  /** How it stands. */
  public enum Status {
    ACTIVE,
    FAILING,
    DISABLED
  }

  static WebhookEndpointAnswer of(WebhookEndpoint endpoint) {
    return of(endpoint, null);
  }

  static WebhookEndpointAnswer of(WebhookEndpoint endpoint, @Nullable String secret) {
    return new WebhookEndpointAnswer(
        WireId.WEBHOOK.format(endpoint.id()),
        endpoint.url(),
        status(endpoint),
        endpoint.createdAt().toString(),
        endpoint.failingSince().map(Instant::toString).orElse(null),
        endpoint.earlierUntil().map(Instant::toString).orElse(null),
        secret);
  }

  private static Status status(WebhookEndpoint endpoint) {
    if (endpoint.disabledAt().isPresent()) {
      return Status.DISABLED;
    }
    return endpoint.failingSince().isPresent() ? Status.FAILING : Status.ACTIVE;
  }

  /** All of them. */
  @Schema(
      name = "WebhookEndpoints",
      description = "Where you are told",
      requiredProperties = "items",
      properties = @SchemaProperty(name = "items", description = "At most five"))
  public record All(List<WebhookEndpointAnswer> items) {}

  /** A new secret. */
  @JsonbPropertyOrder({"secret", "earlierSecretUntil"})
  @Schema(
      name = "WebhookSecret",
      description = "A new secret",
      requiredProperties = {"secret", "earlierSecretUntil"},
      properties = {
        @SchemaProperty(name = "secret", description = "whsec_ and 32 bytes in base64"),
        @SchemaProperty(
            name = "earlierSecretUntil",
            description = "Until when what is sent is signed by the one before too")
      })
  public record Secret(String secret, String earlierSecretUntil) {

    static Secret of(WebhookEndpoints.Rotated rotated) {
      return new Secret(rotated.secret(), rotated.earlierUntil().toString());
    }
  }
}
