package io.kyodaku.portal.rightsholder;

import io.kyodaku.joint.AnsweringProposal;
import io.kyodaku.joint.EndingAgreement;
import io.kyodaku.joint.JointAgreement;
import io.kyodaku.joint.MoveOutcome;
import io.kyodaku.joint.OwnAgreements;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One agreement: what it means, where it stands, and what the tenant can make of it. */
@Named
@ViewScoped
public class OwnAgreementPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnAgreements agreements;
  @Inject private transient AnsweringProposal answering;
  @Inject private transient EndingAgreement ending;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  @Inject private transient Clock clock;
  private transient @Nullable JointAgreement agreement;
  private UUID agreementId = Nowhere.ID;
  private @Nullable String reason;
  private @Nullable String endingReason;

  /** It must be one of this tenant's. */
  public void open() {
    agreement = agreements.find(desk.tenant(), agreementId).orElse(null);
    if (agreement == null) {
      desk.notFound();
    }
  }

  public JointAgreement getAgreement() {
    if (agreement == null) {
      agreement = agreements.find(desk.tenant(), agreementId).orElseThrow();
    }
    return agreement;
  }

  public boolean isAnswerable() {
    return getAgreement().waitsAt(clock.instant()) && !getAgreement().isProposedBy(desk.tenant());
  }

  public boolean isWithdrawable() {
    return getAgreement().waitsAt(clock.instant()) && getAgreement().isProposedBy(desk.tenant());
  }

  public boolean isEndable() {
    return getAgreement().isEndableAt(clock.instant());
  }

  /** Whether it is agreed for a time that has not come. */
  public boolean isToBegin() {
    return isEndable() && !getAgreement().isInForceAt(clock.instant());
  }

  public void accept() {
    if (!desk.lacks(Right.SIGNING)) {
      after(
          answering.accept(desk.tenant(), desk.account(), agreementId),
          "agreementAccepted",
          "answer");
    }
  }

  public void decline() {
    if (!desk.lacks(Right.SIGNING)) {
      after(
          answering.decline(desk.tenant(), desk.account(), agreementId, reason),
          "agreementDeclined",
          "answer");
    }
  }

  public void withdraw() {
    if (!desk.lacks(Right.SIGNING)) {
      after(
          answering.withdraw(desk.tenant(), desk.account(), agreementId),
          "agreementWithdrawn",
          "takeBack");
    }
  }

  public void end() {
    if (!desk.lacks(Right.SIGNING)) {
      after(
          ending.bySide(desk.tenant(), desk.account(), agreementId, endingReason),
          "agreementEnded",
          "end");
    }
  }

  private void after(MoveOutcome outcome, String done, String form) {
    switch (outcome) {
      case MoveOutcome.Moved moved -> back("done=" + done);
      case MoveOutcome.SideGone gone -> back("failed=agreementSideGone");
      case MoveOutcome.NotNow not -> back("failed=standsOtherwise");
      case MoveOutcome.NotThisSide not -> back("failed=standsOtherwise");
      case MoveOutcome.NotFound gone -> desk.goTo("agreements?failed=standsOtherwise");
      case MoveOutcome.NotAnOwner not -> errors.say("rights.notAllowed");
      case MoveOutcome.Invalid invalid -> errors.show(form, invalid.errors());
    }
  }

  private void back(String query) {
    desk.goTo("agreement?id=" + getId() + "&" + query);
  }

  public String getId() {
    return WireId.JOINT_AGREEMENT.format(agreementId);
  }

  public void setId(@Nullable String id) {
    agreementId = WireId.JOINT_AGREEMENT.parse(id).orElse(Nowhere.ID);
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public @Nullable String getEndingReason() {
    return endingReason;
  }

  public void setEndingReason(@Nullable String endingReason) {
    this.endingReason = endingReason;
  }
}
