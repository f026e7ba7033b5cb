package io.kyodaku.statement;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.statement.TryingPeriodTerms.Stated;
import io.kyodaku.statement.TryingPeriodTerms.StaysOpen;
import io.kyodaku.statement.TryingPeriodTerms.Tried;
import io.kyodaku.statement.TryingPeriodTerms.Would;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks plugins what they would have said of a statement that is closed, on the facts that it was
 * closed on. In a transaction of its tenant.
 */
record StatementTrial(Connection connection, PeriodPlugins plugins) {

  Tried tried(TriedTerms draft, Statement statement) throws SQLException {
    List<Statement.Line> lines =
        Statements.find(connection, statement.id()).map(StatementDetail::lines).orElse(List.of());
    long before = 0;
    for (Statement.Line line : lines) {
      if (isOfPlugin(line.kind())) {
        before = Math.addExact(before, line.amountMicros());
      }
    }
    PluginAnswer<List<StatementLine>> answer = lines(draft, statement, lines);
    Would would =
        switch (answer) {
          case PluginAnswer.Failed<List<StatementLine>>(var kind, var text) ->
              new StaysOpen(kind + ": " + text);
          case PluginAnswer.Answered<List<StatementLine>>(var added) ->
              stated(draft, statement, untaxed(statement, lines), before, added);
        };
    return new Tried(statement, before, would);
  }

  private static boolean isOfPlugin(LineKind kind) {
    return switch (kind) {
      case TIER, GUARANTEE, RECOUPMENT, MEMBER_SHARE -> true;
      default -> false;
    };
  }

  private PluginAnswer<List<StatementLine>> lines(
      TriedTerms draft, Statement statement, List<Statement.Line> lines) throws SQLException {
    Period period = period(statement);
    List<PastPeriod> past =
        PastPeriods.of(connection, statement.tenant(), draft.books()).stream()
            .filter(one -> one.period().fromInclusive().isBefore(statement.fromDate()))
            .toList();
    PeriodFacts facts =
        new PeriodFacts(
            period,
            statement.currency(),
            draft.shareBps(),
            totals(lines),
            past,
            openAdvance(statement));
    long guaranteed =
        Math.max(0, draft.guaranteeAYearMicros() - PastPeriods.guaranteed(past, period));
    return plugins.lines(statement.tenant(), draft.terms(), facts, guaranteed);
  }

  private static List<UsageTotal> totals(List<Statement.Line> lines) {
    List<Earned> earned = new ArrayList<>();
    for (Statement.Line line : lines) {
      if (line.assetId().isPresent() && line.use().isPresent()) {
        earned.add(
            new Earned(
                line.kind(),
                line.assetId().get(),
                line.use().get(),
                line.territories(),
                line.usages(),
                line.seconds(),
                line.baseMicros(),
                line.baseMicros(),
                line.amountMicros()));
      }
    }
    return Earned.totals(earned);
  }

  private Would stated(
      TriedTerms draft,
      Statement statement,
      long linesMicros,
      long before,
      List<StatementLine> added)
      throws SQLException {
    long come = 0;
    for (StatementLine line : added) {
      come = Math.addExact(come, Statement.Line.of(line).amountMicros());
    }
    long balance =
        Math.addExact(
            Math.addExact(statement.openingMicros(), linesMicros),
            Math.subtractExact(come, before));
    if (Payable.of(balance, statement.currency()).minor() <= 0) {
      return new Stated(added, come, Optional.empty());
    }
    PayableFacts facts =
        new PayableFacts(
            period(statement),
            statement.dueDate(),
            statement.currency(),
            balance,
            unpaidSince(statement));
    return switch (plugins.pays(statement.tenant(), draft.schedule(), facts)) {
      case PluginAnswer.Answered<Boolean>(var pays) -> new Stated(added, come, Optional.of(pays));
      case PluginAnswer.Failed<Boolean>(var kind, var text) -> new StaysOpen(kind + ": " + text);
    };
  }

  /** What lines come to before a tax: it is withheld of what is paid, so it comes last. */
  private static long untaxed(Statement statement, List<Statement.Line> lines) {
    long sum = statement.linesMicros();
    for (Statement.Line line : lines) {
      if (line.kind() == LineKind.WITHHOLDING) {
        sum = Math.subtractExact(sum, line.amountMicros());
      }
    }
    return sum;
  }

  private static Period period(Statement statement) {
    return new Period(statement.fromDate(), statement.toDate());
  }

  /** What was paid in advance before this statement, and not earned back by then. */
  private long openAdvance(Statement statement) throws SQLException {
    String sql =
        """
        select coalesce(sum(l.amount_micros), 0) from statement_line l join statement s on s.id = l.statement_id
        where l.kind in ('ADVANCE', 'RECOUPMENT') and s.selling_entity = ? and s.currency = ? and s.number < ?
        """;
    try (PreparedStatement select = earlier(sql, statement);
        ResultSet row = select.executeQuery()) {
      row.next();
      return Math.max(0, row.getBigDecimal(1).longValueExact());
    }
  }

  /** The first day of the earliest statement that was still unpaid when this one closed. */
  private LocalDate unpaidSince(Statement statement) throws SQLException {
    String sql =
        """
        with earlier as (select number, from_date, paid_later from statement
                         where selling_entity = ? and currency = ? and number < ?)
        select min(from_date) from earlier
        where number > coalesce((select max(number) from earlier where not paid_later), 0)
        """;
    try (PreparedStatement select = earlier(sql, statement);
        ResultSet row = select.executeQuery()) {
      row.next();
      LocalDate first = row.getObject(1, LocalDate.class);
      return first != null && first.isBefore(statement.fromDate()) ? first : statement.fromDate();
    }
  }

  private PreparedStatement earlier(String sql, Statement statement) throws SQLException {
    PreparedStatement select = connection.prepareStatement(sql);
    select.setString(1, statement.entity());
    select.setString(2, statement.currency().getCurrencyCode());
    select.setInt(3, statement.number());
    return select;
  }
}
