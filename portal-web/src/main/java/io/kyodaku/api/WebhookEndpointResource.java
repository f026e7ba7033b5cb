package io.kyodaku.api;

import io.kyodaku.identity.KeyScope;
import io.kyodaku.log.Actor;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import io.kyodaku.webhook.WebhookDeliveries;
import io.kyodaku.webhook.WebhookEndpoint;
import io.kyodaku.webhook.WebhookEndpoints;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a generator is told what became of its authorizations. */
@Path("v1/webhook-endpoints")
@RequiresScope(KeyScope.GENERATE)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Webhooks")
public class WebhookEndpointResource {

  private static final int CREATED = 201;

  private final WebhookEndpoints endpoints;
  private final WebhookDeliveries deliveries;
  private final CurrentCaller caller;

  @Inject
  public WebhookEndpointResource(
      WebhookEndpoints endpoints, WebhookDeliveries deliveries, CurrentCaller caller) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "registerWebhook",
      summary = "Be told at an address of your own",
      description = "At most five. The secret is in this answer and in no other.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "WebhookRegistration")))
  @APIResponse(
      responseCode = "201",
      description = "Told from now on",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "WebhookEndpoint")))
  public Response register(JsonBody body) {
    String url = WebhookBodies.url(body);
    return switch (endpoints.register(actor(), generator(), url)) {
      case WebhookEndpoints.Registering.Registered made ->
          Response.status(CREATED)
              .entity(WebhookEndpointAnswer.of(made.endpoint(), made.secret()))
              .build();
      case WebhookEndpoints.Registering.Refused refused ->
          throw Problem.fields(List.of(new FieldError("url", refused.why()))).exception();
    };
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "webhooks", summary = "Where you are told")
  @APIResponse(
      responseCode = "200",
      description = "The oldest first",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "WebhookEndpoints")))
  public WebhookEndpointAnswer.All all() {
    return new WebhookEndpointAnswer.All(
        endpoints.of(generator()).stream().map(WebhookEndpointAnswer::of).toList());
  }

  @DELETE
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "removeWebhook", summary = "Be told there no more")
  @APIResponse(
      responseCode = "200",
      description = "As it was; what still waited there is told nobody",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "WebhookEndpoint")))
  public WebhookEndpointAnswer remove(
      @PathParam("id") @Parameter(description = "hook_…") String id) {
    WebhookEndpoint endpoint = known(id);
    if (!endpoints.remove(actor(), generator(), endpoint.id())) {
      throw Problem.notFound().exception();
    }
    return WebhookEndpointAnswer.of(endpoint);
  }

  @POST
  @Path("{id}/rotate-secret")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Get a new secret; the one before signs for 24 hours more")
  @APIResponse(
      responseCode = "200",
      description = "The new secret, in this answer and in no other",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "WebhookSecret")))
  public WebhookEndpointAnswer.Secret rotate(
      @PathParam("id") @Parameter(description = "hook_…") String id) {
    return endpoints
        .rotate(actor(), generator(), parse(id))
        .map(WebhookEndpointAnswer.Secret::of)
        .orElseThrow(() -> Problem.notFound().exception());
  }

  @GET
  @Path("{id}/deliveries")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "webhookDeliveries", summary = "What was told, and how it went")
  @APIResponse(
      responseCode = "200",
      description = "The latest 50, the newest first",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "WebhookDeliveries")))
  public WebhookDeliveryAnswer.Latest deliveries(
      @PathParam("id") @Parameter(description = "hook_…") String id) {
    return new WebhookDeliveryAnswer.Latest(
        deliveries.of(generator(), known(id).id()).stream()
            .map(WebhookDeliveryAnswer::of)
            .toList());
  }

  @POST
  @Path("{id}/deliveries/{deliveryId}/replay")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replayWebhook", summary = "Be told something once more")
  @APIResponse(
      responseCode = "200",
      description = "It is told again, under the same id",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "WebhookReplay")))
  public WebhookDeliveryAnswer.Replay replay(
      @PathParam("id") @Parameter(description = "hook_…") String id,
      @PathParam("deliveryId") @Parameter(description = "dlv_…") String deliveryId) {
    UUID delivery =
        WireId.DELIVERY.parse(deliveryId).orElseThrow(() -> Problem.notFound().exception());
    if (!deliveries.replay(generator(), parse(id), delivery)) {
      throw Problem.notFound().exception();
    }
    return new WebhookDeliveryAnswer.Replay(1);
  }

  @POST
  @Path("{id}/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replayWebhooks",
      summary = "Be told all once more that happened since a time",
      description = "The oldest 1,000; ask again with the time of the last for more.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "WebhookReplaySince")))
  @APIResponse(
      responseCode = "200",
      description = "How many are told again",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "WebhookReplay")))
  public WebhookDeliveryAnswer.Replay replaySince(
      @PathParam("id") @Parameter(description = "hook_…") String id, JsonBody body) {
    UUID endpoint = known(id).id();
    return new WebhookDeliveryAnswer.Replay(
        deliveries.replaySince(generator(), endpoint, WebhookBodies.since(body)));
  }

  private WebhookEndpoint known(String id) {
    return endpoints.find(generator(), parse(id)).orElseThrow(() -> Problem.notFound().exception());
  }

  private static UUID parse(String id) {
    return WireId.WEBHOOK.parse(id).orElseThrow(() -> Problem.notFound().exception());
  }

  private UUID generator() {
    return caller.key().ownerId();
  }

  private Actor actor() {
    return Actor.apiKey(caller.key().keyId());
  }
}
