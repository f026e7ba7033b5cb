package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.DecidingApplication;
import io.kyodaku.tenant.DecidingApplication.Verdict;
import io.kyodaku.tenant.StandingOutcome;
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

/** The queue of applications. */
@Named
@ViewScoped
public class ApplicationsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/applications";

  @Inject private transient Tenants tenants;
  @Inject private transient DecidingApplication deciding;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable List<Row> waiting;
  private boolean more;
  private int page;
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
      List<Tenants.Listed> found = tenants.list(TenantStatus.APPLIED, page);
      more = found.size() == Tenants.PAGE_SIZE;
      waiting = new ArrayList<>(found.stream().map(Row::of).toList());
    }
    return waiting;
  }

  public String getPrevious() {
    return page == 0 ? "" : Link.to(PATH).page(page - 1);
  }

  public String getNext() {
    return getWaiting().isEmpty() || !more ? "" : Link.to(PATH).page(page + 1);
  }

  public void verify(UUID tenant) {
    show(deciding.decide(operator(), new TenantId(tenant), new Verdict.Verify()), "tenantVerified");
  }

  public void reject(UUID tenant) {
    show(
        deciding.decide(operator(), new TenantId(tenant), new Verdict.Reject(reason)),
        "tenantRejected");
  }

  private void show(StandingOutcome outcome, String done) {
    switch (outcome) {
      case StandingOutcome.Moved moved -> Going.to(PATH + "?done=" + done);
      case StandingOutcome.NotPossible not -> Going.to(PATH + "?failed=standsOtherwise");
      case StandingOutcome.UnknownTenant unknown -> Going.to(PATH + "?failed=standsOtherwise");
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

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }
}
