package io.kyodaku.api;

import io.kyodaku.stripe.ReceivingStripeEvent;
import io.kyodaku.stripe.ReceivingStripeEvent.Reception;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where Stripe's events come in, whichever selling entity they are about. */
@Path("webhooks/stripe")
@Tag(name = "Stripe")
public class StripeWebhookResource {

  /** What Stripe is told. It only describes. */
  @Schema(
      name = "Received",
      description = "What Stripe is told",
      requiredProperties = "received",
      properties = @SchemaProperty(name = "received", description = "true"))
  record ReceivedSchema(boolean received) {}

  private final ReceivingStripeEvent receiving;

  @Inject
  public StripeWebhookResource(ReceivingStripeEvent receiving) {
    this.receiving = receiving;
  }

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "receiveStripeEvent", summary = "Take one event of Stripe's in, once")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      description = "It is kept, now or before",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Received")))
  @APIResponse(
      responseCode = "400",
      description = "invalid-signature: forged, stale or no event; nothing is kept")
  @APIResponse(responseCode = "413", description = "payload-too-large")
  public Response receive(
      @HeaderParam("Stripe-Signature") @Parameter(required = true, description = "As Stripe signs")
          @Nullable String signature,
      InputStream body)
      throws IOException {
    byte[] event = BoundedBody.read(body, ReceivingStripeEvent.BYTES_AT_MOST);
    return switch (receiving.receive(event, signature)) {
      case Reception.Kept kept -> Response.ok("{\"received\":true}").build();
      case Reception.Refused refused ->
          Problem.of(
                  ProblemKind.INVALID_SIGNATURE,
                  "The event is not signed with a secret of ours, is too old, or is no event.")
              .response();
    };
  }
}
