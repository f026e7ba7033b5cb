package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.DecidingApplication;
import io.kyodaku.tenant.DecidingApplication.Verdict;
import io.kyodaku.tenant.ReinstatingTenant;
import io.kyodaku.tenant.StandingOutcome;
import io.kyodaku.tenant.SuspendingTenant;
import io.kyodaku.tenant.TenantStatus;
import io.kyodaku.tenant.Tenants;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of applications, and who has been let in. */
@Named
@ViewScoped
public class ApplicationsPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Tenants tenants;
  @Inject private transient DecidingApplication deciding;
  @Inject private transient SuspendingTenant suspending;
  @Inject private transient ReinstatingTenant reinstating;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable List<Row> waiting;
  private @Nullable List<Row> verified;
  private @Nullable List<Row> suspended;
  private @Nullable String reason;

  /** A tenant as it stood when the page was opened: a row's button means this one. */
  public record Row(
      UUID id, String slug, String name, String country, String currency, Instant createdAt)
      implements Serializable {

    private static Row of(Tenants.Listed tenant) {
      return new Row(
          tenant.id().value(),
          tenant.slug(),
          tenant.name(),
          tenant.country(),
          tenant.currency().name(),
          tenant.createdAt());
    }
  }

  public List<Row> getWaiting() {
    if (waiting == null) {
      waiting = rows(TenantStatus.APPLIED);
    }
    return waiting;
  }

  public List<Row> getVerified() {
    if (verified == null) {
      verified = rows(TenantStatus.VERIFIED);
    }
    return verified;
  }

  public List<Row> getSuspended() {
    if (suspended == null) {
      suspended = rows(TenantStatus.SUSPENDED);
    }
    return suspended;
  }

  private List<Row> rows(TenantStatus status) {
    return new ArrayList<>(tenants.list(status, 0).stream().map(Row::of).toList());
  }

  public void verify(UUID tenant) {
    show(deciding.decide(operator(), new TenantId(tenant), new Verdict.Verify()), "tenantVerified");
  }

  public void reject(UUID tenant) {
    show(
        deciding.decide(operator(), new TenantId(tenant), new Verdict.Reject(reason)),
        "tenantRejected");
  }

  public void suspend(UUID tenant) {
    show(suspending.suspend(operator(), new TenantId(tenant), reason), "tenantSuspended");
  }

  public void reinstate(UUID tenant) {
    show(reinstating.reinstate(operator(), new TenantId(tenant)), "tenantReinstated");
  }

  private void show(StandingOutcome outcome, String done) {
    switch (outcome) {
      case StandingOutcome.Moved moved -> Going.to("/admin/home?done=" + done);
      case StandingOutcome.NotPossible not -> Going.to("/admin/home?failed=standsOtherwise");
      case StandingOutcome.UnknownTenant unknown -> Going.to("/admin/home?failed=standsOtherwise");
      case StandingOutcome.Invalid invalid -> errors.show("applications", invalid.errors());
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
