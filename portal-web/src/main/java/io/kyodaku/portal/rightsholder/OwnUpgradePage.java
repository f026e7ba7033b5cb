package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.AnsweringUpgrade;
import io.kyodaku.contract.OwnUpgrades;
import io.kyodaku.contract.Upgrade;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import io.kyodaku.upgrade.OwnTrial;
import io.kyodaku.upgrade.PluginTrials;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another version of a plugin: what it would have come to, where it is, and the owner's answer. */
@Named
@ViewScoped
public class OwnUpgradePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnUpgrades upgrades;
  @Inject private transient OwnTrial trial;
  @Inject private transient AnsweringUpgrade answering;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable Upgrade upgrade;
  private transient @Nullable List<PluginTrials.Sum> sums;
  private UUID upgradeId = Nowhere.ID;

  /** It must be one of this tenant's. */
  public void open() {
    upgrade = upgrades.find(desk.tenant(), upgradeId).orElse(null);
    if (upgrade == null) {
      desk.notFound();
    }
  }

  public Upgrade getUpgrade() {
    if (upgrade == null) {
      upgrade = upgrades.find(desk.tenant(), upgradeId).orElseThrow();
    }
    return upgrade;
  }

  public List<PluginTrials.Sum> getSums() {
    if (sums == null) {
      sums = trial.sums(desk.tenant(), getUpgrade().trialId());
    }
    return sums;
  }

  public Optional<PluginTrials.Tried> getTried() {
    return trial.tried(desk.tenant(), getUpgrade().trialId());
  }

  public boolean isAnswerable() {
    return getUpgrade().standing() == Upgrade.Standing.ASKED;
  }

  public void accept() {
    if (!desk.lacks(Right.SIGNING)) {
      after(answering.accept(desk.tenant(), desk.account(), upgradeId));
    }
  }

  public void decline() {
    if (!desk.lacks(Right.SIGNING)) {
      after(answering.decline(desk.tenant(), desk.account(), upgradeId));
    }
  }

  private void after(AnsweringUpgrade.Outcome outcome) {
    switch (outcome) {
      case ACCEPTED -> back("done=upgradeAccepted");
      case DECLINED -> back("done=upgradeDeclined");
      case TOO_LATE -> back("failed=upgradeTooLate");
      case STANDS_OTHERWISE -> back("failed=standsOtherwise");
      case NOT_AN_OWNER -> errors.say("rights.notAllowed");
    }
  }

  private void back(String query) {
    desk.goTo("plugin-upgrade?id=" + getId() + "&" + query);
  }

  public String getId() {
    return WireId.PLUGIN_UPGRADE.format(upgradeId);
  }

  public void setId(@Nullable String id) {
    upgradeId = WireId.PLUGIN_UPGRADE.parse(id).orElse(Nowhere.ID);
  }
}
