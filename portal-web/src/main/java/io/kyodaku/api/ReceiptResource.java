package io.kyodaku.api;

import io.kyodaku.decision.Usage;
import io.kyodaku.generation.CheckingReceipt;
import io.kyodaku.security.NeedsNoKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a receipt holds, for everybody who has one. */
@Path("v1/receipts/verify")
@NeedsNoKey
@Tag(name = "Log")
public class ReceiptResource {

  private final CheckingReceipt checking;

  @Inject
  public ReceiptResource(CheckingReceipt checking) {
    this.checking = checking;
  }

  /** How a receipt is sent. It only describes. */
  @Schema(
      name = "ReceiptToVerify",
      description = "A receipt to be verified. Unknown members are refused.",
      requiredProperties = "receipt",
      properties = {
        @SchemaProperty(
            name = "receipt",
            description = "The compact JWS as it was issued",
            maxLength = CheckingReceipt.LENGTH_AT_MOST),
        @SchemaProperty(
            name = "prompt",
            description = "To be searched once more for names; not kept",
            maxLength = Usage.PROMPT_LENGTH_AT_MOST)
      })
  record ReceiptSchema(String receipt, String prompt) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "verifyReceipt",
      summary = "Check a receipt's signature and its place in the log, and run its decision again",
      description =
          "The decision is run again on the policies, claims, contracts, rates and par that held"
              + " when it was made, and has to come to the same. With the prompt, the same names"
              + " have to be found in it.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "ReceiptToVerify")))
  @APIResponse(
      responseCode = "200",
      description = "What was found, good or bad",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ReceiptReport")))
  @APIResponse(responseCode = "400", description = "invalid-request: errors names each field")
  @APIResponse(responseCode = "413", description = "payload-too-large")
  @APIResponse(
      responseCode = "415",
      description = "unsupported-media-type: send the one that is described")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public ReceiptReportAnswer verify(JsonBody body) {
    MemberReader members = new MemberReader(body);
    String receipt = members.text("receipt", CheckingReceipt.LENGTH_AT_MOST);
    Optional<String> prompt =
        members.has("prompt")
            ? Optional.of(members.text("prompt", Usage.PROMPT_LENGTH_AT_MOST))
            : Optional.empty();
    members.finish();
    return ReceiptReportAnswer.of(checking.check(receipt, prompt));
  }
}
