package io.kyodaku.api;

import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.odrl.ExportingAgreement;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A rightsholder's contract, for programs. */
@Path("v1/contracts")
@RequiresScope(KeyScope.READ_CONTRACT)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Contracts")
public class ContractResource {

  /** How an agreement begins. It only describes. */
  @Schema(
      name = "Agreement",
      description =
          "An Agreement of the ODRL Information Model 2.2 in JSON-LD, with the profile"
              + " urn:kyodaku:odrl:1, whose context and words are at"
              + " /.well-known/odrl/kyodaku.jsonld",
      requiredProperties = {
        "@context",
        "@type",
        "uid",
        "profile",
        "conflict",
        "assigner",
        "assignee",
        "permission",
        "obligation"
      },
      properties = {
        @SchemaProperty(name = "@type", description = "Agreement"),
        @SchemaProperty(name = "uid", description = "urn:uuid:… of the version"),
        @SchemaProperty(name = "profile", description = "urn:kyodaku:odrl:1"),
        @SchemaProperty(name = "conflict", description = "prohibit: what is prohibited wins")
      })
  record AgreementSchema(String uid, String profile, String conflict, List<Object> permission) {}

  private final OwnContract contracts;
  private final ExportingAgreement exporting;
  private final CurrentCaller caller;

  @Inject
  public ContractResource(
      OwnContract contracts, ExportingAgreement exporting, CurrentCaller caller) {
    this.contracts = contracts;
    this.exporting = exporting;
    this.caller = caller;
  }

  @GET
  @Path("{id}/versions/{number}")
  @Produces(ExportingAgreement.MEDIA_TYPE)
  @Operation(
      operationId = "exportContract",
      summary = "Export a version of the own contract as an ODRL 2.2 Agreement",
      description =
          "With every term of it and, unless it is past, the policies and prices of now. A plugin's"
              + " jarHashInForce is the version that took the place of the one that was signed. At"
              + " most 20,000 assets.")
  @APIResponse(
      responseCode = "200",
      description = "JSON-LD",
      content =
          @Content(mediaType = ExportingAgreement.MEDIA_TYPE, schema = @Schema(ref = "Agreement")))
  public String export(
      @PathParam("id") @Parameter(description = "con_…") String id,
      @PathParam("number") @Parameter(description = "The version, from 1") String number) {
    ContractView contract = find(id, number).orElseThrow(() -> Problem.notFound().exception());
    return switch (exporting.export(contract)) {
      case ExportingAgreement.Exported exported -> exported.json();
      case ExportingAgreement.TooManyAssets many ->
          throw Problem.of(
                  ProblemKind.PAYLOAD_TOO_LARGE,
                  "At most " + many.atMost() + " assets are exported with a contract.")
              .exception();
    };
  }

  private Optional<ContractView> find(String id, String number) {
    Optional<UUID> contract = WireId.CONTRACT.parse(id);
    if (contract.isEmpty() || !number.matches("[1-9][0-9]{0,5}")) {
      return Optional.empty();
    }
    return contracts
        .version(new TenantId(caller.key().ownerId()), Integer.parseInt(number))
        .filter(version -> version.contractId().equals(contract.get()));
  }
}
