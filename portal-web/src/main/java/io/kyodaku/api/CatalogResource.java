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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

  private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,3}|10000");

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
      @QueryParam("page")
          @Parameter(
              description = "From 1; absent is 1",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
          @Nullable String page,
      @Context HttpHeaders headers) {
    List<FieldError> faults = new ArrayList<>();
    if (page != null && !PAGE.matcher(page).matches()) {
      faults.add(new FieldError("page", "must be a whole number from 1 to 10000"));
    }
    int number = page == null || !faults.isEmpty() ? 1 : Integer.parseInt(page);
    String language = language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    CatalogSearch.Outcome outcome =
        catalog.search(new CatalogSearch.Query(q, territory, use, number, language));
    if (outcome instanceof CatalogSearch.Invalid invalid) {
      faults.addAll(invalid.errors());
    }
    if (!faults.isEmpty() || !(outcome instanceof CatalogSearch.Found found)) {
      throw Problem.fields(faults).exception();
    }
    return CatalogAnswer.of(found);
  }

  /** The language that is wanted most; a wish that can't be read is none. */
  private static @Nullable String language(@Nullable String wanted) {
    try {
      return wanted == null
          ? null
          : Locale.LanguageRange.parse(wanted).stream()
              .findFirst()
              .map(Locale.LanguageRange::getRange)
              .orElse(null);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
