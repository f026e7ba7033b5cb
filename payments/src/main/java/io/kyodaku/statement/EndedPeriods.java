package io.kyodaku.statement;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.ClosingPeriods.Report;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Every period of one tenant that has ended, the oldest first. Each is closed in a transaction of
 * its own: whoever is interrupted goes on where it was left, and a fault is noted for operators.
 */
final class EndedPeriods {

  private static final Logger LOG = Logger.getLogger(EndedPeriods.class.getName());

  /**
   * A quarter of a century of days. A schedule that names more has not been gone through, and that
   * is said.
   */
  private static final int PERIODS_AT_MOST = 10_000;

  private final ClosingStatement closing;
  private final Transactions transactions;
  private final Clock clock;

  EndedPeriods(ClosingStatement closing, Transactions transactions, Clock clock) {
    this.closing = closing;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Never throws what is the fault of one tenant's alone. */
  Report close(TenantId tenant, Actor actor, Optional<UUID> run) {
    List<UUID> closed = new ArrayList<>();
    List<Report.Failed> failed = new ArrayList<>();
    try {
      closeAll(tenant, actor, run, closed).ifPresent(failed::add);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "the period of " + tenant + " could not be closed");
      note(tenant, String.valueOf(e));
      failed.add(new Report.Failed(tenant, "ERROR", String.valueOf(e)));
    }
    return new Report(List.copyOf(closed), List.copyOf(failed));
  }

  private Optional<Report.Failed> closeAll(
      TenantId tenant, Actor actor, Optional<UUID> run, List<UUID> closed) {
    for (int i = 0; i < PERIODS_AT_MOST; i++) {
      switch (closing.close(tenant, actor, run)) {
        case ClosingStatement.Outcome.Closed(List<UUID> statements) -> closed.addAll(statements);
        case ClosingStatement.Outcome.Overtaken overtaken -> {
          // Go on with what comes after.
        }
        case ClosingStatement.Outcome.PluginFailed(String kind, String text) -> {
          return Optional.of(new Report.Failed(tenant, kind, text));
        }
        case ClosingStatement.Outcome.NotEnded notEnded -> {
          return mended(tenant);
        }
        case ClosingStatement.Outcome.NothingToState nothing -> {
          return mended(tenant);
        }
      }
    }
    String text = "more than " + PERIODS_AT_MOST + " periods have ended";
    note(tenant, text);
    return Optional.of(new Report.Failed(tenant, "ERROR", text));
  }

  /** What failed before fails no more, also where there is nothing to close. */
  private Optional<Report.Failed> mended(TenantId tenant) {
    transactions.run(
        connection -> {
          ClosingFailures.clear(connection, tenant);
          return true;
        });
    return Optional.empty();
  }

  private void note(TenantId tenant, String text) {
    transactions.run(
        connection -> {
          ClosingFailures.note(connection, tenant, "ERROR", text, clock.instant());
          return true;
        });
  }
}
