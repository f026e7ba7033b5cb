package io.kyodaku.portal.admin;

import io.kyodaku.contract.ContractPreset;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.CurrentNotice;
import io.kyodaku.contract.NoticeOutcome;
import io.kyodaku.contract.NoticeView;
import io.kyodaku.contract.ProposingContract;
import io.kyodaku.contract.Side;
import io.kyodaku.contract.TakingBackNotice;
import io.kyodaku.contract.TerminatingContract;
import io.kyodaku.identity.Generators;
import io.kyodaku.portal.ContractWishes;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator does with a contract beyond deciding about a version: amend it, or end it. */
@Named
@ViewScoped
public class ContractEndPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentNotice notices;
  @Inject private transient TerminatingContract terminating;
  @Inject private transient TakingBackNotice takingBack;
  @Inject private transient ProposingContract proposing;
  @Inject private transient Generators generators;
  @Inject private transient Language spoken;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private ContractPreset preset = ContractPreset.STANDARD;
  private @Nullable String language;
  private final ContractWishes wishes = new ContractWishes();
  private @Nullable String reason;
  private boolean atOnce;
  private boolean begun;

  /** A proposal begins with what the version says. */
  public ContractWishes wishes(ContractView contract) {
    if (!begun) {
      begun = true;
      preset = contract.terms().preset();
      language = spoken.tagOf(contract.language());
      wishes.begin(contract.terms());
    }
    return wishes;
  }

  public Optional<NoticeView> notice(ContractView contract) {
    return notices.of(contract.tenantId());
  }

  public boolean isRunning(ContractView contract) {
    return notice(contract)
        .filter(notice -> notice.status() == NoticeView.Status.RUNNING)
        .isPresent();
  }

  /** Whether it is the platform's. */
  public boolean isOwn(ContractView contract) {
    return notice(contract)
        .filter(notice -> notice.status() == NoticeView.Status.RUNNING)
        .filter(notice -> notice.givenBy() == Side.PLATFORM)
        .isPresent();
  }

  public void terminate(ContractView contract) {
    after(terminating.terminate(operator(), contract.tenantId(), reason, atOnce), contract);
  }

  public void takeBack(ContractView contract) {
    after(takingBack.takeBack(operator(), contract.tenantId()), contract);
  }

  private void after(NoticeOutcome outcome, ContractView contract) {
    String here = "/admin/contract?version=" + contract.versionId();
    switch (outcome) {
      case NoticeOutcome.Given given -> Going.to(here + "&done=noticeGiven");
      case NoticeOutcome.Withdrawn withdrawn -> Going.to(here + "&done=noticeWithdrawn");
      case NoticeOutcome.Invalid invalid -> errors.show("end", invalid.errors());
      case NoticeOutcome.NotAnOwner not -> Going.to(here + "&failed=standsOtherwise");
      case NoticeOutcome.NothingToEnd nothing -> Going.to(here + "&failed=standsOtherwise");
      case NoticeOutcome.RunsAlready runs -> Going.to(here + "&failed=standsOtherwise");
      case NoticeOutcome.NothingToWithdraw nothing -> Going.to(here + "&failed=standsOtherwise");
    }
  }

  public void propose(ContractView contract) {
    ProposingContract.Proposal proposal =
        new ProposingContract.Proposal(preset.name(), language, wishes.wishes());
    switch (proposing.propose(operator(), contract.tenantId(), proposal)) {
      case ProposingContract.Proposed proposed ->
          Going.to("/admin/contract?version=" + proposed.versionId() + "&done=contractProposed");
      case ProposingContract.OwnerIsAtIt owner ->
          Going.to("/admin/contract?version=" + contract.versionId() + "&failed=contractOwnerAtIt");
      case ProposingContract.NothingToAmend nothing ->
          Going.to("/admin/contract?version=" + contract.versionId() + "&failed=standsOtherwise");
      case ProposingContract.Invalid invalid -> errors.show("propose", invalid.errors());
    }
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public List<Generators.Listed> getGenerators() {
    return generators.list();
  }

  public ContractPreset[] getPresets() {
    return ContractPreset.values();
  }

  public ContractPreset getPreset() {
    return preset;
  }

  public void setPreset(ContractPreset preset) {
    this.preset = preset;
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public boolean isAtOnce() {
    return atOnce;
  }

  public void setAtOnce(boolean atOnce) {
    this.atOnce = atOnce;
  }
}
