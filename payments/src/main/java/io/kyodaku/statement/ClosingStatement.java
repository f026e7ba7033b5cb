package io.kyodaku.statement;

import io.kyodaku.log.Actor;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.NamedPeriods.Named;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Closes the next period of tenants: the days that each one's schedule plugin names, from where its
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

    /** Somebody else closed it just now, or another version of a plugin has its say now. */
    record Overtaken() implements Outcome {}
  }

  /**
   * What schedules said.
   *
   * @param ended what is to be closed
   * @param others what came of those of whom nothing is
   */
  private record Asked(List<DuePeriod> ended, Map<TenantId, Outcome> others) {}

  public Outcome close(TenantId tenant, Actor actor) {
    Outcome outcome = close(List.of(tenant), actor, Optional.empty()).get(tenant);
    return Objects.requireNonNull(outcome, "each tenant has an outcome");
  }

  /**
   * The same for many, in one transaction: what one tenant's plugin does wrong stops no other, but
   * a fault of ours keeps all of them open.
   *
   * @param run which the statements say that they are of
   * @return an outcome for each
   */
  Map<TenantId, Outcome> close(List<TenantId> tenants, Actor actor, Optional<UUID> run) {
    Asked asked = ask(tenants);
    Map<TenantId, Outcome> outcomes = new HashMap<>(asked.others());
    if (!asked.ended().isEmpty()) {
      long upto = QuietRoyalties.seq(transactions);
      outcomes.putAll(
          transactions.run(
              connection ->
                  new ClosingTransaction(connection, plugins, actor, run, upto, clock)
                      .close(asked.ended())));
    }
    note(outcomes);
    return outcomes;
  }

  /** Keeps when a period ends that still runs: nobody has to ask again before then. */
  private Asked ask(List<TenantId> tenants) {
    List<DuePeriod> ended = new ArrayList<>();
    List<Named> running = new ArrayList<>();
    Map<TenantId, Outcome> others = new HashMap<>();
    tenants.forEach(tenant -> others.put(tenant, new Outcome.NothingToState()));
    Instant now = clock.instant();
    for (Next next : transactions.run(connection -> next(connection, tenants, now))) {
      TenantId tenant = next.tenant();
      switch (plugins.period(tenant, next.contract().schedule(), next.fromAt())) {
        case PluginAnswer.Failed<Scheduled>(var kind, var text) ->
            others.put(tenant, new Outcome.PluginFailed(kind.name(), text));
        case PluginAnswer.Answered<Scheduled>(Scheduled scheduled)
            when now.isBefore(scheduled.to()) -> {
          running.add(new Named(tenant, next.contract(), next.fromAt(), scheduled.to()));
          others.put(tenant, new Outcome.NotEnded(scheduled.to()));
        }
        case PluginAnswer.Answered<Scheduled>(Scheduled scheduled) -> {
          ended.add(next.ended(scheduled));
          others.remove(tenant);
        }
      }
    }
    if (!running.isEmpty()) {
      transactions.run(
          connection -> {
            NamedPeriods.keep(connection, running);
            return true;
          });
    }
    return new Asked(ended, others);
  }

  /** A tenant's next period, of which the schedule has not been asked. */
  private record Next(TenantId tenant, ContractInForce contract, Instant fromAt, int lastNumber) {

    DuePeriod ended(Scheduled scheduled) {
      return new DuePeriod(tenant, contract, fromAt, lastNumber, scheduled);
    }
  }

  private static List<Next> next(Connection connection, List<TenantId> tenants, Instant now)
      throws SQLException {
    Map<TenantId, ContractInForce> contracts = ContractInForce.of(connection, tenants, now);
    Map<TenantId, StatementRows.Last> last = StatementRows.last(connection, tenants);
    List<Next> next = new ArrayList<>();
    for (TenantId tenant : tenants) {
      ContractInForce contract = contracts.get(tenant);
      StatementRows.Last before = last.get(tenant);
      if (contract != null) {
        next.add(
            before == null
                ? new Next(tenant, contract, contract.since(), 0)
                : new Next(tenant, contract, before.toAt(), before.number()));
      }
    }
    return next;
  }

  private void note(Map<TenantId, Outcome> outcomes) {
    outcomes.forEach(
        (tenant, outcome) -> {
          if (outcome instanceof Outcome.PluginFailed(String kind, String text)) {
            transactions.run(
                connection -> {
                  ClosingFailures.note(connection, tenant, kind, text, clock.instant());
                  return true;
                });
          }
        });
  }

  /**
   * Whether closing would close something, or fail at it. Changes nothing, but keeps when a period
   * ends that still runs.
   */
  boolean isDue(TenantId tenant) {
    Asked asked = ask(List.of(tenant));
    if (asked.ended().isEmpty()) {
      return asked.others().get(tenant) instanceof Outcome.PluginFailed;
    }
    if (asked.ended().getFirst().contract().live()) {
      return true;
    }
    return !transactions
        .run(connection -> OpenAmounts.of(connection, asked.ended(), Long.MAX_VALUE))
        .isEmpty();
  }
}
