package io.kyodaku.api;

import io.kyodaku.catalog.AssetKind;
import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** One page of the catalogue. */
@JsonbPropertyOrder({"items", "page", "total"})
@Schema(
    name = "CatalogPage",
    description = "One page of the catalogue",
    requiredProperties = {"items", "page", "total"},
    properties = {
      @SchemaProperty(name = "items", description = "At most 24; exact names first"),
      @SchemaProperty(name = "page", description = "From 1"),
      @SchemaProperty(name = "total", description = "On all pages")
    })
public record CatalogAnswer(List<ItemAnswer> items, int page, long total) {

  static CatalogAnswer of(CatalogSearch.Found found) {
    return new CatalogAnswer(
        found.items().stream().map(ItemAnswer::of).toList(), found.page(), found.total());
  }

  /** An asset in the catalogue. */
  @JsonbPropertyOrder({
    "id",
    "name",
    "kind",
    "workId",
    "work",
    "tenantId",
    "tenant",
    "policy",
    "pricePerSecond",
    "currency",
    "territories"
  })
  @Schema(
      name = "CatalogAsset",
      description = "An asset that can be licensed",
      requiredProperties = {
        "id",
        "name",
        "kind",
        "workId",
        "work",
        "tenantId",
        "tenant",
        "policy",
        "pricePerSecond",
        "currency",
        "territories"
      },
      properties = {
        @SchemaProperty(name = "id", description = "asset_…"),
        @SchemaProperty(name = "name", description = "In the language asked for, else its own"),
        @SchemaProperty(
            name = "kind",
            enumeration = {"CHARACTER", "LIKENESS", "VOICE", "STYLE", "WORK"},
            description = "What sort of thing it is"),
        @SchemaProperty(name = "workId", description = "The work that it is of"),
        @SchemaProperty(name = "work", description = "That work's title"),
        @SchemaProperty(name = "tenantId", description = "Its owner"),
        @SchemaProperty(name = "tenant", description = "The owner's name"),
        @SchemaProperty(
            name = "policy",
            enumeration = {"CLOSED", "FAN", "OPEN", "ASK"},
            description = "The preset that applies"),
        @SchemaProperty(
            name = "pricePerSecond",
            description = "In major units of the currency, before the use's factor"),
        @SchemaProperty(name = "currency", description = "The owner's: ISO 4217"),
        @SchemaProperty(
            name = "territories",
            description = "Where it may be shown: ISO 3166-1 alpha-2 codes, or * alone")
      })
  public record ItemAnswer(
      String id,
      String name,
      AssetKind kind,
      String workId,
      String work,
      String tenantId,
      String tenant,
      PolicyPreset policy,
      BigDecimal pricePerSecond,
      String currency,
      List<String> territories) {

    static ItemAnswer of(ListedAsset asset) {
      return new ItemAnswer(
          WireId.ASSET.format(asset.id()),
          asset.name(),
          asset.kind(),
          WireId.WORK.format(asset.workId()),
          asset.work(),
          WireId.TENANT.format(asset.tenantId().value()),
          asset.tenant(),
          asset.policy(),
          Amounts.ofMicros(asset.pricePerSecond().micros()),
          asset.pricePerSecond().currency().getCurrencyCode(),
          asset.territories());
    }
  }
}
