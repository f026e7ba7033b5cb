package io.kyodaku.api;

import io.kyodaku.generation.Receipts;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** What an authorization can prove. */
@JsonbPropertyOrder({"grant", "settlement"})
@Schema(
    name = "Receipts",
    description = "What an authorization can prove, each as a compact JWS",
    requiredProperties = {"grant", "settlement"},
    properties = {
      @SchemaProperty(
          name = "grant",
          description = "Why it was allowed, at which price; null while pending",
          nullable = true),
      @SchemaProperty(
          name = "settlement",
          description = "What was charged, who earned what; null until settled",
          nullable = true)
    })
public record ReceiptsAnswer(@Nullable String grant, @Nullable String settlement) {

  static ReceiptsAnswer of(Receipts receipts) {
    return new ReceiptsAnswer(receipts.grant().orElse(null), receipts.settlement().orElse(null));
  }
}
