package io.kyodaku.api;

import io.kyodaku.generation.AssertingProvenance;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.AuthorizingGeneration;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.ReceiptEntries;
import io.kyodaku.generation.SettlingGeneration;
import io.kyodaku.generation.SigningReceipts;
import io.kyodaku.generation.VoidingGeneration;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asking before rendering, and reporting after. */
@Path("v1/authorizations")
@RequiresScope(KeyScope.GENERATE)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Generations")
public class AuthorizationResource {

  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,255}");
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final AuthorizingGeneration authorizing;
  private final SettlingGeneration settling;
  private final VoidingGeneration voiding;
  private final Authorizations authorizations;
  private final SigningReceipts receipts;
  private final ReceiptEntries entries;
  private final AssertingProvenance provenance;
  private final PortalAddress portal;
  private final CurrentCaller caller;

  @Inject
  public AuthorizationResource(
      AuthorizingGeneration authorizing,
      SettlingGeneration settling,
      VoidingGeneration voiding,
      Authorizations authorizations,
      SigningReceipts receipts,
      ReceiptEntries entries,
      AssertingProvenance provenance,
      PortalAddress portal,
      CurrentCaller caller) {
    this.authorizing = authorizing;
    this.settling = settling;
    this.voiding = voiding;
    this.authorizations = authorizations;
    this.receipts = receipts;
    this.entries = entries;
    this.provenance = provenance;
    this.portal = portal;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "authorize",
      summary = "Ask before rendering: hold the credits of a usage that is allowed",
      description =
          "The same key with the same usage answers the same, to the letter. A refusal binds no"
              + " key.")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Usage")))
  @APIResponse(
      responseCode = "201",
      description = "Granted; the credits are held",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Authorization")))
  @APIResponse(
      responseCode = "202",
      description = "An owner was asked; nothing is held",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Authorization")))
  @APIResponse(
      responseCode = "400",
      description = "idempotency-key-missing, invalid-request: errors names each field at fault")
  @APIResponse(responseCode = "402", description = "insufficient-credits; spending-limit-reached")
  @APIResponse(
      responseCode = "403",
      description =
          "license-refused with reasons; insufficient-scope: a key of another kind or scope")
  @APIResponse(responseCode = "409", description = "idempotency-key-reused: for another usage")
  public Response authorize(
      @HeaderParam("Idempotency-Key")
          @Parameter(description = "1 to 255 visible ASCII characters of your own", required = true)
          @Nullable String idempotencyKey,
      @Context HttpHeaders headers,
      JsonBody body) {
    if (idempotencyKey == null
        || !IDEMPOTENCY_KEY.matcher(idempotencyKey).matches()
        || headers.getRequestHeader("Idempotency-Key").size() > 1) {
      throw Problem.of(
              ProblemKind.IDEMPOTENCY_KEY_MISSING,
              "Send one header Idempotency-Key of 1 to 255 visible ASCII characters.")
          .exception();
    }
    ChargeOutcome.OfAuthorize outcome =
        authorizing.authorize(
            Usages.read(body), generator(), idempotencyKey, AuthorizationResource::write);
    return switch (outcome) {
      case ChargeOutcome.Held held -> answer(CREATED, held.body());
      case ChargeOutcome.PendingApproval pending -> answer(ACCEPTED, pending.body());
      case ChargeOutcome.Replayed replayed -> answer(replayed.status(), replayed.body());
      default -> throw ChargeProblems.of(outcome).exception();
    };
  }

  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "findAuthorization", summary = "Say how far an authorization is")
  @APIResponse(
      responseCode = "200",
      description = "As it stands now",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Authorization")))
  public Response find(@PathParam("id") @Parameter(description = "auth_…") String id) {
    return answer(200, write(known(id)));
  }

  @POST
  @Path("{id}/settle")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "settle",
      summary = "Report what was rendered: charge it and release the rest",
      description = "Again with the same seconds: the same. A still image counts 1.")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Settlement")))
  @APIResponse(
      responseCode = "200",
      description = "Settled",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Authorization")))
  @APIResponse(
      responseCode = "402",
      description = "After expiry only: insufficient-credits; spending-limit-reached")
  @APIResponse(
      responseCode = "409",
      description = "already-settled, already-voided, above-hold, not-yet-approved")
  public Response settle(
      @PathParam("id") @Parameter(description = "auth_…") String id, JsonBody body) {
    int seconds = SettlementBody.seconds(body);
    ChargeOutcome.OfSettle outcome = settling.settle(generator(), parse(id), seconds);
    return switch (outcome) {
      case ChargeOutcome.Settled settled -> answer(200, write(settled.authorization()));
      default -> throw ChargeProblems.of(outcome).exception();
    };
  }

  @POST
  @Path("{id}/void")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "void",
      summary = "Give up what was granted or is pending; again: the same")
  @APIResponse(
      responseCode = "200",
      description = "Voided",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Authorization")))
  @APIResponse(responseCode = "409", description = "already-settled")
  public Response release(@PathParam("id") @Parameter(description = "auth_…") String id) {
    ChargeOutcome.OfVoid outcome = voiding.release(generator(), parse(id));
    return switch (outcome) {
      case ChargeOutcome.Voided voided -> answer(200, write(voided.authorization()));
      default -> throw ChargeProblems.of(outcome).exception();
    };
  }

  @GET
  @Path("{id}/receipts")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "receipts", summary = "Prove what was granted and what was charged")
  @APIResponse(
      responseCode = "200",
      description =
          "Compact JWS (Ed25519), the keys are at /.well-known/jwks.json; and the entries of the"
              + " log that prove them",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Receipts")))
  public ReceiptsAnswer receipts(@PathParam("id") @Parameter(description = "auth_…") String id) {
    UUID known = known(id).id();
    return ReceiptsAnswer.of(receipts.of(known), entries.of(known));
  }

  @GET
  @Path("{id}/c2pa")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "provenance",
      summary = "What to embed in what was rendered, as Content Credentials",
      description =
          "A manifest definition for C2PA's tools: c2pa.actions.v2 with c2pa.created and"
              + " trainedAlgorithmicMedia, and the licence as an assertion of its own, signed. It"
              + " says nothing of who asked, of the prompt or of money.")
  @APIResponse(
      responseCode = "200",
      description = "claim_generator_info and assertions",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Provenance")))
  @APIResponse(responseCode = "409", description = "not-yet-approved; already-voided")
  public Response provenance(@PathParam("id") @Parameter(description = "auth_…") String id) {
    Authorization known = known(id);
    if (known.status() == AuthorizationStatus.VOIDED
        || known.status() == AuthorizationStatus.EXPIRED) {
      throw ChargeProblems.of(new ChargeOutcome.AlreadyVoided()).exception();
    }
    return provenance
        .manifest(known, portal.base())
        .map(manifest -> answer(200, manifest))
        .orElseThrow(() -> ChargeProblems.of(new ChargeOutcome.NotYetApproved()).exception());
  }

  private Authorization known(String id) {
    return authorizations
        .ofGenerator(generator(), parse(id))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private static UUID parse(String id) {
    return WireId.AUTHORIZATION.parse(id).orElseThrow(() -> Problem.notFound().exception());
  }

  private UUID generator() {
    return caller.key().ownerId();
  }

  private static String write(Authorization authorization) {
    return Json.write(AuthorizationAnswer.of(authorization));
  }

  private static Response answer(int status, String body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }
}
