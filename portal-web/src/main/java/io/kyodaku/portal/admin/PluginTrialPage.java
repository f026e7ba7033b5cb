package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.upgrade.LettingInPlugin;
import io.kyodaku.upgrade.PluginTrials;
import io.kyodaku.upgrade.PluginTrials.Standing;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of trying a new version of a plugin, and the press that lets it in. */
@Named
@ViewScoped
public class PluginTrialPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient PluginTrials trials;
  @Inject private transient LettingInPlugin lettingIn;
  @Inject private transient CurrentCaller caller;
  private @Nullable String id;
  private transient PluginTrials.@Nullable Trial trial;
  private transient @Nullable List<PluginTrials.Tried> tenants;
  private transient @Nullable List<PluginTrials.Sum> sums;
  private transient @Nullable List<PluginTrials.Fault> faults;

  public void load() {
    if (getTrial() == null) {
      Going.nowhere();
    }
  }

  public void letIn() {
    PluginTrials.Trial seen = getTrial();
    if (seen == null) {
      Going.nowhere();
      return;
    }
    String here = "/admin/plugin-trial?id=" + WireId.PLUGIN_TRIAL.format(seen.id());
    switch (lettingIn.letIn(caller.person().accountId(), seen.id())) {
      case LET_IN -> Going.to(here + "&done=pluginLetIn");
      case STANDS_OTHERWISE, FAULTY -> Going.to(here + "&failed=standsOtherwise");
    }
  }

  /** Found when it is first asked for: a post looks at the form before it does anything. */
  public PluginTrials.@Nullable Trial getTrial() {
    if (trial == null) {
      trial = WireId.PLUGIN_TRIAL.parse(id).flatMap(trials::find).orElse(null);
    }
    return trial;
  }

  /** Whether there is something to look at. */
  public boolean isEnded() {
    PluginTrials.Trial seen = getTrial();
    return seen != null
        && seen.standing() != Standing.UNDER_WAY
        && seen.standing() != Standing.FAILED;
  }

  public List<PluginTrials.Tried> getTenants() {
    if (tenants == null) {
      PluginTrials.Trial seen = getTrial();
      tenants = seen == null ? List.of() : trials.tenants(seen.id());
    }
    return tenants;
  }

  public List<PluginTrials.Sum> getSums() {
    if (sums == null) {
      PluginTrials.Trial seen = getTrial();
      sums = seen == null ? List.of() : trials.sums(seen.id());
    }
    return sums;
  }

  public List<PluginTrials.Fault> getFaults() {
    if (faults == null) {
      PluginTrials.Trial seen = getTrial();
      faults = seen == null ? List.of() : trials.faults(seen.id());
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
