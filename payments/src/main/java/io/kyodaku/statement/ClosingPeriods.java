package io.kyodaku.statement;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Closes every period that has ended, of every tenant that ever had a contract. What goes wrong
 * with one tenant stops no other.
 */
@Dependent
public class ClosingPeriods {

  private static final Logger LOG = Logger.getLogger(ClosingPeriods.class.getName());

  /** Three years of months: what is older comes with the next run. */
  private static final int PERIODS_AT_ONCE = 36;

  private final ClosingStatement closing;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ClosingPeriods(
      ClosingStatement closing, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.closing = closing;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** Statements that were closed, and tenants that could not be. */
  public record Report(List<UUID> closed, List<Failed> failed) {

    /** As {@link ClosingFailures.Failure} has it. */
    public record Failed(TenantId tenant, String kind, String text) {}
  }

  public Report close(Actor actor) {
    List<UUID> closed = new ArrayList<>();
    List<Report.Failed> failed = new ArrayList<>();
    for (TenantId tenant : tenants()) {
      try {
        closeAll(tenant, actor, closed, failed);
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, e, () -> "the period of " + tenant + " could not be closed");
        note(tenant, String.valueOf(e));
        failed.add(new Report.Failed(tenant, "ERROR", String.valueOf(e)));
      }
    }
    return new Report(List.copyOf(closed), List.copyOf(failed));
  }

  private void closeAll(
      TenantId tenant, Actor actor, List<UUID> closed, List<Report.Failed> failed) {
    for (int i = 0; i < PERIODS_AT_ONCE; i++) {
      switch (closing.close(tenant, actor)) {
        case ClosingStatement.Outcome.Closed(List<UUID> statements) -> closed.addAll(statements);
        case ClosingStatement.Outcome.Overtaken overtaken -> {
          // Go on with what comes after.
        }
        case ClosingStatement.Outcome.PluginFailed(String kind, String text) -> {
          failed.add(new Report.Failed(tenant, kind, text));
          return;
        }
        case ClosingStatement.Outcome.NotEnded notEnded -> {
          return;
        }
        case ClosingStatement.Outcome.NothingToState nothing -> {
          return;
        }
      }
    }
  }

  private void note(TenantId tenant, String text) {
    transactions.run(
        connection -> {
          ClosingFailures.note(connection, tenant, "ERROR", text, clock.instant());
          return true;
        });
  }

  private List<TenantId> tenants() {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      select distinct tenant_id from contract_version
                      where status in ('IN_FORCE', 'ENDED') order by tenant_id
                      """);
              ResultSet row = select.executeQuery()) {
            List<TenantId> tenants = new ArrayList<>();
            while (row.next()) {
              tenants.add(new TenantId(row.getObject(1, UUID.class)));
            }
            return tenants;
          }
        });
  }
}
