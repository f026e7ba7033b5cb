package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AddingAlias;
import io.kyodaku.catalog.AliasName;
import io.kyodaku.catalog.AliasStatus;
import io.kyodaku.catalog.GrantedBefore;
import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.catalog.PricingAsset;
import io.kyodaku.catalog.RemovingAlias;
import io.kyodaku.catalog.ResumingAsset;
import io.kyodaku.catalog.StoppingAsset;
import io.kyodaku.policy.Level;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.screening.Grade;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One asset: its names, where it may be shown, its price, its policy and its switch. */
@Named
@ViewScoped
public class OwnAssetPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnCatalog catalog;
  @Inject private transient AddingAlias addingAlias;
  @Inject private transient RemovingAlias removingAlias;
  @Inject private transient PricingAsset pricing;
  @Inject private transient StoppingAsset stopping;
  @Inject private transient ResumingAsset resuming;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient OwnCatalog.@Nullable OwnAsset asset;
  private UUID assetId = Nowhere.ID;
  private List<Name> names = new ArrayList<>();
  private @Nullable String language;
  private @Nullable String alias;
  private @Nullable String territories;
  private @Nullable String pricePerSecond;

  /**
   * A name as it stood when the page was opened: a row's button means this one.
   *
   * @param grade whether it counts alone
   * @param said whether its owner gave it the grade
   * @param first of its language
   */
  public record Name(
      UUID id,
      String language,
      String text,
      AliasStatus status,
      Grade grade,
      boolean said,
      boolean first)
      implements Serializable {}

  /** When the page is opened: the forms begin with what holds. */
  public void open() {
    Optional<OwnCatalog.OwnAssetWithNames> found = catalog.asset(desk.tenant(), assetId);
    if (found.isEmpty()) {
      desk.notFound();
      return;
    }
    asset = found.get().asset();
    names = byLanguage(found.get().names());
    territories = String.join(" ", asset.territories());
    pricePerSecond = asset.pricePerSecond().major().stripTrailingZeros().toPlainString();
  }

  /** Languages in the order of their first names, each with its names together. */
  private static List<Name> byLanguage(List<OwnCatalog.OwnName> all) {
    Map<String, List<OwnCatalog.OwnName>> languages = new LinkedHashMap<>();
    all.forEach(
        name -> languages.computeIfAbsent(name.language(), tag -> new ArrayList<>()).add(name));
    List<Name> names = new ArrayList<>();
    for (List<OwnCatalog.OwnName> group : languages.values()) {
      for (OwnCatalog.OwnName name : group) {
        names.add(
            new Name(
                name.id(),
                name.language(),
                name.text(),
                name.status(),
                name.grade(),
                name.said().isPresent(),
                name.equals(group.getFirst())));
      }
    }
    return names;
  }

  UUID assetId() {
    return assetId;
  }

  public OwnCatalog.OwnAsset getAsset() {
    if (asset == null) {
      asset = catalog.asset(desk.tenant(), assetId).orElseThrow().asset();
    }
    return asset;
  }

  public List<Name> getNames() {
    return names;
  }

  public void addAlias() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    AliasName.Typed typed = new AliasName.Typed(language, alias);
    switch (addingAlias.add(desk.tenant(), assetId, typed)) {
      case AddingAlias.Added added ->
          back(added.status() == AliasStatus.LIVE ? "done=aliasAdded" : "done=aliasWaits");
      case AddingAlias.NotFound gone -> back("failed=standsOtherwise");
      case AddingAlias.Invalid invalid -> errors.show("addAlias", invalid.errors());
    }
  }

  public void removeAlias(UUID name) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (removingAlias.remove(desk.tenant(), name)) {
      case REMOVED -> back("done=aliasRemoved");
      case NOT_FOUND -> back("failed=standsOtherwise");
    }
  }

  public void price() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (pricing.price(
        desk.tenant(),
        desk.actor(),
        assetId,
        AssetFields.territories(territories),
        pricePerSecond)) {
      case PricingAsset.Priced priced -> back("done=assetPriced");
      case PricingAsset.NotFound gone -> back("failed=standsOtherwise");
      case PricingAsset.Invalid invalid -> errors.show("price", invalid.errors());
    }
  }

  public void stop() {
    stop(GrantedBefore.TAKEN_BACK);
  }

  public void stopLettingSettle() {
    stop(GrantedBefore.MAY_SETTLE);
  }

  private void stop(GrantedBefore before) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (stopping.stop(desk.tenant(), desk.actor(), level(), before)) {
      case STOPPED -> back("done=assetStopped");
      case NOT_FOUND -> back("failed=standsOtherwise");
    }
  }

  public void resume() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (resuming.resume(desk.tenant(), desk.actor(), level())) {
      case RESUMED -> back("done=assetResumed");
      case NOT_FOUND -> back("failed=standsOtherwise");
    }
  }

  private Level level() {
    return new Level.OfAsset(assetId);
  }

  void back(String notice) {
    desk.goTo("asset?id=" + getId() + "&" + notice);
  }

  public String getId() {
    return WireId.ASSET.format(assetId);
  }

  public void setId(@Nullable String id) {
    assetId = WireId.ASSET.parse(id).orElse(Nowhere.ID);
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language;
  }

  public @Nullable String getAlias() {
    return alias;
  }

  public void setAlias(@Nullable String alias) {
    this.alias = alias;
  }

  public @Nullable String getTerritories() {
    return territories;
  }

  public void setTerritories(@Nullable String territories) {
    this.territories = territories;
  }

  public @Nullable String getPricePerSecond() {
    return pricePerSecond;
  }

  public void setPricePerSecond(@Nullable String pricePerSecond) {
    this.pricePerSecond = pricePerSecond;
  }
}
