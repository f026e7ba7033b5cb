package io.kyodaku.portal.admin;

import io.kyodaku.payout.HoldingPayouts;
import io.kyodaku.payout.PayoutHold;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.stripe.Payee;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rightsholder or generator is sent nothing for now, and why; and how that is changed.
 */
@Named
@ViewScoped
public class PayoutHoldPanel implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient HoldingPayouts holding;
  @Inject private transient Payees payees;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<PayoutHold> holds;
  private @Nullable String reason;

  /** The newest first. */
  public List<PayoutHold> of(Payee payee) {
    if (holds == null) {
      holds = holding.of(payee);
    }
    return holds;
  }

  public boolean isHeld(Payee payee) {
    return !of(payee).isEmpty() && of(payee).getFirst().isOpen();
  }

  public void hold(Payee payee) {
    show(payee, holding.hold(operator(), payee, reason), "payoutsHeld");
  }

  public void release(Payee payee) {
    show(payee, holding.release(operator(), payee), "payoutsReleased");
  }

  private void show(Payee payee, HoldingPayouts.Outcome outcome, String done) {
    String here = payees.page(payee);
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
