package io.kyodaku.statement;

import io.kyodaku.ledger.Ledger;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Closes the next period of one tenant: the days that its schedule plugin names, from where the
 * last statement ended. There is one statement for the books that the contract names, and one for
 * each other in which something is still open from an earlier version of it.
 */
@Dependent
public class ClosingStatement {

  private final Transactions transactions;
  private final PeriodPlugins plugins;
  private final Clock clock;

  @Inject
  public ClosingStatement(
      @DatabaseRole(Kind.ADMIN) DataSource admin, PeriodPlugins plugins, Clock clock) {
    this.transactions = new Transactions(admin);
    this.plugins = plugins;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Closed; at least one statement. */
    record Closed(List<UUID> statements) implements Outcome {}

    /** The next period has not ended. */
    record NotEnded(Instant until) implements Outcome {}

    /** No contract ever came into force, or none is in force and nothing is open. */
    record NothingToState() implements Outcome {}

    /** A plugin failed: the period stays open, for this tenant alone, until that is mended. */
    record PluginFailed(String kind, String text) implements Outcome {}

    /** Somebody else closed it just now. */
    record Overtaken() implements Outcome {}
  }

  /**
   * What is to be closed.
   *
   * @param run as part of which; empty where it is closed by itself
   */
  private record Next(
      ContractInForce contract, Instant fromAt, int lastNumber, Optional<UUID> run) {}

  /** Ends the transaction when a plugin fails in it: nothing of the statement stays. */
  private static final class FailedInside extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Outcome.PluginFailed outcome;

