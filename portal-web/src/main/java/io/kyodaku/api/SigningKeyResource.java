package io.kyodaku.api;

import io.kyodaku.log.SigningKeys;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that receipts and log heads are checked with. */
@Path("jwks.json")
@Tag(name = "Receipts")
public class SigningKeyResource {

  /** How keys are published. It only describes. */
  @Schema(
      name = "SigningKeySet",
      description = "A JWK Set (RFC 7517)",
      requiredProperties = "keys",
      properties = @SchemaProperty(name = "keys", description = "The newest last"))
  record KeySetSchema(List<KeySchema> keys) {}

  /** One key. It only describes. */
  @Schema(
      name = "SigningKey",
      description = "A public Ed25519 key (RFC 8037)",
      requiredProperties = {"kty", "crv", "x", "kid", "use", "alg"},
      properties = {
        @SchemaProperty(name = "kty", description = "OKP"),
        @SchemaProperty(name = "crv", description = "Ed25519"),
        @SchemaProperty(name = "x", description = "The point, in base64url"),
        @SchemaProperty(name = "kid", description = "What a receipt's header names it by"),
        @SchemaProperty(name = "use", description = "sig"),
        @SchemaProperty(name = "alg", description = "EdDSA")
      })
  record KeySchema(String kty, String crv, String x, String kid, String use, String alg) {}

  private final SigningKeys keys;

  @Inject
  public SigningKeyResource(SigningKeys keys) {
    this.keys = keys;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "signingKeys",
      summary = "The public keys that ever signed a receipt or a log head")
  @APIResponse(
      responseCode = "200",
      description = "A JWK Set (RFC 7517) of Ed25519 keys; the newest last",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SigningKeySet")))
  public String signingKeys() {
    return keys.jwks();
  }
}
