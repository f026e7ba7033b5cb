package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AssetFilter;
import io.kyodaku.catalog.BrowsingOwnCatalog;
import io.kyodaku.catalog.GrantedBefore;
import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.catalog.ResumingAsset;
import io.kyodaku.catalog.StoppingAsset;
import io.kyodaku.catalog.TitlingWork;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One work with its assets, what holds for all of them, and the switch for all of them. */
@Named
@ViewScoped
public class OwnWorkPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnCatalog catalog;
  @Inject private transient BrowsingOwnCatalog browsing;
  @Inject private transient OwnNames names;
  @Inject private transient StoppingAsset stopping;
  @Inject private transient ResumingAsset resuming;
  @Inject private transient TitlingWork titling;
  @Inject private transient PageErrors errors;
  @Inject private transient TenantDesk desk;
  private transient OwnCatalog.@Nullable OwnWork work;
  private transient OwnCatalog.@Nullable Page<OwnCatalog.OwnAsset> assets;
  private @Nullable List<TitlingWork.Title> titles;
  private UUID workId = Nowhere.ID;
  private @Nullable String language;
  private @Nullable String title;
  private int page;

  /** When the page is opened: the work must be one of this tenant's. */
  public void open() {
    if (find().isEmpty()) {
      desk.notFound();
    }
  }

  public OwnCatalog.OwnWork getWork() {
    if (work == null) {
      work = find().orElseThrow();
    }
    return work;
  }

  private Optional<OwnCatalog.OwnWork> find() {
    return catalog.work(desk.tenant(), workId);
  }

  public OwnCatalog.Page<OwnCatalog.OwnAsset> getAssets() {
    if (assets == null) {
      assets =
          browsing.browse(
              desk.tenant(), AssetFilter.ofWork(workId), BrowsingOwnCatalog.Sort.NAME, page);
      names.read(assets.items().stream().map(OwnCatalog.OwnAsset::id).toList());
    }
    return assets;
  }

  public boolean isMore() {
    return Paging.more(page, BrowsingOwnCatalog.PAGE_SIZE, getAssets().total());
  }

  /** What applies to assets that say nothing themselves. */
  public @Nullable PolicyPreset getEffective() {
    return getWork().policy().or(this::ofTenant).orElse(null);
  }

  public OwnCatalog.PolicyFrom getEffectiveFrom() {
    if (getWork().policy().isPresent()) {
      return OwnCatalog.PolicyFrom.WORK;
    }
    return ofTenant().isPresent() ? OwnCatalog.PolicyFrom.TENANT : OwnCatalog.PolicyFrom.NOBODY;
  }

  private Optional<PolicyPreset> ofTenant() {
    return catalog.overview(desk.tenant()).policy();
  }

  /** In other languages, by language. */
  public List<TitlingWork.Title> getTitles() {
    if (titles == null) {
      titles = titling.titles(desk.tenant(), workId);
    }
    return titles;
  }

  public void addTitle() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (titling.title(desk.tenant(), workId, language, title)) {
      case TitlingWork.Titled titled -> back("done=workTitled");
      case TitlingWork.NotFound gone -> back("failed=standsOtherwise");
      case TitlingWork.Invalid invalid -> errors.show("titles", invalid.errors());
    }
  }

  public void removeTitle(String ofLanguage) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    back(
        titling.remove(desk.tenant(), workId, ofLanguage)
            ? "done=workTitleRemoved"
            : "failed=standsOtherwise");
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
      case STOPPED -> back("done=workStopped");
      case NOT_FOUND -> back("failed=standsOtherwise");
    }
  }

  public void resume() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (resuming.resume(desk.tenant(), desk.actor(), level())) {
      case RESUMED -> back("done=workResumed");
      case NOT_FOUND -> back("failed=standsOtherwise");
    }
  }

  private Level level() {
    return new Level.OfWork(workId);
  }

  private void back(String notice) {
    desk.goTo("work?id=" + getId() + "&" + notice);
  }

  public String getId() {
    return WireId.WORK.format(workId);
  }

  public void setId(@Nullable String id) {
    workId = WireId.WORK.parse(id).orElse(Nowhere.ID);
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language;
  }

  public @Nullable String getTitle() {
    return title;
  }

  public void setTitle(@Nullable String title) {
    this.title = title;
  }

  public int getPage() {
    return page;
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    page = Paging.page(typed);
  }
}
