package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.payout.DuePayout;
import io.kyodaku.payout.Payout;
import io.kyodaku.payout.PayoutRun;
import io.kyodaku.payout.Payouts;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.ClosingFailures;
import io.kyodaku.statement.ClosingPeriods;
import io.kyodaku.statement.OpenPeriods;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.Statements;
import io.kyodaku.tenant.Tenants;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Periods are closed, what is due is paid, and what became of it is seen. */
@Named
@ViewScoped
public class PayoutsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;
  private static final int PERIODS_SHOWN = 100;
  private static final int PAGE_AT_MOST = 100_000;

  @Inject private transient OpenPeriods periods;
  @Inject private transient ClosingPeriods closing;
  @Inject private transient ClosingFailures failures;
  @Inject private transient PayoutRun run;
  @Inject private transient Statements statements;
  @Inject private transient Payouts payouts;
  @Inject private transient Tenants tenants;
  @Inject private transient CurrentCaller caller;
  private transient @Nullable List<OpenPeriods.OpenPeriod> open;
  private transient @Nullable List<DuePayout> due;
  private transient @Nullable List<Statement> closed;
  private transient @Nullable List<Payout> sent;
  private transient @Nullable Map<TenantId, String> names;
  private int page;

  public List<OpenPeriods.OpenPeriod> getOpen() {
    if (open == null) {
      open = periods.list(0, PERIODS_SHOWN);
    }
    return open;
  }

  public boolean isAnyEnded() {
    return getOpen().stream().anyMatch(p -> p.ends().filter(OpenPeriods.End::ended).isPresent());
  }

  public List<ClosingFailures.Failure> getFailures() {
    return failures.list();
  }

  public List<DuePayout> getDue() {
    if (due == null) {
      due = run.preview();
    }
    return due;
  }

  public boolean isAnyReady() {
    return getDue().stream().anyMatch(d -> d.readiness() == DuePayout.Readiness.READY);
  }

  public List<Statement> getStatements() {
    if (closed == null) {
      closed = statements.list(Optional.empty(), page, SHOWN);
    }
    return closed;
  }

  public List<Payout> getPayouts() {
    if (sent == null) {
      sent = payouts.list(Optional.empty(), page, SHOWN);
    }
    return sent;
  }

  public boolean isMore() {
    return getStatements().size() == SHOWN || getPayouts().size() == SHOWN;
  }

  public void closePeriods() {
    ClosingPeriods.Report report = closing.close(operator());
    if (!report.failed().isEmpty()) {
      Going.to("/admin/payouts?failed=periodsFailed");
    } else {
      Going.to("/admin/payouts?done=" + (report.closed().isEmpty() ? "noPeriod" : "periodsClosed"));
    }
  }

  public void execute() {
    PayoutRun.Report report = run.execute(operator());
    boolean nothing = report.planned().isEmpty() && report.resumed().isEmpty();
    Going.to("/admin/payouts?done=" + (nothing ? "nothingToPay" : "payoutsPlanned"));
  }

  public String nameOf(TenantId tenant) {
    if (names == null) {
      names = new HashMap<>();
    }
    return names.computeIfAbsent(
        tenant, id -> tenants.find(id).map(Tenants.Listed::name).orElse(""));
  }

  public String statementId(UUID statement) {
    return WireId.STATEMENT.format(statement);
  }

  private Actor operator() {
    return Actor.account(caller.person().accountId());
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, PAGE_AT_MOST);
  }
}
