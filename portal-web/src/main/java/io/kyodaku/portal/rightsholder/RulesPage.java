package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AssetKind;
import io.kyodaku.catalog.PolicyReach;
import io.kyodaku.identity.Generators;
import io.kyodaku.insight.ActorNames;
import io.kyodaku.policy.ControlNames;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.policy.Saying;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.replay.ReplayKind;
import io.kyodaku.replay.Replays;
import io.kyodaku.replay.StartingReplay;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.TerritoryGroup;
import io.kyodaku.rule.Theme;
import io.kyodaku.rule.Use;
import io.kyodaku.sample.TryingOnSample;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An owner writes rules, guards and ceilings for one level. What is typed stays on the page until
 * it is saved, what would change is read before, and whoever was faster is named.
 */
@Named
@ViewScoped
public class RulesPage implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String FORM = "rules";

  @Inject private transient PolicyReach reaches;
  @Inject private transient PolicyVersions versions;
  @Inject private transient SettingPolicy setting;
  @Inject private transient Generators generators;
  @Inject private transient ControlNames names;
  @Inject private transient ControlsWords words;
  @Inject private transient ActorNames actors;
  @Inject private transient Sampling sampling;
  @Inject private transient StartingReplay replaying;
  @Inject private transient Replays replays;
  @Inject private transient GoingToReplay going;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private String levelName = "";
  private String levelId = "";
  private String name = "";
  private String preset = "";
  private @Nullable UUID seen;
  private @Nullable UUID theirs;

  /** What was looked at before saving; nothing else is saved. */
  private @Nullable String looked;

  private List<RuleForm> rules = new ArrayList<>();
  private GuardsForm guards = new GuardsForm();
  private String zone = "";
  private String editing = "";
  private transient @Nullable List<TryingOnSample.Tried> onSample;

  /** When the page is opened: what it names must be this tenant's. */
  public void open() {
    PolicyAddress address =
        PolicyAddress.of(
            FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
    levelName = address.levelName();
    levelId = address.levelId();
    Optional<PolicyReach.Reach> reach = reaches.of(desk.tenant(), address.level());
    if (reach.isEmpty()) {
      desk.notFound();
      return;
    }
    name = reach.get().name();
    Optional<PolicyVersions.Version> newest = newest();
    seen = newest.map(PolicyVersions.Version::id).orElse(null);
    preset =
        newest
            .map(PolicyVersions.Version::preset)
            .orElseGet(reach.get()::said)
            .map(PolicyPreset::name)
            .orElse("");
    fill(newest.map(version -> version.says().controls()).orElse(Controls.NONE));
    goOn();
    stay();
  }

  /** Writing goes on with what was tried, if the address names that. */
  private void goOn() {
    WireId.REPLAY
        .parse(
            FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("replay"))
        .flatMap(id -> replays.find(desk.tenant(), id))
        .filter(replay -> replay.kind() == ReplayKind.POLICY && replay.level().equals(level()))
        .ifPresent(
            replay -> {
              preset = replay.says().preset().map(PolicyPreset::name).orElse("");
              seen = replay.seen().orElse(null);
              fill(replay.says().controls());
            });
  }

  private void fill(Controls controls) {
    zone = controls.zone().getId();
    rules = new ArrayList<>(controls.rules().stream().map(RuleForm::of).toList());
    guards = GuardsForm.of(controls.guards(), controls.ceilings(), names.of(List.of(controls)));
  }

  private void stay() {
    desk.stayAt(getQuery());
  }

  private Level level() {
    return PolicyAddress.of(levelName.isEmpty() ? Map.of() : Map.of(levelName, levelId)).level();
  }

  private Optional<PolicyVersions.Version> newest() {
    return versions.page(desk.tenant(), level(), 0).stream().findFirst();
  }

  /** Begins a rule behind the others. */
  public void add() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    RuleForm rule = new RuleForm(UUID.randomUUID().toString().substring(0, 8));
    rules.add(rule);
    editing = rule.getId();
    looked = null;
  }

  public void edit(String id) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    editing = id;
  }

  /** The rule that is written needs no more. */
  public void done() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    editing = "";
  }

  public void up(String id) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    move(id, -1);
  }

  public void down(String id) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    move(id, 1);
  }

  private void move(String id, int by) {
    int from = place(id);
    if (from >= 0 && from + by >= 0 && from + by < rules.size()) {
      Collections.swap(rules, from, from + by);
      looked = null;
    }
  }

  private int place(String id) {
    return IntStream.range(0, rules.size())
        .filter(i -> rules.get(i).getId().equals(id))
        .findFirst()
        .orElse(-1);
  }

  /** Nothing is lost before it is saved. */
  public void remove(String id) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    rules.removeIf(rule -> rule.getId().equals(id));
    looked = null;
  }

  /** Shows what would change, or what is wrong. */
  public void see() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    looked = read().orElse(null);
  }

  /** Tries what is typed on the usages of the last month; nothing is saved. */
  public void tryIt() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    Optional<String> typed = read();
    if (typed.isEmpty()) {
      return;
    }
    Saying says =
        new Saying(
            Arrays.stream(PolicyPreset.values()).filter(p -> p.name().equals(preset)).findFirst(),
            ControlsText.stored(typed.get()));
    going.to(
        replaying.ofPolicy(
            desk.tenant(), desk.account(), level(), says, seen, StartingReplay.A_MONTH),
        errors);
  }

  /** Tries the blocked words that are typed on prompts that creators agreed to keep. */
  public void trySample() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    onSample = new ArrayList<>();
    read()
        .map(text -> ControlsText.stored(text).guards().blockedTerms())
        .ifPresent(terms -> onSample = new ArrayList<>(sampling.terms(level(), terms)));
  }

  /** What was found in the sample, word by word. */
  public List<TryingOnSample.Tried> getOnSample() {
    return onSample == null ? List.of() : onSample;
  }

  /** Saves what was looked at, if it is still what is typed. */
  public void save() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    saveOver(seen);
  }

  /** Saves it over what somebody else said meanwhile, which is shown on the page. */
  public void saveOver() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    stay();
    saveOver(theirs == null ? seen : theirs);
  }

  private void saveOver(@Nullable UUID over) {
    Optional<String> typed = read();
    if (typed.isEmpty()) {
      looked = null;
      return;
    }
    String text = typed.get();
    if (!text.equals(looked)) {
      looked = text;
      errors.ask("rights.rules.lookAgain");
      return;
    }
    switch (setting.say(
        desk.tenant(), desk.actor(), level(), preset, text, Optional.ofNullable(over))) {
      case SettingPolicy.Set set -> desk.goTo("policy?" + getQuery() + "&done=policySet");
      case SettingPolicy.NotFound gone -> desk.goTo("catalog?failed=standsOtherwise");
      case SettingPolicy.Invalid invalid -> show(invalid.errors());
      case SettingPolicy.Conflict conflict ->
          theirs = newest().map(PolicyVersions.Version::id).orElse(null);
    }
  }

  /** What is typed as it would be kept; where something is wrong, that is said at its field. */
  private Optional<String> read() {
    return switch (ControlsText.read(typed(rules))) {
      case ControlsText.Read read -> Optional.of(ControlsText.write(read.controls()));
      case ControlsText.Unreadable unreadable -> {
        show(unreadable.errors());
        yield Optional.empty();
      }
    };
  }

  private String typed(List<RuleForm> of) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    of.forEach(rule -> list.add(rule.json()));
    return whole(list)
        .add("guards", guards.guards(names.called(guards.named())))
        .add("ceilings", guards.ceilings())
        .build()
        .toString();
  }

  private JsonObjectBuilder whole(JsonArrayBuilder list) {
    return Json.createObjectBuilder().add("zone", zone).add("rules", list);
  }

  private void show(List<FieldError> wrong) {
    Optional<Integer> first =
        wrong.stream().map(RulesFaults::rule).flatMap(Optional::stream).findFirst();
    first
        .filter(
            place ->
                wrong.stream()
                    .map(RulesFaults::rule)
                    .flatMap(Optional::stream)
                    .noneMatch(i -> rules.get(i).getId().equals(editing)))
        .ifPresent(place -> editing = rules.get(place).getId());
    RulesFaults faults = new RulesFaults(rules, guards, editing, errors);
    errors.show(FORM, wrong.stream().map(faults::at).toList());
  }

  /**
   * A line of what would change.
   *
   * @param comes whether it is said from then on, else it is not said any more
   */
  public record Line(boolean comes, String name, String sentence) {}

  public boolean isLooked() {
    return looked != null;
  }

  /** What would be said and what would not be said any more; empty where nothing changes. */
  public List<Line> getLines() {
    Controls before = base();
    Controls after = ControlsText.stored(Objects.requireNonNullElse(looked, ""));
    Map<UUID, String> known = names.of(List.of(before, after));
    List<ControlsWords.Told> was = words.all(before, known);
    List<ControlsWords.Told> is = words.all(after, known);
    return Stream.concat(
            was.stream()
                .filter(told -> !is.contains(told))
                .map(told -> new Line(false, told.name(), told.sentence())),
            is.stream()
                .filter(told -> !was.contains(told))
                .map(told -> new Line(true, told.name(), told.sentence())))
        .toList();
  }

  /** Whether saving would say something else than was said. */
  public boolean isChanging() {
    return !Objects.equals(looked, ControlsText.write(base()));
  }

  private Controls base() {
    return Optional.ofNullable(seen)
        .flatMap(id -> versions.find(desk.tenant(), level(), id))
        .map(version -> version.says().controls())
        .orElse(Controls.NONE);
  }

  public boolean isConflict() {
    return theirs != null;
  }

  /** What somebody said meanwhile. */
  public record Faster(String who, Instant at, List<ControlsWords.Told> told) {}

  /** Asked for on a conflict alone. */
  public Faster getFaster() {
    PolicyVersions.Version version =
        Optional.ofNullable(theirs)
            .flatMap(id -> versions.find(desk.tenant(), level(), id))
            .orElseThrow();
    Map<UUID, String> people =
        actors.of(desk.tenant(), version.by().map(Set::of).orElseGet(Set::of));
    return new Faster(
        version
            .by()
            .flatMap(by -> Optional.ofNullable(people.get(by)))
            .orElseGet(() -> errors.text("rights.policy.somebody")),
        version.at(),
        told(version.says().controls()));
  }

  /** What would be said instead. */
  public List<ControlsWords.Told> getMine() {
    return told(ControlsText.stored(Objects.requireNonNullElse(looked, "")));
  }

  private List<ControlsWords.Told> told(Controls controls) {
    return words.all(controls, names.of(List.of(controls)));
  }

  /** The rule as a sentence, as far as it is one. */
  public String sentence(RuleForm rule) {
    String text = whole(Json.createArrayBuilder().add(rule.json())).build().toString();
    return ControlsText.read(text) instanceof ControlsText.Read read
        ? told(read.controls()).getFirst().sentence()
        : errors.text("rights.rules.unfinished");
  }

  public String getTitle() {
    return MessageFormat.format(
        errors.text("rights.rules.title"), name.isEmpty() ? errors.text("rights.all") : name);
  }

  /** The level, as an address names it; may be empty. */
  public String getQuery() {
    return levelName.isEmpty() ? "" : levelName + "=" + levelId;
  }

  public List<RuleForm> getRules() {
    return rules;
  }

  /** The rule that is written; null where none is. */
  public @Nullable RuleForm getForm() {
    int place = place(editing);
    return place < 0 ? null : rules.get(place);
  }

  public GuardsForm getGuards() {
    return guards;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public Set<String> getZones() {
    Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
    zones.removeIf(
        id -> !id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"));
    zones.add("Z");
    zones.add(zone);
    return zones;
  }

  public List<Generators.Listed> getGenerators() {
    return generators.list();
  }

  public Action[] getActions() {
    return Action.values();
  }

  public Use[] getUses() {
    return Use.values();
  }

  public AgeBand[] getAges() {
    return AgeBand.values();
  }

  public Quality[] getQualities() {
    return Quality.values();
  }

  public TerritoryGroup[] getGroups() {
    return TerritoryGroup.values();
  }

  public List<String> getThemes() {
    return Theme.KNOWN;
  }

  public RuleForm.Price[] getPrices() {
    return RuleForm.Price.values();
  }

  public List<String> getObligations() {
    return List.of("attribution", "visible-mark", "provenance", "retention");
  }

  public AssetKind[] getKinds() {
    return AssetKind.values();
  }
}
