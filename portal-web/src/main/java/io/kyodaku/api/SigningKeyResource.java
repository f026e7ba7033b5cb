package io.kyodaku.api;

import io.kyodaku.log.SigningKeys;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that receipts and log heads are checked with. */
@Path("jwks.json")
@Tag(name = "Receipts")
public class SigningKeyResource {

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
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public String signingKeys() {
    return keys.jwks();
  }
}
