package io.kyodaku.statement;

import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.ClosingStatement.Outcome;
import io.kyodaku.tenant.PeriodLock;
import io.kyodaku.withholding.Withholdings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The transaction that closes periods of tenants. All is read and all plugins are asked first, and
 * nothing was written of a tenant whose plugin fails but the advance that its contract promises it
 * anyway; then everything is written, one statement of SQL for each table.
 */
final class ClosingTransaction {

  private final Connection connection;
  private final PeriodPlugins plugins;
  private final Actor actor;
  private final Optional<UUID> run;
  private final long upto;
  private final Clock clock;

  private final Map<TenantId, Outcome> outcomes = new HashMap<>();
  private final SequencedMap<Statement, List<Statement.Line>> written = new LinkedHashMap<>();

  /**
   * @param run which the statements say that they are of
   * @param upto how far they reach, as {@link QuietRoyalties} says
   */
  ClosingTransaction(
      Connection connection,
      PeriodPlugins plugins,
      Actor actor,
      Optional<UUID> run,
      long upto,
      Clock clock) {
    this.connection = connection;
    this.plugins = plugins;
    this.actor = actor;
    this.run = run;
    this.upto = upto;
    this.clock = clock;
  }

  /** What earlier statements of the contracts' books say, by tenant. */
  private record Before(
      Map<TenantId, Map<Books, Long>> carried,
      Map<TenantId, List<PastPeriod>> past,
      Map<TenantId, Long> openAdvances,
      Map<TenantId, LocalDate> unpaidSince,
      Map<TenantId, Map<Books, Long>> returned,
      Withholdings withholdings) {}

  /** A plugin failed: nothing of the tenant's is closed. */
  private static final class Failed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Outcome.PluginFailed outcome;

