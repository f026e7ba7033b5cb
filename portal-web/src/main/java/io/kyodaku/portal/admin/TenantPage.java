package io.kyodaku.portal.admin;

import io.kyodaku.contract.ContractQueue;
import io.kyodaku.contract.ContractView;
import io.kyodaku.joint.AgreementsForOperators;
import io.kyodaku.joint.JointAgreement;
import io.kyodaku.joint.JointStanding;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.log.AuditTrail;
import io.kyodaku.oversight.TenantDirectory;
import io.kyodaku.payout.Payout;
import io.kyodaku.payout.Payouts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.PayeePayoutAccounts;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.tenant.ClosingTenant;
import io.kyodaku.tenant.DecidingApplication;
import io.kyodaku.tenant.DecidingApplication.Verdict;
import io.kyodaku.tenant.Memberships;
import io.kyodaku.tenant.ReinstatingTenant;
import io.kyodaku.tenant.StandingOutcome;
import io.kyodaku.tenant.SuspendingTenant;
import io.kyodaku.tenant.Tenants;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One rightsholder: how it stands, what it is owed, who acts for it, and what can be decided. */
@Named
@ViewScoped
public class TenantPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 8;

  @Inject private transient Tenants tenants;
  @Inject private transient TenantDirectory directory;
  @Inject private transient LedgerAccounts ledger;
  @Inject private transient ContractQueue contracts;
  @Inject private transient AgreementsForOperators agreements;
  @Inject private transient Clock clock;
  @Inject private transient PayeePayoutAccounts payoutAccounts;
  @Inject private transient Payouts payouts;
  @Inject private transient Memberships memberships;
  @Inject private transient AuditTrail trail;
  @Inject private transient AuditLines words;
  @Inject private transient DecidingApplication deciding;
  @Inject private transient SuspendingTenant suspending;
  @Inject private transient ReinstatingTenant reinstating;
  @Inject private transient ClosingTenant closing;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient Tenants.@Nullable Listed found;
  private transient @Nullable List<TenantDirectory.Owed> owed;
  private transient @Nullable List<ContractView> versions;
  private @Nullable String id;
  private @Nullable String reason;
  private @Nullable String rejectingReason;
  private @Nullable String closingReason;
  private @Nullable String name;
  private boolean stopNow;

  public void requireTenant() {
    if (getTenant() == null) {
      Going.nowhere();
    }
  }

  public Tenants.@Nullable Listed getTenant() {
    if (found == null) {
      found = WireId.TENANT.parse(id).map(TenantId::new).flatMap(tenants::find).orElse(null);
    }
    return found;
  }

  private TenantId tenant() {
    return WireId.TENANT.parse(id).map(TenantId::new).orElseThrow();
  }

  public long getAssets() {
    return directory.assets(tenant());
  }

  /** By the books in which anything of it stands. */
  public List<TenantDirectory.Owed> getOwed() {
    if (owed == null) {
      owed = directory.owed(tenant());
    }
    return owed;
  }

  public List<LedgerAccounts.Line> getAccounts() {
    return ledger.of(List.of(tenant().value()));
  }

  public List<ContractView> getVersions() {
    if (versions == null) {
      versions = contracts.of(tenant());
    }
    return versions;
  }

  /** What it agreed with other owners. */
  public List<JointAgreement> getAgreements() {
    return agreements.of(tenant());
  }

  public JointStanding standing(JointAgreement agreement) {
    return agreement.standingAt(clock.instant());
  }

  /** It as somebody who is paid. */
  public Payee getPayee() {
    return Payee.of(tenant());
  }

  public List<PayoutAccount> getPayoutAccounts() {
    return payoutAccounts.of(getPayee());
  }

  public List<Payout> getPayouts() {
    return payouts.list(Optional.of(getPayee()), 0, SHOWN);
  }

  public List<Memberships.Member> getMembers() {
    return memberships.members(tenant());
  }

  public List<AuditLines.Line> getLog() {
    return words.read(trail.last(tenant(), SHOWN));
  }

  public void verify() {
    show(deciding.decide(operator(), tenant(), new Verdict.Verify()), "tenantVerified", "");
  }

  public void reject() {
    show(
        renamed(
            deciding.decide(operator(), tenant(), new Verdict.Reject(rejectingReason)),
            "rejectingReason"),
        "tenantRejected",
        "admin.tenant.notRejected");
  }

  public void suspend() {
    show(
        suspending.suspend(operator(), tenant(), reason),
        "tenantSuspended",
        "admin.tenant.notSuspended");
  }

  public void reinstate() {
    show(reinstating.reinstate(operator(), tenant()), "tenantReinstated", "");
  }

  public void close() {
    StandingOutcome outcome =
        closing.close(
            operator(), tenant(), new ClosingTenant.Farewell(closingReason, name, stopNow));
    show(renamed(outcome, "closingReason"), "tenantClosed", "admin.tenant.notClosed");
  }

  /** Each decision has a field of its own for its reason. */
  private static StandingOutcome renamed(StandingOutcome outcome, String field) {
    return outcome instanceof StandingOutcome.Invalid invalid
        ? new StandingOutcome.Invalid(
            invalid.errors().stream()
                .map(
                    error ->
                        error.field().equals("reason")
                            ? new FieldError(field, error.fault())
                            : error)
                .toList())
        : outcome;
  }

  private void show(StandingOutcome outcome, String done, String invalidText) {
    String here = "/admin/tenant?id=" + WireId.TENANT.format(tenant().value());
    switch (outcome) {
      case StandingOutcome.Moved moved -> Going.to(here + "&done=" + done);
      case StandingOutcome.NotPossible not -> Going.to(here + "&failed=standsOtherwise");
      case StandingOutcome.UnknownTenant unknown -> Going.to(here + "&failed=standsOtherwise");
      case StandingOutcome.Invalid invalid -> {
        errors.say(invalidText);
        errors.show("standing", invalid.errors());
      }
    }
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public @Nullable String getRejectingReason() {
    return rejectingReason;
  }

  public void setRejectingReason(@Nullable String rejectingReason) {
    this.rejectingReason = rejectingReason;
  }

  public @Nullable String getClosingReason() {
    return closingReason;
  }

  public void setClosingReason(@Nullable String closingReason) {
    this.closingReason = closingReason;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public boolean isStopNow() {
    return stopNow;
  }

  public void setStopNow(boolean stopNow) {
    this.stopNow = stopNow;
  }
}
