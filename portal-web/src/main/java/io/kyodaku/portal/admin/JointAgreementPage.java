package io.kyodaku.portal.admin;

import io.kyodaku.joint.AgreementsForOperators;
import io.kyodaku.joint.EndingAgreement;
import io.kyodaku.joint.JointAgreement;
import io.kyodaku.joint.JointStanding;
import io.kyodaku.joint.MoveOutcome;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What two owners agreed, for an operator, who can end it. */
@Named
@ViewScoped
public class JointAgreementPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final UUID NOWHERE = new UUID(0, 0);

  @Inject private transient AgreementsForOperators agreements;
  @Inject private transient EndingAgreement ending;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  @Inject private transient Clock clock;
  private transient @Nullable JointAgreement agreement;
  private UUID agreementId = NOWHERE;
  private @Nullable String reason;

  public void open() {
    agreement = agreements.find(agreementId).orElse(null);
    if (agreement == null) {
      Going.nowhere();
    }
  }

  public JointAgreement getAgreement() {
    if (agreement == null) {
      agreement = agreements.find(agreementId).orElseThrow();
    }
    return agreement;
  }

  public String getUses() {
    return getAgreement().uses().stream()
        .map(use -> errors.text("use." + use))
        .collect(Collectors.joining(" · "));
  }

  public boolean isEndable() {
    return getAgreement().isEndableAt(clock.instant());
  }

  public JointStanding getStanding() {
    return getAgreement().standingAt(clock.instant());
  }

  public boolean isOver() {
    return getAgreement().overAt().filter(at -> !clock.instant().isBefore(at)).isPresent();
  }

  /** Null where the two contracts give the same. */
  public AgreementsForOperators.@Nullable ContractShares getShares() {
    return agreements.differingShares(getAgreement()).orElse(null);
  }

  public void end() {
    switch (ending.byOperator(caller.person().accountId(), agreementId, reason)) {
      case MoveOutcome.Moved moved -> back("done=agreementEnded");
      case MoveOutcome.Invalid invalid -> errors.show("end", invalid.errors());
      case MoveOutcome.NotFound gone -> back("failed=standsOtherwise");
      case MoveOutcome.NotNow not -> back("failed=standsOtherwise");
      case MoveOutcome.NotAnOwner not -> back("failed=standsOtherwise");
      case MoveOutcome.NotThisSide not -> back("failed=standsOtherwise");
      case MoveOutcome.SideGone gone -> back("failed=standsOtherwise");
    }
  }

  private void back(String query) {
    Going.to("/admin/agreement?id=" + getId() + "&" + query);
  }

  public String getId() {
    return WireId.JOINT_AGREEMENT.format(agreementId);
  }

  public void setId(@Nullable String id) {
    agreementId = WireId.JOINT_AGREEMENT.parse(id).orElse(NOWHERE);
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
