package io.kyodaku.statement;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.ClosingPeriods.Report;
import io.kyodaku.statement.ClosingStatement.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Every period of tenants that has ended, the oldest first. The next one of each is closed together
 * with those of the others: whoever is interrupted goes on where it was left, and a fault is noted
 * for operators.
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

  /**
   * Never throws what is the fault of one tenant's alone.
   *
   * @throws QuietRoyalties.NotQuiet when nothing more can be closed now
   */
  Report close(List<TenantId> tenants, Actor actor, Optional<UUID> run) {
    List<UUID> closed = new ArrayList<>();
    List<Report.Failed> failed = new ArrayList<>();
    List<TenantId> mended = new ArrayList<>();
    List<TenantId> open = tenants;
    for (int i = 0; i < PERIODS_AT_MOST && !open.isEmpty(); i++) {
      List<TenantId> again = new ArrayList<>();
      next(open, actor, run, failed)
          .forEach(
              (tenant, outcome) -> {
                switch (outcome) {
                  case Outcome.Closed(List<UUID> statements) -> {
                    closed.addAll(statements);
                    again.add(tenant);
                  }
                  case Outcome.Overtaken overtaken -> again.add(tenant);
                  case Outcome.PluginFailed(String kind, String text) ->
                      failed.add(new Report.Failed(tenant, kind, text));
                  case Outcome.NotEnded notEnded -> mended.add(tenant);
                  case Outcome.NothingToState nothing -> mended.add(tenant);
                }
              });
      open = again;
    }
    for (TenantId tenant : open) {
      failed.add(fault(tenant, "more than " + PERIODS_AT_MOST + " periods have ended"));
    }
    mend(mended);
    return new Report(List.copyOf(closed), List.copyOf(failed));
  }

  /** Of those with whom we fail together, each is tried with fewer others, and at last alone. */
  private Map<TenantId, Outcome> next(
      List<TenantId> tenants, Actor actor, Optional<UUID> run, List<Report.Failed> failed) {
    try {
      return closing.close(tenants, actor, run);
    } catch (QuietRoyalties.NotQuiet e) {
      throw e;
    } catch (RuntimeException e) {
      if (tenants.size() > 1) {
        LOG.log(Level.WARNING, e, () -> tenants.size() + " periods could not be closed together");
        int half = tenants.size() / 2;
        Map<TenantId, Outcome> outcomes =
            new HashMap<>(next(tenants.subList(0, half), actor, run, failed));
        outcomes.putAll(next(tenants.subList(half, tenants.size()), actor, run, failed));
        return outcomes;
      }
      TenantId tenant = tenants.getFirst();
      LOG.log(Level.SEVERE, e, () -> "the period of " + tenant + " could not be closed");
      failed.add(fault(tenant, String.valueOf(e)));
      return Map.of();
    }
  }

  /** What failed before fails no more, also where there is nothing to close. */
  private void mend(List<TenantId> tenants) {
    transactions.run(
        connection -> {
          ClosingFailures.clear(connection, tenants);
          return true;
        });
  }

  private Report.Failed fault(TenantId tenant, String text) {
    transactions.run(
        connection -> {
          ClosingFailures.note(connection, tenant, "ERROR", text, clock.instant());
          return true;
        });
    return new Report.Failed(tenant, "ERROR", text);
  }
}
