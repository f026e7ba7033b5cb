package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AddingWork;
import io.kyodaku.catalog.AssetFilter;
import io.kyodaku.catalog.AssetKind;
import io.kyodaku.catalog.BrowsingOwnCatalog;
import io.kyodaku.catalog.GrantedBefore;
import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.catalog.ResumingAsset;
import io.kyodaku.catalog.StoppingAsset;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.portal.Choices;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a tenant owns, as cards or as a table, what holds for everything, and the switch for
 * everything. What is looked for is in the address.
 */
@Named
@ViewScoped
public class OwnCatalogPage implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String VIEW_COOKIE = "catalogView";

  @Inject private transient OwnCatalog catalog;
  @Inject private transient BrowsingOwnCatalog browsing;
  @Inject private transient OwnNames names;
  @Inject private transient AddingWork adding;
  @Inject private transient StoppingAsset stopping;
  @Inject private transient ResumingAsset resuming;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient OwnCatalog.@Nullable Overview overview;
  private transient OwnCatalog.@Nullable Page<OwnCatalog.OwnWork> works;
  private transient OwnCatalog.@Nullable Page<OwnCatalog.OwnAsset> assets;
  private int worksPage;
  private CatalogAddress asked = CatalogAddress.of(Map.of(), CatalogAddress.CARDS);
  private @Nullable String title;

  /** When the page is opened: the form begins with what holds. */
  public void open() {
    ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
    Map<String, String> parameters = context.getRequestParameterMap();
    asked =
        CatalogAddress.of(parameters, Choices.ofReader(VIEW_COOKIE).orElse(CatalogAddress.CARDS));
    if (parameters.containsKey("view")) {
      Choices.keep(
          (HttpServletRequest) context.getRequest(),
          (HttpServletResponse) context.getResponse(),
          VIEW_COOKIE,
          asked.view());
    }
  }

  public CatalogAddress getAsked() {
    return asked;
  }

  /** Why no name can be like what is looked for; empty where one can. */
  public String getWrong() {
    return asked.filter().fault().map(errors::text).orElse("");
  }

  /** The same question, shown otherwise. */
  public String linkTo(String view) {
    return desk.path("catalog?" + asked.query(view));
  }

  private String linkToPage(int page) {
    String query = asked.query("");
    return desk.path("catalog?" + query + (query.isEmpty() ? "" : "&") + "page=" + page);
  }

  /** Empty on the first page. */
  public String getPrevious() {
    return asked.page() > 0 ? linkToPage(asked.page() - 1) : "";
  }

  /** Empty on the last page. */
  public String getNext() {
    return Paging.more(asked.page(), BrowsingOwnCatalog.PAGE_SIZE, getAssets().total())
        ? linkToPage(asked.page() + 1)
        : "";
  }

  public AssetKind[] getKinds() {
    return AssetKind.values();
  }

  public AssetFilter.State[] getStates() {
    return AssetFilter.State.values();
  }

  public BrowsingOwnCatalog.Sort[] getSorts() {
    return BrowsingOwnCatalog.Sort.values();
  }

  public OwnCatalog.Overview getOverview() {
    if (overview == null) {
      overview = catalog.overview(desk.tenant());
    }
    return overview;
  }

  public OwnCatalog.Page<OwnCatalog.OwnWork> getWorks() {
    if (works == null) {
      works = catalog.works(desk.tenant(), worksPage);
    }
    return works;
  }

  public boolean isMoreWorks() {
    return Paging.more(worksPage, OwnCatalog.PAGE_SIZE, getWorks().total());
  }

  public OwnCatalog.Page<OwnCatalog.OwnAsset> getAssets() {
    if (assets == null) {
      assets = browsing.browse(desk.tenant(), asked.filter(), asked.sort(), asked.page());
      names.read(assets.items().stream().map(OwnCatalog.OwnAsset::id).toList());
    }
    return assets;
  }

  public PolicyPreset[] getPresets() {
    return PolicyPreset.values();
  }

  public void addWork() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (adding.add(desk.tenant(), title)) {
      case AddingWork.Added added ->
          desk.goTo("work?id=" + WireId.WORK.format(added.workId()) + "&done=workAdded");
      case AddingWork.Invalid invalid -> errors.show("addWork", invalid.errors());
    }
  }

  public void stopAll() {
    stop(GrantedBefore.TAKEN_BACK);
  }

  public void stopAllLettingSettle() {
    stop(GrantedBefore.MAY_SETTLE);
  }

  private void stop(GrantedBefore before) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (stopping.stop(desk.tenant(), desk.actor(), new Level.OfTenant(), before)) {
      case STOPPED -> desk.goTo("catalog?done=allStopped");
      case NOT_FOUND -> desk.goTo("catalog?failed=standsOtherwise");
    }
  }

  public void resumeAll() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (resuming.resume(desk.tenant(), desk.actor(), new Level.OfTenant())) {
      case RESUMED -> desk.goTo("catalog?done=allResumed");
      case NOT_FOUND -> desk.goTo("catalog?failed=standsOtherwise");
    }
  }

  public int getWorksPage() {
    return worksPage;
  }

  public String getWorksPageText() {
    return String.valueOf(worksPage);
  }

  public void setWorksPageText(@Nullable String typed) {
    worksPage = Paging.page(typed);
  }

  public @Nullable String getTitle() {
    return title;
  }

  public void setTitle(@Nullable String title) {
    this.title = title;
  }
}
