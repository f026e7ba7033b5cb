package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.ContractPreset;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.DiscardingDraft;
import io.kyodaku.contract.DraftingContract;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.contract.OwnUpgrades;
import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.contract.Side;
import io.kyodaku.contract.SigningContract;
import io.kyodaku.identity.Generators;
import io.kyodaku.onboarding.OwnDetails;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.SettingField;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.formula.FormulaCalendar;
import io.kyodaku.plugin.formula.FormulaTerms;
import io.kyodaku.portal.ContractTermRows;
import io.kyodaku.portal.ContractWishes;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.replay.StartingReplay;
import io.kyodaku.shared.FieldError;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant's contract: its versions, the draft of the next one, and the signature under it. */
@Named
@ViewScoped
public class OwnContractPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnContract contract;
  @Inject private transient OwnUpgrades upgrades;
  @Inject private transient DraftingContract drafting;
  @Inject private transient DiscardingDraft discarding;
  @Inject private transient SigningContract signing;
  @Inject private transient OwnDetails details;
  @Inject private transient ContractTermRows termRows;
  @Inject private transient PluginHost plugins;
  @Inject private transient Generators generators;
  @Inject private transient Language language;
  @Inject private transient StartingReplay replaying;
  @Inject private transient GoingToReplay going;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<ContractView> versions;
  private ContractPreset preset = ContractPreset.STANDARD;
  private final ChosenPlugin terms = new ChosenPlugin();
  private final ChosenPlugin schedule = new ChosenPlugin();
  private final ContractWishes wishes = new ContractWishes();
  private ChosenPlugin.Beginning termsNow = ChosenPlugin.Beginning.THE_SAME;
  private ChosenPlugin.Beginning scheduleNow = ChosenPlugin.Beginning.THE_SAME;
  private @Nullable UUID shownVersion;
  private @Nullable String shownHash;
  private @Nullable String name;
  private @Nullable String wanted;

  /** When the page is opened: what is signed later is the text that is shown now. */
  public void open() {
    shownVersion = getDraft().map(ContractView::versionId).orElse(null);
    shownHash = getDraft().map(ContractView::documentHash).orElse(null);
    getDraft()
        .or(this::getSigned)
        .map(ContractView::terms)
        .or(() -> holding().map(ContractView::terms))
        .ifPresent(this::begin);
    Arrays.stream(ContractPreset.values())
        .filter(one -> one.name().equals(wanted))
        .forEach(one -> preset = one);
  }

  /** A new version begins with what is agreed, so that nothing is dropped that nobody touched. */
  private void begin(ContractTerms agreed) {
    preset = agreed.preset();
    wishes.begin(agreed);
    termsNow = terms.begin(agreed.terms(), getTermsChoices(), this::fields);
    scheduleNow = schedule.begin(agreed.schedule(), getScheduleChoices(), this::fields);
  }

  /** The newest first. */
  public List<ContractView> getVersions() {
    if (versions == null) {
      versions = contract.versions(desk.tenant());
    }
    return versions;
  }

  public Optional<ContractView> getDraft() {
    return ofStatus(ContractStatus.DRAFT);
  }

  /**
   * What the draft changes of what is in force; empty where there is no draft, or nothing in force.
   */
  public List<ContractTermRows.Row> getChanges() {
    return getDraft()
        .flatMap(draft -> holding().map(now -> termRows.between(now, draft)))
        .orElse(List.of())
        .stream()
        .filter(ContractTermRows.Row::isChanged)
        .toList();
  }

  /** Whether a contract that is written now would name the organisation alone. */
  public boolean isNameless() {
    return details.details(desk.tenant()).isEmpty();
  }

  public Optional<ContractView> getSigned() {
    return ofStatus(ContractStatus.SIGNED);
  }

  /** What both signed, and what begins at its date. */
  public Optional<ContractView> getAgreed() {
    return ofStatus(ContractStatus.AGREED);
  }

  /** What notice would end: what is in force, or else what was agreed for later. */
  public Optional<ContractView> getBinding() {
    return getInForce().or(this::getAgreed);
  }

  /** What holds now, term by term. */
  public List<ContractTermRows.Row> getHolding() {
    return holding().map(now -> termRows.between(now, now)).orElse(List.of());
  }

  /** What is in force, with the versions of its plugins that are. */
  private Optional<ContractView> holding() {
    return getInForce().map(now -> now.with(upgrades.inForce(desk.tenant(), now)));
  }

  /** Whether the draft is the platform's. */
  public boolean isProposed() {
    return getDraft().filter(draft -> draft.proposedBy() == Side.PLATFORM).isPresent();
  }

  public List<Generators.Listed> getGenerators() {
    return generators.list();
  }

  public ContractWishes getWishes() {
    return wishes;
  }

  public Optional<ContractView> getInForce() {
    return ofStatus(ContractStatus.IN_FORCE);
  }

  private Optional<ContractView> ofStatus(ContractStatus status) {
    return getVersions().stream().filter(version -> version.status() == status).findFirst();
  }

  public ContractPreset[] getPresets() {
    return ContractPreset.values();
  }

  public List<PluginInfo> getTermsChoices() {
    return choices(Capability.USAGE_TERMS, Capability.PERIOD_TERMS);
  }

  public List<PluginInfo> getScheduleChoices() {
    return choices(Capability.PAYOUT_SCHEDULE);
  }

  private List<PluginInfo> choices(Capability... capabilities) {
    return Stream.of(capabilities)
        .flatMap(capability -> plugins.choices(desk.tenant(), capability).stream())
        .filter(plugin -> !plugin.hash().equals(PluginPin.STANDARD_HASH))
        .distinct()
        .toList();
  }

  /** The settings of a plugin, in the reader's language. */
  private Optional<List<SettingField>> fields(String hash) {
    return plugins
        .settings(hash)
        .map(fields -> fields.stream().map(field -> field.in(language.getTag())).toList());
  }

  /** Settings that nobody has seen are shown first. */
  public void draft() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    boolean newTerms = terms.bringSettings(this::fields);
    boolean newSchedule = schedule.bringSettings(this::fields);
    if (newTerms || newSchedule) {
      errors.ask("rights.contract.lookAtSettings");
      return;
    }
    DraftingContract.Draft draft =
        new DraftingContract.Draft(
            preset.name(), language.getTag(), terms.choice(), schedule.choice(), wishes.wishes());
    switch (drafting.draft(desk.tenant(), draft)) {
      case DraftingContract.Drafted drafted -> desk.goTo("contract?done=contractDrafted");
      case DraftingContract.AwaitsCountersignature awaits ->
          desk.goTo("contract?failed=contractAwaits");
      case DraftingContract.NothingNew same -> errors.say("rights.contract.nothingNew");
      case DraftingContract.Invalid invalid -> refuse(invalid.errors());
    }
  }

  /** Tries the draft on the usages of the last month; nothing is signed. */
  public void tryIt() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    if (shownVersion == null) {
      desk.goTo("contract?failed=standsOtherwise");
      return;
    }
    going.to(
        replaying.ofContract(desk.tenant(), desk.account(), shownVersion, StartingReplay.A_MONTH),
        errors);
  }

  public void discard() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    boolean gone =
        shownVersion != null
            && discarding.discard(desk.tenant(), shownVersion) == DiscardingDraft.Outcome.DISCARDED;
    desk.goTo(gone ? "contract?done=contractDiscarded" : "contract?failed=standsOtherwise");
  }

  private void refuse(List<FieldError> found) {
    FacesContext.getCurrentInstance().validationFailed();
    List<FieldError> others =
        schedule
            .getSettings()
            .show(
                "schedule.", terms.getSettings().show("terms.", found, errors::text), errors::text);
    errors.show("draft", others);
  }

  public void sign() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    if (shownVersion == null) {
      desk.goTo("contract?failed=standsOtherwise");
      return;
    }
    SigningContract.Signature signature =
        new SigningContract.Signature(desk.account(), name, shownHash);
    switch (signing.sign(desk.tenant(), shownVersion, signature)) {
      case SigningContract.Signed signed -> desk.goTo("contract?done=contractSigned");
      case SigningContract.TextChanged changed -> desk.goTo("contract?failed=contractChanged");
      case SigningContract.NotADraft not -> desk.goTo("contract?failed=standsOtherwise");
      case SigningContract.NotFound gone -> desk.goTo("contract?failed=standsOtherwise");
      case SigningContract.NotAnOwner not -> errors.say("rights.notAllowed");
      case SigningContract.Invalid invalid -> errors.show("sign", invalid.errors());
    }
  }

  public @Nullable String getWanted() {
    return wanted;
  }

  /** The agreement that the address names, to begin with. */
  public void setWanted(@Nullable String wanted) {
    this.wanted = wanted;
  }

  public ContractPreset getPreset() {
    return preset;
  }

  public void setPreset(ContractPreset preset) {
    this.preset = preset;
  }

  public ChosenPlugin getTerms() {
    return terms;
  }

  public ChosenPlugin getSchedule() {
    return schedule;
  }

  /** A jar's own name and version; in the reader's words what is written here. */
  public String labelOf(PluginInfo plugin) {
    boolean written =
        plugin.hash().equals(FormulaTerms.HASH) || plugin.hash().equals(FormulaCalendar.HASH);
    return written ? errors.text("rights.formula.plugin") : plugin.name() + " " + plugin.version();
  }

  /** What a version binds, as people know it. */
  public String nameOf(Optional<PinnedPlugin> bound) {
    return bound
        .map(pinned -> plugins.find(pinned.hash()).map(this::labelOf).orElse(pinned.pluginId()))
        .orElseGet(() -> errors.text("contract.standard"));
  }

  /** What became of the terms that are agreed. */
  public String getTermsNow() {
    return termsNow.name();
  }

  /** What became of the schedule that is agreed. */
  public String getScheduleNow() {
    return scheduleNow.name();
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }
}
