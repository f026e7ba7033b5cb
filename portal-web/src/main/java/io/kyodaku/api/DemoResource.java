package io.kyodaku.api;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.identity.Accounts;
import io.kyodaku.platform.Settings;
import io.kyodaku.security.NeedsNoKey;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.Membership;
import io.kyodaku.tenant.Memberships;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** In demo mode, the ids that a first call needs. Elsewhere there is nothing here. */
@Path("v1/demo")
@NeedsNoKey
@Tag(name = "Demo")
public class DemoResource {

  private static final String CREATOR = "creator@demo.example";
  private static final String RIGHTSHOLDER = "rights@demo.example";
  private static final int PAGES_AT_MOST = 20;

  private final Settings settings;
  private final Accounts accounts;
  private final Memberships memberships;
  private final CatalogSearch catalog;

  @Inject
  public DemoResource(
      Settings settings, Accounts accounts, Memberships memberships, CatalogSearch catalog) {
    this.settings = settings;
    this.accounts = accounts;
    this.memberships = memberships;
    this.catalog = catalog;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "demo",
      summary = "In demo mode, name a creator, a rightsholder and what is licensed")
  @APIResponse(
      responseCode = "200",
      description = "Ids to begin with",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Demo")))
  @APIResponse(responseCode = "404", description = "not-found: this is not demo mode")
  public Answer find() {
    if (!settings.demo()) {
      throw Problem.notFound().exception();
    }
    Accounts.CreatorFacts creator =
        accounts
            .findByEmail(CREATOR)
            .flatMap(Accounts.Person::creator)
            .orElseThrow(() -> Problem.notFound().exception());
    TenantId tenant =
        accounts.findByEmail(RIGHTSHOLDER).stream()
            .flatMap(person -> memberships.of(person.accountId()).stream())
            .min(Comparator.comparing(Membership::name))
            .orElseThrow(() -> Problem.notFound().exception())
            .tenant();
    return new Answer(
        WireId.CREATOR.format(creator.creatorId()), WireId.TENANT.format(tenant.value()), assets());
  }

  private List<Asset> assets() {
    List<Asset> assets = new ArrayList<>();
    for (int page = 1; page <= PAGES_AT_MOST; page++) {
      if (!(catalog.search(new CatalogSearch.Query(null, null, null, page, "en"))
              instanceof CatalogSearch.Found found)
          || found.items().isEmpty()) {
        break;
      }
      found.items().forEach(item -> assets.add(Asset.of(item)));
    }
    return assets;
  }

  /** What to begin with. */
  @JsonbPropertyOrder({"creatorId", "tenantId", "assets"})
  @Schema(
      name = "Demo",
      description = "Ids to begin with",
      requiredProperties = {"creatorId", "tenantId", "assets"},
      properties = {
        @SchemaProperty(name = "creatorId", description = "The demo's creator"),
        @SchemaProperty(
            name = "tenantId",
            description = "The rightsholder that the demo's rightsholder key is for"),
        @SchemaProperty(name = "assets", description = "What is listed in the catalogue")
      })
  public record Answer(String creatorId, String tenantId, List<Asset> assets) {}

  /** An asset with the preset that applies to it. */
  @JsonbPropertyOrder({"id", "name", "policy"})
  @Schema(
      name = "DemoAsset",
      description = "An asset with the preset that applies to it",
      requiredProperties = {"id", "name", "policy"},
      properties = {
        @SchemaProperty(name = "id", description = "asset_…"),
        @SchemaProperty(name = "name", description = "In English where it has an English name"),
        @SchemaProperty(
            name = "policy",
            enumeration = {"CLOSED", "FAN", "OPEN", "ASK"},
            description = "CLOSED, FAN, OPEN or ASK")
      })
  public record Asset(String id, String name, String policy) {

    static Asset of(ListedAsset listed) {
      return new Asset(WireId.ASSET.format(listed.id()), listed.name(), listed.policy().name());
    }
  }
}
