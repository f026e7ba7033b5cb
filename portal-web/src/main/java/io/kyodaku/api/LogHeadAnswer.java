package io.kyodaku.api;

import io.kyodaku.log.SignedHead;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A signed head of the log. */
@JsonbPropertyOrder({"size", "root", "timestamp", "kid", "signature"})
@Schema(
    name = "LogHead",
    description = "A signed head of the log (RFC 6962)",
    requiredProperties = {"size", "root", "timestamp", "kid", "signature"},
    properties = {
      @SchemaProperty(name = "size", description = "How many leaves the tree has"),
      @SchemaProperty(name = "root", description = "The tree's root, in base64url"),
      @SchemaProperty(name = "timestamp", description = "When it was signed: RFC 3339"),
      @SchemaProperty(name = "kid", description = "The key that signed it"),
      @SchemaProperty(
          name = "signature",
          description =
              "Compact JWS (Ed25519); its payload says size, root and timestamp, and is what"
                  + " counts")
    })
public record LogHeadAnswer(
    long size, String root, String timestamp, String kid, String signature) {

  static LogHeadAnswer of(SignedHead head) {
    return new LogHeadAnswer(
        head.size(),
        head.root().toString(),
        head.timestamp().toString(),
        head.kid(),
        head.signature());
  }

  /** Some of them. */
  @Schema(
      name = "LogHeads",
      description = "Signed heads",
      requiredProperties = "items",
      properties = @SchemaProperty(name = "items", description = "The newest first, at most 100"))
  public record Several(List<LogHeadAnswer> items) {}
}
