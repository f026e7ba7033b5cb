package io.kyodaku.api;

import io.kyodaku.odrl.ExportingAgreement;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The words of exported contracts that ODRL does not have. */
@Path("odrl/kyodaku.jsonld")
@Tag(name = "Contracts")
public class OdrlProfileResource {

  /** How a profile is published. It only describes. */
  @Schema(
      name = "OdrlProfile",
      description = "A JSON-LD context, and a SKOS scheme of the words in it",
      requiredProperties = {"@context", "@graph"},
      properties = @SchemaProperty(name = "@graph", description = "The words"))
  record ProfileSchema(List<Object> graph) {}

  @GET
  @Produces(ExportingAgreement.MEDIA_TYPE)
  @Operation(operationId = "odrlProfile", summary = "The ODRL profile of exported contracts")
  @APIResponse(
      responseCode = "200",
      description = "JSON-LD",
      content =
          @Content(
              mediaType = ExportingAgreement.MEDIA_TYPE,
              schema = @Schema(ref = "OdrlProfile")))
  public Response profile() {
    return Response.ok(ExportingAgreement.profile())
        .header("Access-Control-Allow-Origin", "*")
        .header("Cache-Control", "public, max-age=86400")
        .build();
  }
}
