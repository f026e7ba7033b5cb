package io.kyodaku.statement;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.ShadowPlugins;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Asks another version of a plugin about the statements of one tenant that it had a say in, on the
 * facts that they were closed on. It changes nothing.
 */
@Dependent
public class TryingVersion {

  /** The latest; three years of months. */
  static final int STATEMENTS_AT_MOST = 36;

  private final DataSource own;

  @Inject
  public TryingVersion(@DatabaseRole(Kind.TENANT) DataSource own) {
    this.own = own;
  }

  /** Which version stands in for which. */
  public record Versions(String oldHash, String newHash) {}

  /**
   * @param until statements that had closed by then
   * @param plugins those on trial
   */
  @TenantScoped
  public TriedVersion of(TenantId tenant, Versions versions, Instant until, ShadowPlugins plugins) {
    try (Connection connection = own.getConnection()) {
      PeriodPlugins asked = new PatientPeriodPlugins(new ShadowPeriodPlugins(plugins));
      TriedVersion.Adding sums = new TriedVersion.Adding();
      for (UUID id : statements(connection, versions.oldHash(), until)) {
        Statement statement = Statements.find(connection, id).orElseThrow().statement();
        TriedTerms then = TriedTerms.of(connection, statement);
        one(connection, asked, versions, statement, then, sums);
      }
      return sums.sum();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private static void one(
      Connection connection,
      PeriodPlugins asked,
      Versions versions,
      Statement statement,
      TriedTerms then,
      TriedVersion.Adding sums)
      throws SQLException {
    TriedTerms anew = then.with(versions.oldHash(), versions.newHash());
    sums.statement();
    if (!anew.schedule().equals(then.schedule())) {
      switch (asked.period(statement.tenant(), anew.schedule(), statement.fromAt())) {
        case PluginAnswer.Failed<Scheduled>(var kind, var text) ->
            sums.noPeriod(kind + ": " + text);
        case PluginAnswer.Answered<Scheduled>(Scheduled scheduled) -> {
          if (!scheduled.to().equals(statement.toAt())
              || !scheduled.dueDate().equals(statement.dueDate())) {
            sums.otherDays();
          }
        }
      }
    }
    Books books = new Books(statement.entity(), statement.currency());
    if (books.equals(then.books())) {
      TryingPeriodTerms.Tried tried = new StatementTrial(connection, asked).tried(anew, statement);
      switch (tried.would()) {
        case TryingPeriodTerms.StaysOpen(String why) -> sums.noLines(why);
        case TryingPeriodTerms.Stated stated -> {
          if (!anew.terms().equals(then.terms())) {
            sums.lines(statement.currency(), tried.linesBeforeMicros(), stated.linesMicros());
          }
          if (stated.paid().isPresent()
              && (statement.payableMinor() > 0 || statement.paidLater())
              && stated.paid().get() == statement.paidLater()) {
            sums.paidOtherwise();
          }
        }
      }
    }
  }

  private static List<UUID> statements(Connection connection, String hash, Instant until)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.id from statement s join contract_version v on v.id = s.contract_version_id
            where s.closed_at < ?
              and ? in (plugin_of_period(v.id, 'TERMS', s.from_at, s.closed_at), plugin_of_period(v.id, 'SCHEDULE', s.from_at, s.closed_at))
            order by s.number desc limit ?
            """)) {
      select.setObject(1, StatementRows.at(until));
      select.setString(2, hash);
      select.setInt(3, STATEMENTS_AT_MOST);
      List<UUID> ids = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject(1, UUID.class));
        }
      }
      return ids;
    }
  }
}
