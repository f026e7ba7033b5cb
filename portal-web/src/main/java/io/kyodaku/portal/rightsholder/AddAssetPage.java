package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AddingAsset;
import io.kyodaku.catalog.AssetKind;
import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.OwnStanding;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rightsholder adds an asset to one of its works, by hand. */
@Named
@ViewScoped
public class AddAssetPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PAGES_OF_WORKS_AT_MOST = 10;

  @Inject private transient OwnCatalog catalog;
  @Inject private transient OwnStanding standing;
  @Inject private transient AddingAsset adding;
  @Inject private transient SettingPolicy setting;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<OwnCatalog.OwnWork> works;
  private transient @Nullable String currency;
  private @Nullable UUID work;
  private @Nullable String name;
  private AssetKind kind = AssetKind.CHARACTER;
  private @Nullable String description;
  private @Nullable String aliases;
  private @Nullable String territories = "*";
  private @Nullable String pricePerSecond;
  private @Nullable PolicyPreset policy;

  /** The works to choose from; of a very long list, its beginning and the one that is chosen. */
  public List<OwnCatalog.OwnWork> getWorks() {
    if (works == null) {
      works = findWorks();
    }
    return works;
  }

  private List<OwnCatalog.OwnWork> findWorks() {
    List<OwnCatalog.OwnWork> found = new ArrayList<>();
    long total = 1;
    for (int page = 0; page < PAGES_OF_WORKS_AT_MOST && found.size() < total; page++) {
      OwnCatalog.Page<OwnCatalog.OwnWork> next = catalog.works(desk.tenant(), page);
      found.addAll(next.items());
      total = next.total();
    }
    if (work != null && found.stream().noneMatch(known -> known.id().equals(work))) {
      catalog.work(desk.tenant(), work).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  public String getCurrency() {
    if (currency == null) {
      currency = standing.of(desk.tenant()).currency().getCurrencyCode();
    }
    return currency;
  }

  public AssetKind[] getKinds() {
    return AssetKind.values();
  }

  public PolicyPreset[] getPresets() {
    return PolicyPreset.values();
  }

  public void add() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    if (work == null) {
      errors.show("asset", List.of(new FieldError("work", errors.text("error.missing"))));
      return;
    }
    switch (adding.add(desk.tenant(), typed(work))) {
      case AddingAsset.Added added -> added(added);
      case AddingAsset.WorkNotFound gone -> desk.goTo("catalog?failed=standsOtherwise");
      case AddingAsset.Invalid invalid -> errors.show("asset", invalid.errors());
    }
  }

  private AddingAsset.NewAsset typed(UUID of) {
    return new AddingAsset.NewAsset(
        of,
        name,
        kind.name(),
        description,
        AssetFields.names(aliases),
        AssetFields.territories(territories),
        pricePerSecond);
  }

  /** Without a policy of its own the asset keeps to its work's, so a crash here opens nothing. */
  private void added(AddingAsset.Added added) {
    if (policy != null) {
      setting.set(desk.tenant(), desk.actor(), new Level.OfAsset(added.assetId()), policy.name());
    }
    desk.goTo(
        "asset?id="
            + WireId.ASSET.format(added.assetId())
            + (added.waiting().isEmpty() ? "&done=assetAdded" : "&done=assetAddedNamesWait"));
  }

  public @Nullable String getWorkId() {
    return work == null ? null : WireId.WORK.format(work);
  }

  public void setWorkId(@Nullable String workId) {
    work = WireId.WORK.parse(workId).orElse(null);
  }

  public @Nullable UUID getWork() {
    return work;
  }

  public void setWork(@Nullable UUID work) {
    this.work = work;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public AssetKind getKind() {
    return kind;
  }

  public void setKind(AssetKind kind) {
    this.kind = kind;
  }

  public @Nullable String getDescription() {
    return description;
  }

  public void setDescription(@Nullable String description) {
    this.description = description;
  }

  public @Nullable String getAliases() {
    return aliases;
  }

  public void setAliases(@Nullable String aliases) {
    this.aliases = aliases;
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

  public @Nullable PolicyPreset getPolicy() {
    return policy;
  }

  public void setPolicy(@Nullable PolicyPreset policy) {
    this.policy = policy;
  }
}
