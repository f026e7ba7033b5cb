package io.kyodaku.api;

import io.kyodaku.catalog.ImportingCatalog;
import io.kyodaku.catalog.Imports;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.log.Actor;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A rightsholder's catalogue, brought as a file. */
@Path("v1/imports")
@RequiresScope(KeyScope.IMPORT_CATALOG)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Catalogue")
public class ImportResource {

  private static final int RETRY_SECONDS = 10;

  private final ImportingCatalog importing;
  private final Imports imports;
  private final CurrentCaller caller;

  @Inject
  public ImportResource(ImportingCatalog importing, Imports imports, CurrentCaller caller) {
    this.importing = importing;
    this.imports = imports;
    this.caller = caller;
  }

  @POST
  @Consumes("text/csv")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "importCatalog",
      summary = "Bring works, assets and names as a file",
      description =
          "UTF-8 with the header work,asset,kind,aliases,policy,territories,price_per_second. A row"
              + " is known again by work and asset, and a changed row updates. Good rows go in, bad"
              + " ones come back with their reasons.")
  @RequestBody(
      required = true,
      description = "At most 20 MiB and 100,000 rows",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "202",
      description = "The file is kept, and taken in the background",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ImportStarted")))
  public Response accept(InputStream file) throws IOException {
    byte[] content = BoundedBody.read(file, BoundedBody.CSV_BYTES_AT_MOST);
    // Demo keys are bounded nowhere, so that everybody can try as much as they like.
    int openAtMost = caller.key().demo() ? Integer.MAX_VALUE : ImportingCatalog.OPEN_AT_MOST;
    Actor by = Actor.apiKey(caller.key().keyId());
    return switch (importing.accept(tenant(), by, content, openAtMost)) {
      case ImportingCatalog.Accepted accepted -> started(WireId.IMPORT.format(accepted.importId()));
      case ImportingCatalog.TooLarge large ->
          throw BoundedBody.tooLarge(large.bytesAtMost()).exception();
      case ImportingCatalog.TooManyOpen many ->
          throw Problem.of(
                  ProblemKind.RATE_LIMITED,
                  "At most " + many.openAtMost() + " of your files are taken or wait at a time.")
              .with("retryAfter", RETRY_SECONDS)
              .exception();
    };
  }

  private static Response started(String id) {
    return Response.accepted(new ImportAnswer.Started(id))
        .location(URI.create("/api/v1/imports/" + id))
        .build();
  }

  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "findImport", summary = "Say how far an import is")
  @APIResponse(
      responseCode = "200",
      description = "Its counters and what was wrong with its rows",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Import")))
  public ImportAnswer find(@PathParam("id") @Parameter(description = "imp_…") String id) {
    UUID importId = WireId.IMPORT.parse(id).orElseThrow(() -> Problem.notFound().exception());
    return imports
        .find(tenant(), importId)
        .map(ImportAnswer::of)
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private TenantId tenant() {
    return new TenantId(caller.key().ownerId());
  }
}