    FailedInside(Outcome.PluginFailed outcome) {
      super(outcome.text(), null, false, false);
      this.outcome = outcome;
    }
  }

  public Outcome close(TenantId tenant, Actor actor) {
    return close(tenant, actor, Optional.empty());
  }

  /**
   * The same as part of a run.
   *
   * @param run which the statements say that they are of
   */
  Outcome close(TenantId tenant, Actor actor, Optional<UUID> run) {
    Optional<Next> next = transactions.run(connection -> next(connection, tenant, run));
    if (next.isEmpty()) {
      return new Outcome.NothingToState();
    }
    return switch (plugins.period(tenant, next.get().contract().schedule(), next.get().fromAt())) {
      case PluginAnswer.Failed<Scheduled>(var kind, var text) ->
          failed(tenant, new Outcome.PluginFailed(kind.name(), text));
      case PluginAnswer.Answered<Scheduled>(Scheduled scheduled) ->
          clock.instant().isBefore(scheduled.to())
              ? notEnded(tenant, next.get(), scheduled)
              : closeEnded(tenant, next.get(), scheduled, actor);
    };
  }

  private Outcome notEnded(TenantId tenant, Next next, Scheduled scheduled) {
    keep(tenant, next, scheduled);
    return new Outcome.NotEnded(scheduled.to());
  }

  /** Nobody has to ask again before then. */
  private void keep(TenantId tenant, Next next, Scheduled scheduled) {
    transactions.run(
        connection -> {
          NamedPeriods.keep(
              connection, tenant, next.contract().versionId(), next.fromAt(), scheduled.to());
          return true;
        });
  }

  /**
   * Whether closing would close something, or fail at it. Changes nothing, but keeps when a period
   * ends that still runs.
   */
  boolean isDue(TenantId tenant) {
    Optional<Next> found =
        transactions.run(connection -> next(connection, tenant, Optional.empty()));
    if (found.isEmpty()) {
      return false;
    }
    Next next = found.get();
    return switch (plugins.period(tenant, next.contract().schedule(), next.fromAt())) {
      case PluginAnswer.Failed<Scheduled> failed -> true;
      case PluginAnswer.Answered<Scheduled>(Scheduled scheduled) -> {
        if (clock.instant().isBefore(scheduled.to())) {
          keep(tenant, next, scheduled);
          yield false;
        }
        yield next.contract().live() || isOpen(tenant, scheduled.to());
      }
    };
  }

  private boolean isOpen(TenantId tenant, Instant until) {
    return !transactions.run(connection -> OpenAmounts.books(connection, tenant, until)).isEmpty();
  }

  private Outcome closeEnded(TenantId tenant, Next next, Scheduled scheduled, Actor actor) {
    try {
      return transactions.run(connection -> closeIn(connection, tenant, next, scheduled, actor));
    } catch (FailedInside e) {
      return failed(tenant, e.outcome);
    }
  }

  private Outcome failed(TenantId tenant, Outcome.PluginFailed outcome) {
    transactions.run(
        connection -> {
          ClosingFailures.note(connection, tenant, outcome.kind(), outcome.text(), clock.instant());
          return true;
        });
    return outcome;
  }

  private Optional<Next> next(Connection connection, TenantId tenant, Optional<UUID> run)
      throws SQLException {
    Optional<ContractInForce> contract = ContractInForce.of(connection, tenant, clock.instant());
    if (contract.isEmpty()) {
      return Optional.empty();
    }
    Optional<StatementRows.Last> last = StatementRows.last(connection, tenant);
    return Optional.of(
        new Next(
            contract.get(),
            last.map(StatementRows.Last::toAt).orElse(contract.get().since()),
            last.map(StatementRows.Last::number).orElse(0),
            run));
  }

  private Outcome closeIn(
      Connection connection, TenantId tenant, Next next, Scheduled scheduled, Actor actor)
      throws SQLException {
    lock(connection, tenant);
    int last = StatementRows.last(connection, tenant).map(StatementRows.Last::number).orElse(0);
    if (last != next.lastNumber()) {
      return new Outcome.Overtaken();
    }
    if (next.contract().live()) {
      Advances.owe(connection, tenant, next.contract(), scheduled.to(), clock);
    }
    List<Books> open = OpenAmounts.books(connection, tenant, scheduled.to());
    if (!next.contract().live() && open.isEmpty()) {
      return new Outcome.NothingToState();
    }
    Books own = next.contract().books();
    List<Books> all = new ArrayList<>(List.of(own));
    open.stream().filter(books -> !books.equals(own)).forEach(all::add);
    List<UUID> closed = new ArrayList<>();
    for (Books books : all) {
      int number = last + closed.size() + 1;
      Statement statement = write(connection, tenant, next, scheduled, books, number);
      Audit.record(
          connection,
          actor,
          AuditAction.STATEMENT_CLOSED,
          tenant,
          statement.id(),
          "number "
              + number
              + ", "
              + statement.payable().major().toPlainString()
              + " "
              + statement.currency(),
          clock);
      closed.add(statement.id());
    }
    ClosingFailures.clear(connection, tenant);
    return new Outcome.Closed(List.copyOf(closed));
  }

  /** Only one at a time closes a tenant's periods; nobody else waits for this lock. */
  private static void lock(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('statement ' || ?, 0))")) {
      lock.setString(1, tenant.value().toString());
      lock.execute();
    }
  }

  private Statement write(
      Connection connection,
      TenantId tenant,
      Next next,
      Scheduled scheduled,
      Books books,
      int number)
      throws SQLException {
    UUID id = Ids.next();
    long royalties = OpenAmounts.take(connection, id, tenant, books, next.fromAt(), scheduled.to());
    List<Earned> earned = OpenAmounts.earned(connection, id, next.fromAt());
    List<Statement.Line> lines = new ArrayList<>(earned.stream().map(Earned::line).toList());
    OpenAmounts.held(connection, id).ifPresent(lines::add);
    LocalDate from = LocalDate.ofInstant(next.fromAt(), scheduled.zone());
    Period period = new Period(from, scheduled.period().toExclusive());
    List<Statement.Line> entries = OpenAmounts.entries(connection, tenant, books, scheduled.to());
    if (books.equals(next.contract().books())) {
      List<Earned> counted = new ArrayList<>(earned);
      counted.addAll(OpenAmounts.released(connection, entries));
      lines.addAll(termsLines(connection, tenant, next.contract(), period, counted));
    }
    lines.addAll(entries);
    long opening = StatementRows.carried(connection, tenant, books);
    long sum = 0;
    for (Statement.Line line : lines) {
      sum = Math.addExact(sum, line.amountMicros());
    }
    long balance = Math.addExact(opening, sum);
    Payable payable = Payable.of(balance, books.currency());
    boolean paidLater =
        payable.minor() > 0
            && next.contract().live()
            && books.equals(next.contract().books())
            && !pays(connection, tenant, next.contract(), period, scheduled, balance);
    Withheld withheld = Withheld.NOTHING;
    if (paidLater) {
      payable = Payable.later(balance);
    } else if (payable.minor() > 0) {
      withheld = Withheld.of(connection, tenant, books, balance, lines, scheduled.dueDate());
      withheld.line().ifPresent(lines::add);
      sum = Math.addExact(sum, withheld.micros());
      payable = Payable.of(Math.addExact(balance, withheld.micros()), books.currency());
    }
    Statement statement =
        new Statement(
            id,
            tenant,
            number,
            next.contract().versionId(),
            books.entity(),
            books.currency(),
            scheduled.zone(),
            period.fromInclusive(),
            period.toExclusive(),
            next.fromAt(),
            scheduled.to(),
            scheduled.dueDate(),
            scheduled.due(),
            opening,
            sum,
            payable.minor(),
            payable.carriedMicros(),
            lines.size(),
            royalties,
            paidLater,
            withheld.tax(),
            clock.instant());
    StatementRows.insertLines(connection, id, tenant, lines);
    StatementRows.insert(connection, statement, next.run());
    Ledger.post(connection, StatementBooking.of(statement, lines), clock);
    LogEntry.of(EntryKind.STATEMENT, id, StatementText.of(statement, lines), clock)
        .append(connection);
    return statement;
  }

  private List<Statement.Line> termsLines(
      Connection connection,
      TenantId tenant,
      ContractInForce contract,
      Period period,
      List<Earned> earned)
      throws SQLException {
    List<PastPeriod> past = PastPeriods.of(connection, tenant, contract.books());
    PeriodFacts facts =
        new PeriodFacts(
            period,
            contract.books().currency(),
            contract.shareBps(),
            Earned.totals(earned),
            past,
            Advances.open(connection, tenant, contract.books()));
    long guaranteed =
        Math.max(0, contract.guaranteeAYearMicros() - PastPeriods.guaranteed(past, period));
    PluginAnswer<List<StatementLine>> answer =
        plugins.lines(tenant, contract.terms(), facts, guaranteed);
    return switch (answer) {
      case PluginAnswer.Answered<List<StatementLine>>(List<StatementLine> lines) ->
          lines.stream().map(Statement.Line::of).toList();
      case PluginAnswer.Failed<List<StatementLine>>(var kind, var text) ->
          throw new FailedInside(new Outcome.PluginFailed(kind.name(), text));
    };
  }

  private boolean pays(
      Connection connection,
      TenantId tenant,
      ContractInForce contract,
      Period period,
      Scheduled scheduled,
      long balance)
      throws SQLException {
    PayableFacts facts =
        new PayableFacts(
            period,
            scheduled.dueDate(),
            contract.books().currency(),
            balance,
            PastPeriods.unpaidSince(connection, tenant, contract.books())
                .filter(day -> day.isBefore(period.fromInclusive()))
                .orElse(period.fromInclusive()));
    return switch (plugins.pays(tenant, contract.schedule(), facts)) {
      case PluginAnswer.Answered<Boolean>(Boolean pays) -> pays;
      case PluginAnswer.Failed<Boolean>(var kind, var text) ->
          throw new FailedInside(new Outcome.PluginFailed(kind.name(), text));
    };
  }
}
