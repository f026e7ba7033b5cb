package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.catalog.PolicyReach;
import io.kyodaku.decision.Use;
import io.kyodaku.insight.ActorNames;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said for one asset, for a work or for everything: what would change is seen before it is
 * saved, whoever was faster is named, and what was said before can be said again. What is chosen
 * and what was seen stand in the address.
 */
@Named
@RequestScoped
public class PolicyPage {

  /** In the address; an empty value would not be written. */
  private static final String NOTHING_SAID = "NONE";

  @Inject private HttpServletRequest request;
  @Inject private PolicyReach reaches;
  @Inject private PolicyVersions versions;
  @Inject private SettingPolicy setting;
  @Inject private ActorNames actors;
  @Inject private PolicyWords words;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  private PolicyReach.@Nullable Reach reach;
  private @Nullable List<PolicyVersions.Version> said;
  private @Nullable List<PolicyVersions.Version> newest;
  private @Nullable Map<UUID, String> names;

  /** When the page is opened: what it names must be this tenant's. */
  public void open() {
    reach = reaches.of(desk.tenant(), level()).orElse(null);
    if (reach == null) {
      desk.notFound();
      return;
    }
    desk.stayAt(query());
  }

  public PolicyReach.Reach getReach() {
    if (reach == null) {
      reach = reaches.of(desk.tenant(), level()).orElseThrow();
    }
    return reach;
  }

  public String getTitle() {
    String of = getReach().name().isEmpty() ? texts.text("rights.all") : getReach().name();
    return MessageFormat.format(texts.text("rights.policy.title"), of);
  }

  private Level level() {
    String asset = request.getParameter("asset");
    if (asset != null) {
      return new Level.OfAsset(WireId.ASSET.parse(asset).orElse(Nowhere.ID));
    }
    String work = request.getParameter("work");
    return work == null
        ? new Level.OfTenant()
        : new Level.OfWork(WireId.WORK.parse(work).orElse(Nowhere.ID));
  }

  /** ASSET, WORK or TENANT. */
  public String getLevel() {
    return switch (level()) {
      case Level.OfAsset of -> OwnCatalog.PolicyFrom.ASSET.name();
      case Level.OfWork of -> OwnCatalog.PolicyFrom.WORK.name();
      case Level.OfTenant of -> OwnCatalog.PolicyFrom.TENANT.name();
    };
  }

  /** The parameter that names the level; empty for everything. */
  public String getLevelName() {
    return switch (level()) {
      case Level.OfAsset of -> "asset";
      case Level.OfWork of -> "work";
      case Level.OfTenant of -> "";
    };
  }

  public String getLevelId() {
    return switch (level()) {
      case Level.OfAsset of -> WireId.ASSET.format(of.assetId());
      case Level.OfWork of -> WireId.WORK.format(of.workId());
      case Level.OfTenant of -> "";
    };
  }

  private String here() {
    return "policy" + (getLevelName().isEmpty() ? "?" : "?" + getLevelName() + "=" + getLevelId());
  }

  private String query() {
    return here().substring("policy?".length())
        + (isChosen()
            ? "&preset="
                + (getChosen().isEmpty() ? NOTHING_SAID : getChosen())
                + "&seen="
                + getSeen()
            : "");
  }

  /** What was chosen, by name; empty to let the level above speak. */
  public String getChosen() {
    String preset = request.getParameter("preset");
    if (preset == null) {
      return getReach().said().map(PolicyPreset::name).orElse("");
    }
    return preset(preset).map(PolicyPreset::name).orElse("");
  }

  private static Optional<PolicyPreset> preset(String name) {
    return Arrays.stream(PolicyPreset.values()).filter(p -> p.name().equals(name)).findFirst();
  }

  public boolean isChosen() {
    return request.getParameter("preset") != null;
  }

  /** The latest version when the page was opened first; empty where there was none. */
  public String getSeen() {
    String seen = request.getParameter("seen");
    return seen == null || newest().isEmpty()
        ? getLatest()
        : WireId.POLICY.parse(seen).map(WireId.POLICY::format).orElse("");
  }

  /** The latest version now; empty where there is none. */
  public String getLatest() {
    return newest().map(version -> WireId.POLICY.format(version.id())).orElse("");
  }

  /** Whichever page of them is looked at. */
  private Optional<PolicyVersions.Version> newest() {
    if (newest == null) {
      newest = page() == 0 ? said() : versions.page(desk.tenant(), level(), 0);
    }
    return newest.stream().findFirst();
  }

  /** Whether something was said since it was looked at. */
  public boolean isConflict() {
    return isChosen() && !getSeen().equals(getLatest());
  }

  /** One of the choices, with what it says. */
  public record Choice(String value, String label, List<String> says, boolean chosen) {}

  public List<Choice> getChoices() {
    List<Choice> choices =
        Arrays.stream(PolicyPreset.values())
            .map(
                preset ->
                    new Choice(
                        preset.name(),
                        texts.text("rights.policy." + preset),
                        says(preset),
                        preset.name().equals(getChosen())))
            .collect(Collectors.toList());
    choices.addFirst(
        new Choice(
            NOTHING_SAID,
            texts.text("rights.policy.above." + getLevel()),
            List.of(texts.text("rights.policy.isNow") + " " + name(getReach().above())),
            getChosen().isEmpty()));
    return choices;
  }

