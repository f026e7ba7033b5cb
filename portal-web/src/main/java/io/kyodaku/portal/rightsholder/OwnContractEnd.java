package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.CurrentNotice;
import io.kyodaku.contract.GivingNotice;
import io.kyodaku.contract.NoticeOutcome;
import io.kyodaku.contract.NoticeView;
import io.kyodaku.contract.Side;
import io.kyodaku.contract.WithdrawingNotice;
import io.kyodaku.portal.PageErrors;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a tenant's contract ends: the notice that runs, and giving or withdrawing it. */
@Named
@ViewScoped
public class OwnContractEnd implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentNotice notices;
  @Inject private transient GivingNotice giving;
  @Inject private transient WithdrawingNotice withdrawing;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable NoticeView notice;
  private transient boolean looked;
  private @Nullable String reason;

  public Optional<NoticeView> getNotice() {
    if (!looked) {
      notice = notices.of(desk.tenant()).orElse(null);
      looked = true;
    }
    return Optional.ofNullable(notice);
  }

  public boolean isRunning() {
    return getNotice().filter(one -> one.status() == NoticeView.Status.RUNNING).isPresent();
  }

  /** Whether it is the owner's own. */
  public boolean isOwn() {
    return isRunning() && getNotice().orElseThrow().givenBy() == Side.OWNER;
  }

  public void give() {
    if (!desk.lacks(Right.SIGNING)) {
      after(giving.give(desk.tenant(), desk.account(), reason));
    }
  }

  public void withdraw() {
    if (!desk.lacks(Right.SIGNING)) {
      after(withdrawing.withdraw(desk.tenant(), desk.account()));
    }
  }

  private void after(NoticeOutcome outcome) {
    switch (outcome) {
      case NoticeOutcome.Given given -> desk.goTo("contract?done=noticeGiven");
      case NoticeOutcome.Withdrawn withdrawn -> desk.goTo("contract?done=noticeWithdrawn");
      case NoticeOutcome.NotAnOwner not -> errors.say("rights.notAllowed");
      case NoticeOutcome.Invalid invalid -> errors.show("end", invalid.errors());
      case NoticeOutcome.NothingToEnd nothing -> desk.goTo("contract?failed=standsOtherwise");
      case NoticeOutcome.RunsAlready runs -> desk.goTo("contract?failed=standsOtherwise");
      case NoticeOutcome.NothingToWithdraw nothing -> desk.goTo("contract?failed=standsOtherwise");
    }
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
