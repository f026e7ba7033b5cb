package io.kyodaku.portal.admin;

import io.kyodaku.plugin.InstalledPlugin;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import io.kyodaku.upgrade.PluginTrials;
import io.kyodaku.upgrade.StartingPluginTrial;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Beside the plugins: trials of new versions, and the form that starts one. */
@Named
@ViewScoped
public class PluginTrialsPanel implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient PluginHost host;
  @Inject private transient StartingPluginTrial starting;
  @Inject private transient PluginTrials trials;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<PluginTrials.Trial> latest;
  private @Nullable List<Pair> pairs;
  private @Nullable String pair;

  /** An installed version with one that could stand in for it. */
  public record Pair(String hashes, String label) implements Serializable {

    private static Pair of(PluginInfo before, PluginInfo after) {
      return new Pair(
          before.hash() + " " + after.hash(),
          "%s: %s → %s".formatted(after.pluginId(), said(before), said(after)));
    }

    private static String said(PluginInfo plugin) {
      return plugin.version() + " (" + plugin.hash().substring(0, 8) + ")";
    }
  }

  /** Every two versions of one plugin, each in place of the other. */
  public List<Pair> getPairs() {
    if (pairs == null) {
      List<PluginInfo> all = host.installed().stream().map(InstalledPlugin::plugin).toList();
      pairs =
          all.stream()
              .flatMap(
                  before ->
                      all.stream()
                          .filter(after -> after.pluginId().equals(before.pluginId()))
                          .filter(after -> !after.hash().equals(before.hash()))
                          .map(after -> Pair.of(before, after)))
              .collect(Collectors.toCollection(ArrayList::new));
    }
    return pairs;
  }

  public List<PluginTrials.Trial> getLatest() {
    if (latest == null) {
      latest = trials.latest();
    }
    return latest;
  }

  public void start() {
    String[] hashes = pair == null ? new String[0] : pair.split(" ");
    if (hashes.length != 2) {
      wrong("error.missing");
      return;
    }
    switch (starting.start(caller.person().accountId(), hashes[0], hashes[1])) {
      case StartingPluginTrial.Outcome.Started(UUID trial) -> goTo(trial);
      case StartingPluginTrial.Outcome.UnderWay(UUID trial) -> goTo(trial);
      case StartingPluginTrial.Outcome.NotTwoVersions unused -> wrong("plugins.trial.notTwo");
      case StartingPluginTrial.Outcome.OffersLess unused -> wrong("plugins.trial.offersLess");
    }
  }

  private static void goTo(UUID trial) {
    Going.to("/admin/plugin-trial?id=" + WireId.PLUGIN_TRIAL.format(trial));
  }

  private void wrong(String key) {
    errors.show("trial", List.of(new FieldError("pair", errors.text(key))));
  }

  public @Nullable String getPair() {
    return pair;
  }

  public void setPair(@Nullable String pair) {
    this.pair = pair;
  }
}