    Failed(PluginAnswer.Failed<?> failed) {
      super(failed.text(), null, false, false);
      this.outcome = new Outcome.PluginFailed(failed.kind().name(), failed.text());
    }
  }

  /** An outcome for each. */
  Map<TenantId, Outcome> close(List<DuePeriod> ended) throws SQLException {
    List<DuePeriod> periods = locked(ended);
    for (DuePeriod period : periods) {
      if (period.contract().live()) {
        Advances.owe(
            connection, period.tenant(), period.contract(), period.scheduled().to(), clock);
      }
    }
    Map<TenantId, SortedMap<Books, OpenAmounts>> open = OpenAmounts.of(connection, periods, upto);
    Before before = before(periods);
    for (DuePeriod period : periods) {
      close(period, open.getOrDefault(period.tenant(), new TreeMap<>(Books.ORDER)), before);
    }
    if (!written.isEmpty()) {
      write();
    }
    return outcomes;
  }

  /**
   * Only one at a time closes a tenant's periods. What another closed just now is left out, and
   * what another version of a plugin has its say in now: it was rolled back, or taken for the open
   * period.
   */
  private List<DuePeriod> locked(List<DuePeriod> ended) throws SQLException {
    List<TenantId> tenants =
        ended.stream()
            .map(DuePeriod::tenant)
            .sorted(Comparator.comparing(TenantId::value))
            .toList();
    PeriodLock.take(connection, tenants);
    Map<TenantId, ContractInForce> contracts =
        ContractInForce.of(connection, tenants, clock.instant());
    Map<TenantId, StatementRows.Last> last = StatementRows.last(connection, tenants);
    List<DuePeriod> mine = new ArrayList<>();
    for (DuePeriod period : ended) {
      StatementRows.Last lastOne = last.get(period.tenant());
      if ((lastOne == null ? 0 : lastOne.number()) == period.lastNumber()
          && period.contract().asksAs(contracts.get(period.tenant()))) {
        mine.add(period);
      } else {
        outcomes.put(period.tenant(), new Outcome.Overtaken());
      }
    }
    return mine;
  }

  private Before before(List<DuePeriod> periods) throws SQLException {
    Map<TenantId, Books> own = new HashMap<>();
    Map<TenantId, LocalDate> paidOn = new HashMap<>();
    for (DuePeriod period : periods) {
      own.put(period.tenant(), period.contract().books());
      paidOn.put(period.tenant(), period.scheduled().dueDate());
    }
    return new Before(
        StatementRows.carried(connection, own.keySet()),
        PastPeriods.of(connection, own),
        Advances.open(connection, own),
        PastPeriods.unpaidSince(connection, own),
        Withheld.returned(connection, own.keySet()),
        Withholdings.of(connection, paidOn));
  }

  private void close(DuePeriod period, SortedMap<Books, OpenAmounts> open, Before before)
      throws SQLException {
    Books own = period.contract().books();
    if (!period.contract().live() && open.isEmpty()) {
      outcomes.put(period.tenant(), new Outcome.NothingToState());
      return;
    }
    List<Books> all = new ArrayList<>(List.of(own));
    open.keySet().stream().filter(books -> !books.equals(own)).forEach(all::add);
    SequencedMap<Statement, List<Statement.Line>> statements = new LinkedHashMap<>();
    try {
      for (Books books : all) {
        add(period, books, open.getOrDefault(books, OpenAmounts.none()), before, statements);
      }
    } catch (Failed e) {
      outcomes.put(period.tenant(), e.outcome);
      return;
    }
    written.putAll(statements);
    outcomes.put(
        period.tenant(),
        new Outcome.Closed(statements.keySet().stream().map(Statement::id).toList()));
  }

  private void add(
      DuePeriod of,
      Books books,
      OpenAmounts open,
      Before before,
      SequencedMap<Statement, List<Statement.Line>> statements)
      throws SQLException, Failed {
    List<Statement.Line> lines = new ArrayList<>();
    open.earned().forEach(earned -> lines.add(earned.line()));
    open.held().ifPresent(lines::add);
    LocalDate from = LocalDate.ofInstant(of.fromAt(), of.scheduled().zone());
    Period period = new Period(from, of.scheduled().period().toExclusive());
    if (books.equals(of.contract().books())) {
      List<Earned> counted = new ArrayList<>(open.earned());
      counted.addAll(OpenAmounts.released(connection, open.entries()));
      lines.addAll(termsLines(of, period, counted, before));
    }
    lines.addAll(open.entries());
    long opening = before.carried().getOrDefault(of.tenant(), Map.of()).getOrDefault(books, 0L);
    long sum = 0;
    for (Statement.Line line : lines) {
      sum = Math.addExact(sum, line.amountMicros());
    }
    long balance = Math.addExact(opening, sum);
    Payable payable = Payable.of(balance, books.currency());
    boolean paidLater =
        payable.minor() > 0
            && of.contract().live()
            && books.equals(of.contract().books())
            && !pays(of, period, balance, before);
    Withheld withheld = Withheld.NOTHING;
    if (paidLater) {
      payable = Payable.later(balance);
    } else if (payable.minor() > 0) {
      withheld =
          Withheld.of(
              before.withholdings().of(of.tenant(), books.entity(), books.currency()),
              before.returned().getOrDefault(of.tenant(), Map.of()).getOrDefault(books, 0L),
              books,
              balance,
              lines);
      withheld.line().ifPresent(lines::add);
      sum = Math.addExact(sum, withheld.micros());
      payable = Payable.of(Math.addExact(balance, withheld.micros()), books.currency());
    }
    statements.put(
        new Statement(
            Ids.next(),
            of.tenant(),
            of.lastNumber() + statements.size() + 1,
            of.contract().versionId(),
            books.entity(),
            books.currency(),
            of.scheduled().zone(),
            period.fromInclusive(),
            period.toExclusive(),
            of.fromAt(),
            of.scheduled().to(),
            of.scheduled().dueDate(),
            of.scheduled().due(),
            opening,
            sum,
            payable.minor(),
            payable.carriedMicros(),
            lines.size(),
            open.royalties(),
            paidLater,
            withheld.tax(),
            clock.instant()),
        lines);
  }

  private List<Statement.Line> termsLines(
      DuePeriod of, Period period, List<Earned> earned, Before before) throws Failed {
    ContractInForce contract = of.contract();
    List<PastPeriod> past = before.past().getOrDefault(of.tenant(), List.of());
    PeriodFacts facts =
        new PeriodFacts(
            period,
            contract.books().currency(),
            contract.shareBps(),
            Earned.totals(earned),
            past,
            before.openAdvances().getOrDefault(of.tenant(), 0L));
    long guaranteed =
        Math.max(0, contract.guaranteeAYearMicros() - PastPeriods.guaranteed(past, period));
    return switch (plugins.lines(of.tenant(), contract.terms(), facts, guaranteed)) {
      case PluginAnswer.Answered<List<StatementLine>>(List<StatementLine> lines) ->
          lines.stream().map(Statement.Line::of).toList();
      case PluginAnswer.Failed<List<StatementLine>> failed -> throw new Failed(failed);
    };
  }

  private boolean pays(DuePeriod of, Period period, long balance, Before before) throws Failed {
    LocalDate unpaidSince = before.unpaidSince().get(of.tenant());
    PayableFacts facts =
        new PayableFacts(
            period,
            of.scheduled().dueDate(),
            of.contract().books().currency(),
            balance,
            unpaidSince != null && unpaidSince.isBefore(period.fromInclusive())
                ? unpaidSince
                : period.fromInclusive());
    return switch (plugins.pays(of.tenant(), of.contract().schedule(), facts)) {
      case PluginAnswer.Answered<Boolean>(Boolean pays) -> pays;
      case PluginAnswer.Failed<Boolean> failed -> throw new Failed(failed);
    };
  }

  private void write() throws SQLException {
    StatementRows.insertLines(connection, written);
    StatementRows.insert(connection, written.sequencedKeySet(), upto, run);
    List<Posting> postings = new ArrayList<>();
    List<LogEntry> entries = new ArrayList<>();
    List<Audit.Line> audit = new ArrayList<>();
    written.forEach(
        (statement, lines) -> {
          postings.addAll(StatementBooking.of(statement, lines));
          entries.add(
              LogEntry.of(
                  EntryKind.STATEMENT, statement.id(), StatementText.of(statement, lines), clock));
          audit.add(
              new Audit.Line(
                  statement.tenant(),
                  statement.id(),
                  "number "
                      + statement.number()
                      + ", "
                      + statement.payable().major().toPlainString()
                      + " "
                      + statement.currency()));
        });
    Ledger.post(connection, postings, clock);
    LogEntry.appendAll(connection, entries);
    Audit.recordAll(connection, actor, AuditAction.STATEMENT_CLOSED, audit, clock);
    ClosingFailures.clear(
        connection, written.keySet().stream().map(Statement::tenant).distinct().toList());
  }
}
