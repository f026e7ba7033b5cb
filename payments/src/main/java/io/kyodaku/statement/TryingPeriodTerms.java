package io.kyodaku.statement;

import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
      Optional<TriedTerms> draft = TriedTerms.find(connection, versionId);
      PeriodPlugins apart = plugins.inShadow();
      List<Tried> tried = new ArrayList<>();
      if (draft.isPresent()) {
        for (Statement statement : Statements.list(connection, Optional.of(tenant), 0, PERIODS)) {
          if (new Books(statement.entity(), statement.currency()).equals(draft.get().books())) {
            tried.add(new StatementTrial(connection, apart).tried(draft.get(), statement));
          }
        }
      }
      return tried;
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
