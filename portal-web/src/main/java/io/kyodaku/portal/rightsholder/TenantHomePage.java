package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.tenant.OwnStanding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is still to be done before the tenant is paid, and what happened last. */
@Named
@RequestScoped
public class TenantHomePage {

  private static final int USAGES_SHOWN = 8;

  @Inject private OnboardingSteps steps;
  @Inject private OwnUsages usages;
  @Inject private TenantDesk desk;
  private @Nullable List<OwnUsages.OwnUsage> last;

  public OwnStanding.Standing getStanding() {
    return steps.getStanding();
  }

  public OwnCatalog.Overview getOverview() {
    return steps.getOverview();
  }

  public boolean isReady() {
    return steps.isReady();
  }

  public List<OwnUsages.OwnUsage> getLast() {
    if (last == null) {
      last = usages.latest(desk.tenant(), 0).stream().limit(USAGES_SHOWN).toList();
    }
    return last;
  }
}
