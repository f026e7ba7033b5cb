package io.kyodaku.portal.admin;

import io.kyodaku.payout.HoldingPayouts;
import io.kyodaku.payout.PayoutHold;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a rightsholder is sent nothing for now, and why; and how that is changed. */
@Named
@ViewScoped
public class PayoutHoldPanel implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient HoldingPayouts holding;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<PayoutHold> holds;
  private @Nullable String reason;

  /** The newest first. */
  public List<PayoutHold> of(TenantId tenant) {
    if (holds == null) {
      holds = holding.of(tenant);
    }
    return holds;
  }

  public boolean isHeld(TenantId tenant) {
    return !of(tenant).isEmpty() && of(tenant).getFirst().isOpen();
  }

  public void hold(TenantId tenant) {
    show(tenant, holding.hold(operator(), tenant, reason), "payoutsHeld");
  }

  public void release(TenantId tenant) {
    show(tenant, holding.release(operator(), tenant), "payoutsReleased");
  }

  private void show(TenantId tenant, HoldingPayouts.Outcome outcome, String done) {
    String here = "/admin/tenant?id=" + WireId.TENANT.format(tenant.value());
    switch (outcome) {
      case HoldingPayouts.Outcome.Done unused -> Going.to(here + "&done=" + done);
      case HoldingPayouts.Outcome.NotPossible not -> Going.to(here + "&failed=standsOtherwise");
      case HoldingPayouts.Outcome.Invalid invalid -> {
        errors.say("payoutHold.not");
        errors.show("holdForm", invalid.errors());
      }
    }
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
