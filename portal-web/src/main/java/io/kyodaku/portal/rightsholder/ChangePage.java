package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AssetChanges;
import io.kyodaku.catalog.ChangingAssets;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing is said anew of many assets. Which and what is in the address, and so is what would
 * change; only the last step is a post. What was changed has an address of its own, from which it
 * can be taken back.
 */
@Named
@ViewScoped
public class ChangePage implements Serializable {

  private static final long serialVersionUID = 1L;

  /** More can't be chosen one by one. */
  private static final int CHOSEN_AT_MOST = 200;

  @Inject private transient ChangingAssets changing;
  @Inject private transient AssetChanges changes;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient ChangingAssets.@Nullable Looked looked;
  private transient AssetChanges.@Nullable Report report;
  private transient @Nullable List<AssetChanges.Summary> latest;
  private List<String> picks = new ArrayList<>();
  private boolean everything;
  private CatalogAddress asked = CatalogAddress.of(Map.of(), CatalogAddress.CARDS);
  private @Nullable UUID changeId;
  private @Nullable String what;
  private Map<String, String> typed = Map.of();
  private String mark = "";

  /** When the page is opened: all that it is about is in the address. */
  public void open() {
    ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
    Map<String, String> parameters = context.getRequestParameterMap();
    if (parameters.containsKey("id")) {
      changeId = WireId.CHANGE.parse(parameters.get("id")).orElse(Nowhere.ID);
      if (getReport() == null) {
        desk.notFound();
      }
      return;
    }
    String[] chosen = context.getRequestParameterValuesMap().get("pick");
    picks =
        chosen == null
            ? new ArrayList<>()
            : Arrays.stream(chosen)
                .filter(pick -> WireId.ASSET.parse(pick).isPresent())
                .distinct()
                .limit(CHOSEN_AT_MOST)
                .collect(Collectors.toCollection(ArrayList::new));
    everything = parameters.containsKey("all");
    asked = CatalogAddress.of(parameters, CatalogAddress.CARDS);
    what = parameters.get("what");
    typed =
        Map.of(
            "preset", parameters.getOrDefault("preset", ""),
            "price", parameters.getOrDefault("price", ""),
            "percent", parameters.getOrDefault("percent", ""),
            "territories", parameters.getOrDefault("territories", ""));
    getSeen();
  }

  /** Whether any asset is chosen. */
  public boolean isChosen() {
    return everything || !picks.isEmpty();
  }

  /** What would change; nothing before something was said, or where that is wrong. */
  public ChangingAssets.@Nullable Seen getSeen() {
    if (looked() instanceof ChangingAssets.Seen seen) {
      mark = seen.mark();
      return seen;
    }
    return null;
  }

  /** What is wrong with what was said, in the reader's language. */
  public String getWrong() {
    Optional<Fault> noName = asked.filter().fault();
    if (everything && noName.isPresent()) {
      return errors.text(noName.get());
    }
    return switch (looked()) {
      case ChangingAssets.Invalid invalid ->
          invalid.errors().stream()
              .map(FieldError::fault)
              .map(errors::text)
              .collect(Collectors.joining(" "));
      case ChangingAssets.TooMany tooMany -> errors.text("rights.change.tooMany");
      case null, default -> "";
    };
  }

  private ChangingAssets.@Nullable Looked looked() {
    if (looked == null && what != null && isChosen()) {
      looked = changing.look(desk.tenant(), selection(), said());
    }
    return looked;
  }

  private ChangingAssets.Selection selection() {
    if (everything) {
      return new ChangingAssets.Selection.Matching(asked.filter());
    }
    Set<UUID> ids =
        picks.stream()
            .map(WireId.ASSET::parse)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
    return new ChangingAssets.Selection.Chosen(ids);
  }

  private ChangingAssets.Typed said() {
    String value =
        switch (what == null ? "" : what) {
          case "POLICY" -> typed.get("preset");
          case "PRICE" -> typed.get("price");
          case "PERCENT" -> typed.get("percent");
          case "TERRITORIES" -> AssetFields.territories(typed.get("territories"));
          default -> "";
        };
    return new ChangingAssets.Typed(what, value);
  }

  public void change() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (changing.change(desk.tenant(), desk.actor(), selection(), said(), mark)) {
      case ChangingAssets.Done done ->
          desk.goTo("change?id=" + WireId.CHANGE.format(done.changeId()) + "&done=assetsChanged");
      case ChangingAssets.Seen now -> {
        looked = now;
        errors.say("rights.change.otherwise");
      }
      case ChangingAssets.Invalid invalid -> looked = invalid;
      case ChangingAssets.TooMany tooMany -> looked = tooMany;
    }
  }

  public AssetChanges.@Nullable Report getReport() {
    if (report == null && changeId != null) {
      report = changes.find(desk.tenant(), changeId).orElse(null);
    }
    return report;
  }

  public void undo() {
    if (desk.lacks(Right.CATALOG) || changeId == null) {
      return;
    }
    String here = "change?id=" + WireId.CHANGE.format(changeId);
    switch (changes.undo(desk.tenant(), desk.actor(), changeId)) {
      case AssetChanges.Undone undone ->
          desk.goTo(
              here + (undone.kept() == 0 ? "&done=assetsUndone" : "&done=assetsUndoneInPart"));
      case AssetChanges.NotFound gone -> desk.goTo(here + "&failed=standsOtherwise");
    }
  }

  public List<AssetChanges.Summary> getLatest() {
    if (latest == null) {
      latest = changes.latest(desk.tenant());
    }
    return latest;
  }

  /** Back to the list, as it was looked at. */
  public String getBack() {
    return desk.path("catalog?" + asked.query(""));
  }

  public PolicyPreset[] getPresets() {
    return PolicyPreset.values();
  }

  public ChangingAssets.What[] getKinds() {
    return ChangingAssets.What.values();
  }

  public List<String> getPicks() {
    return picks;
  }

  public boolean isEverything() {
    return everything;
  }

  public CatalogAddress getAsked() {
    return asked;
  }

  public @Nullable String getWhat() {
    return what;
  }

  public Map<String, String> getTyped() {
    return typed;
  }
}
