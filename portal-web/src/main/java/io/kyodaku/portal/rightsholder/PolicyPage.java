package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.PolicyReach;
import io.kyodaku.joint.CatalogSides;
import io.kyodaku.joint.JointAgreement;
import io.kyodaku.joint.OwnAgreements;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said for one asset, for a work or for everything: what would change is seen before it is
 * saved, whoever was faster is named, and what was said before can be said again. What is chosen
 * and what was seen stand in the address.
 */
@Named
@RequestScoped
public class PolicyPage {

  @Inject @RequestParameterMap private Map<String, String> parameters;
  @Inject private PolicyReach reaches;
  @Inject private SettingPolicy setting;
  @Inject private PolicySayings sayings;
  @Inject private PolicyControls own;
  @Inject private PolicyWords words;
  @Inject private OwnAgreements agreements;
  @Inject private CatalogSides sides;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  private PolicyReach.@Nullable Reach reach;
  private PolicyAddress address = PolicyAddress.of(Map.of());

  @PostConstruct
  void read() {
    address = PolicyAddress.of(parameters);
    sayings.at(address);
  }

  /** When the page is opened: what it names must be this tenant's. */
  public void open() {
    reach = reaches.of(desk.tenant(), level()).orElse(null);
    if (reach == null) {
      desk.notFound();
      return;
    }
    desk.stayAt(address.query(getSeen()));
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
    return address.level();
  }

  public String getLevel() {
    return address.levelKind();
  }

  public String getLevelName() {
    return address.levelName();
  }

  public String getLevelId() {
    return address.levelId();
  }

  /** What was chosen, by name; empty to let the level above speak. */
  public String getChosen() {
    return chosen().map(PolicyPreset::name).orElse("");
  }

  private Optional<PolicyPreset> chosen() {
    return address.isChosen() ? address.chosen() : getReach().said();
  }

  public boolean isChosen() {
    return address.isChosen();
  }

  /** The latest version when the page was opened first; empty where there was none. */
  public String getSeen() {
    return address.seen() == null || getLatest().isEmpty()
        ? getLatest()
        : address.seenVersion().map(WireId.POLICY::format).orElse("");
  }

  /** The latest version now; empty where there is none. */
  public String getLatest() {
    return sayings.latest();
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
                        texts.text("preset." + preset),
                        says(preset),
                        preset.name().equals(getChosen())))
            .collect(Collectors.toList());
    choices.addFirst(
        new Choice(
            PolicyAddress.NOTHING_SAID,
            texts.text("rights.policy.above." + getLevel()),
            List.of(texts.text("rights.policy.isNow") + " " + name(getReach().above())),
            getChosen().isEmpty()));
    return choices;
  }

  private String name(PolicyPreset preset) {
    return texts.text("preset." + preset);
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
    return chosen().orElse(getReach().above());
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
    return !getReach().said().equals(chosen());
  }

  public String getConcerned() {
    return words.concerned(getReach().assets(), getReach().others());
  }

  /** What is said here beside the preset. */
  public PolicyControls getOwn() {
    return own.at(level(), sayings.controls());
  }

  /** In force about what is said for here, of which guards do not hold between the two. */
  public List<JointAgreement> getAgreements() {
    return switch (level()) {
      case Level.OfAsset of ->
          agreements.inForce(desk.tenant(), of.assetId(), sides.workOf(of.assetId()).orElse(null));
      case Level.OfWork of -> agreements.inForce(desk.tenant(), null, of.workId());
      case Level.OfTenant all -> agreements.inForce(desk.tenant(), null, null);
    };
  }

  /** The version that is to be said again; null where none is. */
  public PolicySayings.@Nullable Said getAgain() {
    return sayings.again().orElse(null);
  }

  public List<PolicySayings.Said> getVersions() {
    return sayings.said();
  }

  /** What was said while this was looked at, the newest; asked for on a conflict alone. */
  public PolicySayings.Said getFaster() {
    return sayings.said(sayings.newest().orElseThrow());
  }

  /** What they said before that, where the reader saw it. */
  public String getSawLabel() {
    return sayings.label(getSeen()).orElse("—");
  }

  /** Whether there is something to take back. */
  public boolean isUndoable() {
    return sayings.isUndoable();
  }

  public String getPrevious() {
    return address.page() > 0 ? page(address.page() - 1) : "";
  }

  public String getNext() {
    return sayings.isMore() ? page(address.page() + 1) : "";
  }

  private String page(int number) {
    return desk.path(address.here() + "&page=" + number);
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
    saveOver(parameters.getOrDefault("theirs", ""));
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
            desk.tenant(), desk.actor(), level(), WireId.POLICY.parse(parameters.get("latest"))),
        "done=policyTakenBack");
  }

  /** Says again all that the version said, if nothing was said since the page was shown. */
  public void sayAgain() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    go(
        setting.sayAgain(
            desk.tenant(),
            desk.actor(),
            level(),
            address.again().orElse(Nowhere.ID),
            WireId.POLICY.parse(parameters.get("latest"))),
        "done=policySaidAgain");
  }

  private void go(SettingPolicy.Outcome outcome, String done) {
    switch (outcome) {
      case SettingPolicy.Set set -> desk.goTo(address.here() + "&" + done);
      case SettingPolicy.Conflict conflict ->
          desk.goTo(
              "policy?" + address.query(getSeen()) + (isChosen() ? "" : "&failed=standsOtherwise"));
      case SettingPolicy.NotFound gone -> desk.goTo("catalog?failed=standsOtherwise");
      case SettingPolicy.Invalid invalid -> desk.goTo(address.here() + "&failed=standsOtherwise");
    }
  }
}
