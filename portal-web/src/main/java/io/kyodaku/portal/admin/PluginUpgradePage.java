package io.kyodaku.portal.admin;

import io.kyodaku.contract.Upgrade;
import io.kyodaku.contract.Upgrade.Standing;
import io.kyodaku.contract.Upgrades;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.upgrade.EndingUpgrade;
import io.kyodaku.upgrade.PluginTrials;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One upgrade: what it rests on, where it is, and how an operator ends it. */
@Named
@ViewScoped
public class PluginUpgradePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Upgrades upgrades;
  @Inject private transient PluginTrials trials;
  @Inject private transient EndingUpgrade ending;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable String id;
  private @Nullable String reason;
  private transient @Nullable Upgrade upgrade;
  private transient @Nullable List<PluginTrials.Sum> sums;

  public void load() {
    if (getUpgrade() == null) {
      Going.nowhere();
    }
  }

  /** Found when it is first asked for: a post looks at the form before it does anything. */
  public @Nullable Upgrade getUpgrade() {
    if (upgrade == null) {
      upgrade = WireId.PLUGIN_UPGRADE.parse(id).flatMap(upgrades::find).orElse(null);
    }
    return upgrade;
  }

  public List<PluginTrials.Sum> getSums() {
    if (sums == null) {
      Upgrade seen = getUpgrade();
      sums = seen == null ? List.of() : trials.sums(seen.trialId(), seen.tenant());
    }
    return sums;
  }

  public Optional<PluginTrials.Tried> getTried() {
    return Optional.ofNullable(getUpgrade())
        .flatMap(seen -> trials.tried(seen.trialId(), seen.tenant()));
  }

  public boolean isWithdrawable() {
    return stands(Standing.ASKED) || stands(Standing.LAPSED) || stands(Standing.PLANNED);
  }

  public boolean isInForce() {
    return stands(Standing.IN_FORCE);
  }

  private boolean stands(Standing standing) {
    Upgrade seen = getUpgrade();
    return seen != null && seen.standing() == standing;
  }

  public void withdraw() {
    Upgrade seen = getUpgrade();
    if (seen != null) {
      after(
          ending.withdraw(caller.person().accountId(), seen.id(), reason),
          "pluginUpgradeWithdrawn");
    }
  }

  public void rollBack() {
    Upgrade seen = getUpgrade();
    if (seen != null) {
      after(ending.rollBack(caller.person().accountId(), seen.id(), reason), "pluginRolledBack");
    }
  }

  private void after(EndingUpgrade.Outcome outcome, String done) {
    String here = "/admin/plugin-upgrade?id=" + id;
    switch (outcome) {
      case EndingUpgrade.Outcome.Done unused -> Going.to(here + "&done=" + done);
      case EndingUpgrade.Outcome.StandsOtherwise unused ->
          Going.to(here + "&failed=standsOtherwise");
      case EndingUpgrade.Outcome.FormerMayNotAct unused ->
          Going.to(here + "&failed=formerVersionMayNotAct");
      case EndingUpgrade.Outcome.Invalid invalid -> {
        errors.say("plugins.upgrade.not");
        errors.show("ending", invalid.errors());
      }
    }
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
