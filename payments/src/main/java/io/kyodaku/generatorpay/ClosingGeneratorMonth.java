package io.kyodaku.generatorpay;

import io.kyodaku.generatorpay.GeneratorStatement.Line;
import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.Payable;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
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
 * Closes the next month of one generator in which something was owed: a statement for each of the
 * books in which it was. Only one at a time closes a generator's months.
 */
@Dependent
public class ClosingGeneratorMonth {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ClosingGeneratorMonth(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Closed; at least one statement. */
    record Closed(List<UUID> statements) implements Outcome {}

    /** The next month has not ended. */
    record NotEnded(Instant until) implements Outcome {}

    /** All is stated. */
    record NothingToState() implements Outcome {}

    /** The ledger's entries are not kept up to the month's end yet; they soon are. */
    record TooEarly() implements Outcome {}
  }

  public Outcome close(UUID generatorId, Actor actor) {
    return transactions.run(connection -> close(connection, generatorId, actor));
  }

  private Outcome close(Connection connection, UUID generatorId, Actor actor) throws SQLException {
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('generator statement ' || ?::text, 0))",
        generatorId);
    List<ComputeBooks> all = ComputeBooks.of(connection, generatorId);
    Optional<Instant> since =
        all.stream().flatMap(books -> books.openSince().stream()).min(Instant::compareTo);
    if (since.isEmpty()) {
      return new Outcome.NothingToState();
    }
    GeneratorTerms terms = GeneratorTerms.of(connection, generatorId);
    Optional<GeneratorStatementRows.Last> last =
        GeneratorStatementRows.last(connection, generatorId);
    ComputeMonth month =
        ComputeMonth.next(terms.zone(), last.map(GeneratorStatementRows.Last::toAt), since.get());
    if (clock.instant().isBefore(month.toAt())) {
      return new Outcome.NotEnded(month.toAt());
    }
    // First, so that what others book from here on is left to the next.
    long upto = OpenCompute.upto(connection);
    if (!OpenCompute.isKept(connection, month.toAt(), upto)) {
      return new Outcome.TooEarly();
    }
    int number = last.map(GeneratorStatementRows.Last::number).orElse(0);
    List<UUID> closed = new ArrayList<>();
    for (ComputeBooks books : all) {
      if (books.isOpen(month.toAt())) {
        number++;
        GeneratorStatement statement =
            write(connection, generatorId, books, month, terms.dueDays(), number, upto);
        audit(connection, actor, statement);
        closed.add(statement.id());
      }
    }
    return new Outcome.Closed(List.copyOf(closed));
  }

  private GeneratorStatement write(
      Connection connection,
      UUID generatorId,
      ComputeBooks books,
      ComputeMonth month,
      int dueDays,
      int number,
      long upto)
      throws SQLException {
    UUID id = Ids.next();
    Instant until = month.toAt();
    List<Line> lines =
        new ArrayList<>(OpenCompute.take(connection, id, books, month.fromAt(), until, upto));
    lines.addAll(OpenCompute.entries(connection, generatorId, books, until));
    long opening = GeneratorStatementRows.carried(connection, books.accountId());
    long sum = 0;
    long usages = 0;
    for (Line line : lines) {
      sum = Math.addExact(sum, line.amountMicros());
      usages += line.usages();
    }
    Payable payable = Payable.of(Math.addExact(opening, sum), books.currency());
    LocalDate due = month.after().plusDays(dueDays);
    GeneratorStatement statement =
        new GeneratorStatement(
            id,
            generatorId,
            number,
            books.accountId(),
            books.entity(),
            books.currency(),
            month.zone(),
            month.first(),
            month.after(),
            month.fromAt(),
            until,
            due,
            due.atStartOfDay(month.zone()).toInstant(),
            opening,
            sum,
            payable.minor(),
            payable.carriedMicros(),
            lines.size(),
            usages,
            OpenCompute.through(connection, books.accountId(), until, upto),
            clock.instant());
    GeneratorStatementRows.insertLines(connection, id, lines);
    GeneratorStatementRows.insert(connection, statement);
    book(connection, statement);
    LogEntry.of(
            EntryKind.STATEMENT, id, new GeneratorStatementDetail(statement, lines).text(), clock)
        .append(connection);
    return statement;
  }

  /** What is payable is owed by this statement; what is carried stays where it is. */
  private void book(Connection connection, GeneratorStatement statement) throws SQLException {
    long payable = statement.payable().micros();
    if (payable > 0) {
      Ledger.post(
          connection,
          List.of(
              Posting.about(
                  statement.id(),
                  account(AccountKind.COMPUTE_PAYABLE, statement),
                  account(AccountKind.COMPUTE_STATEMENT_PAYABLE, statement),
                  payable,
                  TransferCode.STATEMENT_CLOSED)),
          clock);
    }
  }

  private static Account account(AccountKind kind, GeneratorStatement statement) {
    return Account.of(kind, statement.entity(), statement.currency(), statement.generatorId());
  }

  private void audit(Connection connection, Actor actor, GeneratorStatement statement)
      throws SQLException {
    Audit.record(
        connection,
        actor,
        AuditAction.GENERATOR_STATEMENT_CLOSED,
        null,
        statement.id(),
        "number "
            + statement.number()
            + ", "
            + statement.payable().major().toPlainString()
            + " "
            + statement.currency(),
        clock);
  }
}