  private String name(PolicyPreset preset) {
    return texts.text("rights.policy." + preset);
  }

  private List<String> says(PolicyPreset preset) {
    PolicyReach.Reach of = getReach();
    return isOnePrice(of) ? words.of(preset, of.lowest()) : words.ofMany(preset);
  }

  private static boolean isOnePrice(PolicyReach.Reach of) {
    return of.assets() > 0 && of.lowest().equals(of.highest());
  }

  private PolicyPreset holdsNow() {
    return getReach().said().orElse(getReach().above());
  }

  private PolicyPreset wouldHold() {
    return preset(getChosen()).orElse(getReach().above());
  }

  public List<String> getNow() {
    return says(holdsNow());
  }

  public List<String> getThen() {
    return says(wouldHold());
  }

  /** What becomes of each use. */
  public List<String> getTurns() {
    PolicyReach.Reach of = getReach();
    return Arrays.stream(Use.values())
        .map(
            use ->
                words.turn(
                    use,
                    holdsNow(),
                    wouldHold(),
                    isOnePrice(of) ? Optional.of(of.lowest()) : Optional.empty()))
        .toList();
  }

  /** Whether saving would say something else than is said. */
  public boolean isChanging() {
    return !getReach().said().map(PolicyPreset::name).orElse("").equals(getChosen());
  }

  public String getConcerned() {
    return words.concerned(getReach().assets(), getReach().others());
  }

  /** A version as it is read. */
  public record Said(
      String value, String label, String who, Instant at, String how, boolean current) {}

  public List<Said> getVersions() {
    return said().stream().limit(PolicyVersions.PAGE_SIZE).map(this::said).toList();
  }

  private Said said(PolicyVersions.Version version) {
    return new Said(
        version.preset().map(PolicyPreset::name).orElse(NOTHING_SAID),
        label(version),
        who(version),
        version.at(),
        version.how().name(),
        WireId.POLICY.format(version.id()).equals(getLatest()));
  }

  private String label(PolicyVersions.Version version) {
    return version
        .preset()
        .map(this::name)
        .orElseGet(() -> texts.text("rights.policy.above." + getLevel()));
  }

  private String who(PolicyVersions.Version version) {
    if (names == null) {
      names =
          actors.of(
              desk.tenant(),
              Stream.concat(said().stream(), newest().stream())
                  .map(PolicyVersions.Version::by)
                  .flatMap(Optional::stream)
                  .collect(Collectors.toSet()));
    }
    Map<UUID, String> known = names;
    if (version.by().isEmpty()) {
      return "—";
    }
    String name = known.get(version.by().get());
    return name == null ? texts.text("rights.policy.somebody") : name;
  }

  private List<PolicyVersions.Version> said() {
    if (said == null) {
      said = versions.page(desk.tenant(), level(), page());
    }
    return said;
  }

  private int page() {
    return Paging.page(request.getParameter("page"));
  }

  /** What was said while this was looked at, the newest; asked for on a conflict alone. */
  public Said getFaster() {
    return said(newest().orElseThrow());
  }

  /** What they said before that, where the reader saw it. */
  public String getSawLabel() {
    return said().stream()
        .filter(version -> WireId.POLICY.format(version.id()).equals(getSeen()))
        .findFirst()
        .map(this::label)
        .orElse("—");
  }

  /** Whether there is something to take back. */
  public boolean isUndoable() {
    return page() == 0
        && !said().isEmpty()
        && (said().size() > 1 || said().getFirst().how() != PolicyVersions.How.EARLIER);
  }

  public String getPrevious() {
    return page() > 0 ? desk.path(here() + "&page=" + (page() - 1)) : "";
  }

  public String getNext() {
    return said().size() > PolicyVersions.PAGE_SIZE
        ? desk.path(here() + "&page=" + (page() + 1))
        : "";
  }

  /** Saves what was chosen, if nothing was said since it was looked at. */
  public void save() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    saveOver(getSeen());
  }

  /** Saves what was chosen over what somebody else said, which is shown on the page. */
  public void saveOver() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    saveOver(Objects.requireNonNullElse(request.getParameter("theirs"), ""));
  }

  private void saveOver(String seen) {
    SettingPolicy.Outcome outcome =
        setting.change(
            desk.tenant(), desk.actor(), level(), getChosen(), WireId.POLICY.parse(seen));
    go(outcome, "done=policySet");
  }

  /** Takes the latest version back, if it is the one that is shown. */
  public void takeBack() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    go(
        setting.takeBack(
            desk.tenant(),
            desk.actor(),
            level(),
            WireId.POLICY.parse(request.getParameter("latest"))),
        "done=policyTakenBack");
  }

  private void go(SettingPolicy.Outcome outcome, String done) {
    switch (outcome) {
      case SettingPolicy.Set set -> desk.goTo(here() + "&" + done);
      case SettingPolicy.Conflict conflict ->
          desk.goTo("policy?" + query() + (isChosen() ? "" : "&failed=standsOtherwise"));
      case SettingPolicy.NotFound gone -> desk.goTo("catalog?failed=standsOtherwise");
      case SettingPolicy.Invalid invalid -> desk.goTo(here() + "&failed=standsOtherwise");
    }
  }
}
