package io.kyodaku.portal.admin;

import io.kyodaku.contract.Upgrade;
import io.kyodaku.contract.Upgrades;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All upgrades, the latest first. All of the question is in the address. */
@Named
@RequestScoped
public class PluginUpgradesPage {

  @Inject private Upgrades upgrades;
  private @Nullable String standing;
  private int page;
  private @Nullable List<Upgrade> found;

  private List<Upgrade> found() {
    if (found == null) {
      found = upgrades.page(Asked.choice(Upgrade.Standing.class, standing), page);
    }
    return found;
  }

  public List<Upgrade> getUpgrades() {
    return found().stream().limit(Upgrades.PAGE_SIZE).toList();
  }

  public Upgrade.Standing[] getStandings() {
    return Upgrade.Standing.values();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return found().size() > Upgrades.PAGE_SIZE ? link().page(page + 1) : "";
  }

  private Link link() {
    return Link.to("/admin/plugin-upgrades").with("standing", getStanding());
  }

  public String getStanding() {
    return Asked.oneOf(Upgrade.Standing.class, standing);
  }

  public void setStanding(@Nullable String standing) {
    this.standing = standing;
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    this.page = Asked.page(typed);
  }
}
