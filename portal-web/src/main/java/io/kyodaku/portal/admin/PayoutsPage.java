package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.payout.DuePayout;
import io.kyodaku.payout.DueTotal;
import io.kyodaku.payout.Payout;
import io.kyodaku.payout.PayoutRun;
import io.kyodaku.payout.Payouts;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.run.RunKind;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.ClosingFailures;
import io.kyodaku.statement.OpenPeriods;
import io.kyodaku.statement.StartingClosingRun;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.Statements;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.tenant.Tenants;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Periods are closed, what is due is paid, and what became of it is seen. */
@Named
@ViewScoped
public class PayoutsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;
  private static final String STUCK = "STUCK";
  private static final String LIST = "#payouts-list";

  @Inject private transient OpenPeriods periods;
  @Inject private transient StartingClosingRun closing;
  @Inject private transient ClosingFailures failures;
  @Inject private transient PayoutRun run;
  @Inject private transient GoingToRun going;
  @Inject private transient Statements statements;
  @Inject private transient Payouts payouts;
  @Inject private transient Tenants tenants;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors texts;
  private transient OpenPeriods.@Nullable Page open;
  private transient @Nullable List<DuePayout> due;
  private transient @Nullable List<DueTotal> totals;
  private transient @Nullable List<Statement> closed;
  private transient @Nullable List<Payout> sent;
  private transient @Nullable Map<TenantId, String> names;
  private transient @Nullable Boolean payable;
  private transient @Nullable Boolean closable;
  private int page;
  private int statementPage;
  private int periodPage;
  private @Nullable String status;
  private @Nullable String entity;

  private OpenPeriods.Page open() {
    if (open == null) {
      open = periods.page(periodPage);
    }
    return open;
  }

  public List<OpenPeriods.OpenPeriod> getOpen() {
    return open().periods();
  }

  public String getPreviousPeriods() {
    return periodPage == 0 ? "" : periodsAt(periodPage - 1);
  }

  public String getNextPeriods() {
    return open().more() ? periodsAt(periodPage + 1) : "";
  }

  private String periodsAt(int number) {
    return Link.to("/admin/payouts")
            .with("status", getStatus())
            .with("entity", getEntity())
            .with("periods", number == 0 ? "" : number)
        + "#open-periods";
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

  /** Exact, however much is due. */
  public List<DueTotal> getTotals() {
    if (totals == null) {
      totals = run.totals();
    }
    return totals;
  }

  /** What a run would send now or ask another operator for, by currency. */
  public List<DueTotal> getReady() {
    return getTotals().stream().filter(total -> total.ready() > 0).toList();
  }

  /** Whether more is due than is listed. */
  public boolean isCut() {
    return getTotals().stream().mapToInt(total -> total.ready() + total.waiting()).sum()
        > getDue().size();
  }

  /** Whether a run would pay anything, or take up what an earlier one left. */
  public boolean isPayable() {
    if (payable == null) {
      payable = !getReady().isEmpty() || run.isAnythingLeft();
    }
    return payable;
  }

  /** Whether a period has ended, failed to close, or is not known to have done neither. */
  public boolean isClosable() {
    if (closable == null) {
      closable =
          getOpen().stream().anyMatch(p -> p.ends().map(OpenPeriods.End::ended).orElse(true))
              || !getFailures().isEmpty()
              || ((periodPage > 0 || open().more()) && closing.mayAnythingBeDue());
    }
    return closable;
  }

  private List<Statement> closed() {
    if (closed == null) {
      closed = statements.list(Optional.empty(), statementPage, SHOWN + 1);
    }
    return closed;
  }

  public List<Statement> getStatements() {
    return closed().stream().limit(SHOWN).toList();
  }

  private List<Payout> sent() {
    if (sent == null) {
      sent =
          payouts.page(
              new Payouts.Which(
                  STUCK.equals(getStatus()),
                  Asked.choice(Payout.Status.class, status),
                  Asked.choice(SellingEntity.class, entity)),
              page,
              SHOWN);
    }
    return sent;
  }

  public List<Payout> getPayouts() {
    return sent().stream().limit(SHOWN).toList();
  }

  public boolean isFiltered() {
    return !(getStatus() + getEntity()).isEmpty();
  }

  /** Payouts by how they stand, those first that don't move. */
  public List<Choice> getStatuses() {
    return Stream.concat(
            Stream.of(new Choice(STUCK, texts.text("payouts.stuck"))),
            Stream.of(Payout.Status.values())
                .map(s -> new Choice(s.name(), texts.text("payout." + s.name()))))
        .toList();
  }

  public List<Choice> getEntities() {
    return Choice.byName(SellingEntity.values());
  }

  public String getPrevious() {
    return page == 0 ? "" : link().with("statements", statementPage).page(page - 1) + LIST;
  }

  public String getNext() {
    return sent().size() > SHOWN
        ? link().with("statements", statementPage).page(page + 1) + LIST
        : "";
  }

  public String getPreviousStatements() {
    return statementPage == 0
        ? ""
        : link().with("page", page).with("statements", statementPage - 1) + "#statements-list";
  }

  public String getNextStatements() {
    return closed().size() > SHOWN
        ? link().with("page", page).with("statements", statementPage + 1) + "#statements-list"
        : "";
  }

  private Link link() {
    return Link.to("/admin/payouts")
        .with("status", getStatus())
        .with("entity", getEntity())
        .with("periods", periodPage == 0 ? "" : periodPage);
  }

  public void closePeriods() {
    going.to(RunKind.CLOSING, closing.start(operator()), "/admin/payouts?done=noPeriod");
  }

  public void execute() {
    PayoutRun.Report report = run.execute(operator());
    going.to(
        RunKind.PAYOUTS,
        report.run(),
        report.asked().stream()
            .findFirst()
            .map(act -> "/admin/act?id=" + WireId.ACT.format(act) + "&done=actAsked")
            .orElse("/admin/payouts?done=nothingToPay"));
  }

  public String nameOf(TenantId tenant) {
    if (names == null) {
      names = new HashMap<>();
    }
    return names.computeIfAbsent(
        tenant, id -> tenants.find(id).map(Tenants.Listed::name).orElse(""));
  }

  private Actor operator() {
    return Actor.account(caller.person().accountId());
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }

  public int getPeriodPage() {
    return periodPage;
  }

  public void setPeriodPage(int periodPage) {
    this.periodPage = Asked.page(periodPage);
  }

  public int getStatementPage() {
    return statementPage;
  }

  public void setStatementPage(int statementPage) {
    this.statementPage = Asked.page(statementPage);
  }

  public String getStatus() {
    return STUCK.equals(status) ? STUCK : Asked.oneOf(Payout.Status.class, status);
  }

  public void setStatus(@Nullable String status) {
    this.status = status;
  }

  public String getEntity() {
    return Asked.oneOf(SellingEntity.class, entity);
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }
}
