package io.kyodaku.api;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.FieldError;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What can be licensed? */
@Path("v1/catalog/assets")
@RequiresScope(KeyScope.READ_CATALOG)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Catalogue")
public class CatalogResource {

  private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,4}");

  private final CatalogSearch catalog;

  @Inject
  public CatalogResource(CatalogSearch catalog) {
    this.catalog = catalog;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "searchCatalog",
      summary = "Find assets by any of their names in any language",
      description = "Names come in the language of the header Accept-Language where there is one.")
  @APIResponse(
      responseCode = "200",
      description = "One page of what was found",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "CatalogPage")))
  public CatalogAnswer search(
      @QueryParam("q")
          @Parameter(
              description = "Part of a name; absent for everything",
              schema = @Schema(maxLength = 200))
          @Nullable String q,
      @QueryParam("territory")
          @Parameter(description = "Only what may be shown there: ISO 3166-1 alpha-2")
          @Nullable String territory,
      @QueryParam("use")
          @Parameter(
              description = "Only what is allowed for it, or can be asked for",
              schema = @Schema(enumeration = {"PERSONAL", "SHARED", "COMMERCIAL"}))
          @Nullable String use,
      @QueryParam("page") @Parameter(description = "From 1; absent is 1") @Nullable String page,
      @Context HttpHeaders headers) {
    int number = 1;
    if (page != null) {
      if (!PAGE.matcher(page).matches()) {
        throw Problem.fields(
                List.of(new FieldError("page", "must be a whole number from 1 to 99999")))
            .exception();
      }
      number = Integer.parseInt(page);
    }
    String language = headers.getAcceptableLanguages().getFirst().toLanguageTag();
    return switch (catalog.search(new CatalogSearch.Query(q, territory, use, number, language))) {
      case CatalogSearch.Found found -> CatalogAnswer.of(found);
      case CatalogSearch.Invalid invalid -> throw Problem.fields(invalid.errors()).exception();
    };
  }
}
