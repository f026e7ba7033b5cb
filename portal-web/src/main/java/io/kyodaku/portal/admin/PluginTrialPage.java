package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.upgrade.LettingInPlugin;
import io.kyodaku.upgrade.PluginTrials;
import io.kyodaku.upgrade.PluginTrials.Standing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of trying a new version of a plugin, and the press that lets it in. */
@Named
@RequestScoped
public class PluginTrialPage {

  @Inject private PluginTrials trials;
  @Inject private LettingInPlugin lettingIn;
  @Inject private CurrentCaller caller;
  private @Nullable String id;
  private PluginTrials.@Nullable Trial trial;
  private @Nullable List<PluginTrials.Tried> tenants;
  private @Nullable List<PluginTrials.Sum> sums;
  private @Nullable List<PluginTrials.Fault> faults;

  public void load() {
    trial = WireId.PLUGIN_TRIAL.parse(id).flatMap(trials::find).orElse(null);
    if (trial == null) {
      Going.nowhere();
    }
  }

  public void letIn() {
    if (trial == null) {
      Going.nowhere();
      return;
    }
    String here = "/admin/plugin-trial?id=" + WireId.PLUGIN_TRIAL.format(trial.id());
    switch (lettingIn.letIn(caller.person().accountId(), trial.id())) {
      case LET_IN -> Going.to(here + "&done=pluginLetIn");
      case STANDS_OTHERWISE, FAULTY -> Going.to(here + "&failed=standsOtherwise");
    }
  }

  public PluginTrials.@Nullable Trial getTrial() {
    return trial;
  }

  /** Whether there is something to look at. */
  public boolean isEnded() {
    return trial != null
        && trial.standing() != Standing.UNDER_WAY
        && trial.standing() != Standing.FAILED;
  }

  public List<PluginTrials.Tried> getTenants() {
    if (tenants == null) {
      tenants = trial == null ? List.of() : trials.tenants(trial.id());
    }
    return tenants;
  }

  public List<PluginTrials.Sum> getSums() {
    if (sums == null) {
      sums = trial == null ? List.of() : trials.sums(trial.id());
    }
    return sums;
  }

  public List<PluginTrials.Fault> getFaults() {
    if (faults == null) {
      faults = trial == null ? List.of() : trials.faults(trial.id());
    }
    return faults;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
