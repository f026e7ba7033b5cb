package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.OwnUsages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the tenant's assets are used, the newest first. */
@Named
@RequestScoped
public class OwnUsagesPage {

  @Inject private OwnUsages usages;
  @Inject private TenantDesk desk;
  private @Nullable List<OwnUsages.OwnUsage> latest;
  private int page;

  public List<OwnUsages.OwnUsage> getLatest() {
    if (latest == null) {
      latest = usages.latest(desk.tenant(), page);
    }
    return latest;
  }

  /** Perhaps: the page is full. */
  public boolean isMore() {
    return getLatest().size() == OwnUsages.PAGE_SIZE;
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
