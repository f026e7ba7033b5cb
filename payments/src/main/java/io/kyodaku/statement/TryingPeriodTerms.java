package io.kyodaku.statement;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Asks the plugins of a contract's draft about the periods that were stated last, as if it had been
 * in force: which lines they would have gained, and whether they would have been paid. Nothing is
 * kept, and no statement changes.
 *
 * <p>The facts are those of the statements, so what usages earned is as it was; what earlier
 * periods came to is not tried again.
 */
@Dependent
public class TryingPeriodTerms {

  private static final int PERIODS = 3;

  private final DataSource own;
  private final PeriodPlugins plugins;

  @Inject
  public TryingPeriodTerms(@DatabaseRole(Kind.TENANT) DataSource own, PeriodPlugins plugins) {
    this.own = own;
    this.plugins = plugins;
  }

  /**
   * What would have become of one statement.
   *
   * @param linesBeforeMicros what its plugin's lines came to
   * @param would what they come to by the draft
   */
  public record Tried(Statement statement, long linesBeforeMicros, Would would) {}

  /** What the draft's plugins answer. */
  public sealed interface Would {}

  /**
   * @param linesMicros what the lines come to
   * @param paid whether it is paid when it is due; empty where there is nothing to pay
   */
  public record Stated(List<StatementLine> lines, long linesMicros, Optional<Boolean> paid)
      implements Would {

    public Stated {
      lines = List.copyOf(lines);
    }
  }

  /**
   * No answer: the period would have stayed open.
   *
   * @param why in English, for people
   */
  public record StaysOpen(String why) implements Would {}

  /** The latest period first; none where there is no such version, or nothing was stated. */
  @TenantScoped
  public List<Tried> tryOut(TenantId tenant, UUID versionId) {
    try (Connection connection = own.getConnection()) {
      Optional<Draft> draft = draft(connection, versionId);
      List<Tried> tried = new ArrayList<>();
      if (draft.isPresent()) {
        for (Statement statement : Statements.list(connection, Optional.of(tenant), 0, PERIODS)) {
          if (new Books(statement.entity(), statement.currency()).equals(draft.get().books())) {
            tried.add(tried(connection, draft.get(), statement));
          }
        }
      }
      return tried;
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private Tried tried(Connection connection, Draft draft, Statement statement) throws SQLException {
    List<Statement.Line> lines =
        Statements.find(connection, statement.id()).map(StatementDetail::lines).orElse(List.of());
    long before = 0;
    for (Statement.Line line : lines) {
      if (isOfPlugin(line.kind())) {
        before = Math.addExact(before, line.amountMicros());
      }
    }
    PluginAnswer<List<StatementLine>> answer = lines(connection, draft, statement, lines);
    Would would =
        switch (answer) {
          case PluginAnswer.Failed<List<StatementLine>>(var kind, var text) ->
              new StaysOpen(kind + ": " + text);
          case PluginAnswer.Answered<List<StatementLine>>(var added) ->
              stated(connection, draft, statement, before, added);
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
      Connection connection, Draft draft, Statement statement, List<Statement.Line> lines)
      throws SQLException {
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
            openAdvance(connection, statement));
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
      Connection connection,
      Draft draft,
      Statement statement,
      long before,
      List<StatementLine> added)
      throws SQLException {
    long come = 0;
    for (StatementLine line : added) {
      come = Math.addExact(come, Statement.Line.of(line).amountMicros());
    }
    long balance =
        Math.addExact(
            Math.addExact(statement.openingMicros(), statement.linesMicros()),
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
            unpaidSince(connection, statement));
    return switch (plugins.pays(statement.tenant(), draft.schedule(), facts)) {
      case PluginAnswer.Answered<Boolean>(var pays) -> new Stated(added, come, Optional.of(pays));
      case PluginAnswer.Failed<Boolean>(var kind, var text) -> new StaysOpen(kind + ": " + text);
    };
  }

  private static Period period(Statement statement) {
    return new Period(statement.fromDate(), statement.toDate());
  }

  /** What was paid in advance before this statement, and not earned back by then. */
  private static long openAdvance(Connection connection, Statement statement) throws SQLException {
    String sql =
        """
        select coalesce(sum(l.amount_micros), 0) from statement_line l join statement s on s.id = l.statement_id
        where l.kind in ('ADVANCE', 'RECOUPMENT') and s.selling_entity = ? and s.currency = ? and s.number < ?
        """;
    try (PreparedStatement select = earlier(connection, sql, statement);
        ResultSet row = select.executeQuery()) {
      row.next();
      return Math.max(0, row.getBigDecimal(1).longValueExact());
    }
  }

  /** The first day of the earliest statement that was still unpaid when this one closed. */
  private static LocalDate unpaidSince(Connection connection, Statement statement)
      throws SQLException {
    String sql =
        """
        with earlier as (select number, from_date, paid_later from statement
                         where selling_entity = ? and currency = ? and number < ?)
        select min(from_date) from earlier
        where number > coalesce((select max(number) from earlier where not paid_later), 0)
        """;
    try (PreparedStatement select = earlier(connection, sql, statement);
        ResultSet row = select.executeQuery()) {
      row.next();
      LocalDate first = row.getObject(1, LocalDate.class);
      return first != null && first.isBefore(statement.fromDate()) ? first : statement.fromDate();
    }
  }

  private static PreparedStatement earlier(Connection connection, String sql, Statement statement)
      throws SQLException {
    PreparedStatement select = connection.prepareStatement(sql);
    select.setString(1, statement.entity());
    select.setString(2, statement.currency().getCurrencyCode());
    select.setInt(3, statement.number());
    return select;
  }

  private static Optional<Draft> draft(Connection connection, UUID versionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select selling_entity, currency, share_bps, terms_hash, terms_config, schedule_hash, schedule_config,
              guarantee_a_year_micros
            from contract_version where id = ?
            """)) {
      select.setObject(1, versionId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Draft(
                    new Books(
                        row.getString("selling_entity"),
                        Currency.getInstance(row.getString("currency"))),
                    row.getInt("share_bps"),
                    PluginPin.of(row.getString("terms_hash"), row.getString("terms_config")),
                    PluginPin.of(row.getString("schedule_hash"), row.getString("schedule_config")),
                    row.getLong("guarantee_a_year_micros")))
            : Optional.empty();
      }
    }
  }

  private record Draft(
      Books books, int shareBps, PluginPin terms, PluginPin schedule, long guaranteeAYearMicros) {}
}
