package io.kyodaku.portal.rightsholder;

import io.kyodaku.ownership.AssertedShare;
import io.kyodaku.ownership.AssertingOwnership;
import io.kyodaku.ownership.Assertion;
import io.kyodaku.ownership.OwnConflicts;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conflicts that the tenant is a party of, and what it says that it owns. */
@Named
@ViewScoped
public class OwnConflictsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PAGE_SIZE = 25;

  @Inject private transient OwnConflicts conflicts;
  @Inject private transient AssertingOwnership asserting;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<OwnConflicts.Listed> list;
  private @Nullable List<Asserted> assertions;
  private @Nullable String asset;
  private @Nullable String share = "100";
  private @Nullable String territories;
  private @Nullable String price;
  private @Nullable String preset = "CLOSED";
  private @Nullable String evidence;
  private int page;

  /** What is asserted as it stood when the page was opened: a row's button means this one. */
  public record Asserted(
      UUID id, String asset, int shareBps, String territories, String status, String reason)
      implements Serializable {

    private static Asserted of(Assertion assertion) {
      return new Asserted(
          assertion.id(),
          assertion.asset(),
          assertion.shareBps(),
          assertion.territories(),
          assertion.status().name(),
          assertion.reason());
    }
  }

  public List<OwnConflicts.Listed> getList() {
    if (list == null) {
      list = conflicts.list(desk.tenant(), page, PAGE_SIZE);
    }
    return list;
  }

  public List<Asserted> getAssertions() {
    if (assertions == null) {
      assertions =
          new ArrayList<>(conflicts.assertions(desk.tenant()).stream().map(Asserted::of).toList());
    }
    return assertions;
  }

  public void assertShare() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    Optional<UUID> assetId = WireId.ASSET.parse(asset == null ? null : asset.strip());
    if (assetId.isEmpty()) {
      errors.say("rights.conflicts.asset.unknown");
      return;
    }
    AssertedShare.Form form =
        new AssertedShare.Form(
            share, AssetFields.territories(territories), price, preset, evidence);
    switch (asserting.assertShare(desk.tenant(), desk.account(), assetId.get(), form)) {
      case AssertingOwnership.Waits waits -> desk.goTo("conflicts?done=assertionWaits");
      case AssertingOwnership.WaitsAlready already ->
          desk.goTo("conflicts?failed=assertionWaitsAlready");
      case AssertingOwnership.TooMany many -> desk.goTo("conflicts?failed=assertionsTooMany");
      case AssertingOwnership.NotFound gone -> errors.say("rights.conflicts.asset.unknown");
      case AssertingOwnership.Withdrawn unused -> desk.goTo("conflicts");
      case AssertingOwnership.Invalid invalid -> errors.show("assert", invalid.errors());
    }
  }

  public void withdraw(UUID assertion) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (asserting.withdraw(desk.tenant(), desk.account(), assertion)) {
      case AssertingOwnership.Withdrawn done -> desk.goTo("conflicts?done=assertionWithdrawn");
      case AssertingOwnership.Outcome otherwise -> desk.goTo("conflicts?failed=standsOtherwise");
    }
  }

  /** As pages write sets of territories. */
  public List<String> codes(String stored) {
    return Arrays.asList(stored.split("\\|", -1));
  }

  public String getPrevious() {
    return page > 0 ? desk.path("conflicts?page=" + (page - 1)) : "";
  }

  public String getNext() {
    return getList().size() == PAGE_SIZE ? desk.path("conflicts?page=" + (page + 1)) : "";
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    page = Paging.page(typed);
  }

  public @Nullable String getAsset() {
    return asset;
  }

  public void setAsset(@Nullable String asset) {
    this.asset = asset;
  }

  public @Nullable String getShare() {
    return share;
  }

  public void setShare(@Nullable String share) {
    this.share = share;
  }

  public @Nullable String getTerritories() {
    return territories;
  }

  public void setTerritories(@Nullable String territories) {
    this.territories = territories;
  }

  public @Nullable String getPricePerSecond() {
    return price;
  }

  public void setPricePerSecond(@Nullable String price) {
    this.price = price;
  }

  public @Nullable String getPreset() {
    return preset;
  }

  public void setPreset(@Nullable String preset) {
    this.preset = preset;
  }

  public @Nullable String getEvidence() {
    return evidence;
  }

  public void setEvidence(@Nullable String evidence) {
    this.evidence = evidence;
  }
}
