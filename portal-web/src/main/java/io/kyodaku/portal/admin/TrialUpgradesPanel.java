package io.kyodaku.portal.admin;

import io.kyodaku.contract.Upgrade;
import io.kyodaku.contract.Upgrades;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.run.RunKind;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.upgrade.PlanningUpgrade;
import io.kyodaku.upgrade.StartingUpgradeRun;
import io.kyodaku.upgrade.UpgradeWish;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Beside a trial whose version was let in: whom it was planned for, and the form that plans it. */
@Named
@ViewScoped
public class TrialUpgradesPanel implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 100;

  @Inject private transient Upgrades upgrades;
  @Inject private transient PlanningUpgrade planning;
  @Inject private transient StartingUpgradeRun starting;
  @Inject private transient GoingToRun going;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<Upgrade> all;
  private @Nullable String whom;
  private @Nullable String start = UpgradeWish.Start.PERIOD.name();
  private @Nullable String notBefore;
  private @Nullable String reason;

  public List<Upgrade> of(UUID trial) {
    if (all == null) {
      all = upgrades.ofTrial(trial, SHOWN);
    }
    return all;
  }

  public UpgradeWish.Start[] getStarts() {
    return UpgradeWish.Start.values();
  }

  /** For one, at once; for everybody, by a run. */
  public void plan(UUID trial) {
    String chosen = whom == null ? "" : whom.strip();
    if (chosen.isEmpty()) {
      planForAll(trial);
      return;
    }
    Optional<UUID> tenant = WireId.TENANT.parse(chosen);
    if (tenant.isEmpty()) {
      errors.show("upgrading", List.of(new FieldError("whom", errors.text("error.missing"))));
      return;
    }
    switch (planning.plan(
        operator(), new TenantId(tenant.get()), trial, start, notBefore, reason)) {
      case PlanningUpgrade.Outcome.Planned planned ->
          goTo(planned.upgrades(), "pluginUpgradePlanned");
      case PlanningUpgrade.Outcome.Asked asked -> goTo(asked.upgrades(), "pluginUpgradeAsked");
      case PlanningUpgrade.Outcome.Refused refused ->
          errors.say("plugins.upgrade.refused." + refused.why());
      case PlanningUpgrade.Outcome.Invalid invalid -> invalid(invalid.errors());
    }
  }

  private void planForAll(UUID trial) {
    switch (starting.start(operator(), trial, start, notBefore, reason)) {
      case StartingUpgradeRun.Outcome.Started(UUID run) ->
          going.to(RunKind.UPGRADES, Optional.of(run), "/admin/runs");
      case StartingUpgradeRun.Outcome.NobodyLeft nobody -> errors.say("plugins.upgrade.nobodyLeft");
      case StartingUpgradeRun.Outcome.NotLetIn not ->
          errors.say("plugins.upgrade.refused.NOT_LET_IN");
      case StartingUpgradeRun.Outcome.Invalid invalid -> invalid(invalid.errors());
    }
  }

  private void invalid(List<FieldError> found) {
    errors.say("plugins.upgrade.not");
    errors.show("upgrading", found);
  }

  private static void goTo(List<UUID> planned, String notice) {
    Going.to(
        "/admin/plugin-upgrade?id="
            + WireId.PLUGIN_UPGRADE.format(planned.getFirst())
            + "&done="
            + notice);
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public @Nullable String getWhom() {
    return whom;
  }

  public void setWhom(@Nullable String whom) {
    this.whom = whom;
  }

  public @Nullable String getStart() {
    return start;
  }

  public void setStart(@Nullable String start) {
    this.start = start;
  }

  public @Nullable String getNotBefore() {
    return notBefore;
  }

  public void setNotBefore(@Nullable String notBefore) {
    this.notBefore = notBefore;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
