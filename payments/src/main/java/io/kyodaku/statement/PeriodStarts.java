package io.kyodaku.statement;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** When a tenant's periods begin, as its schedule names them; changes nothing. */
@Dependent
public class PeriodStarts {

  /** A schedule that names more until then is not gone through. */
  private static final int PERIODS_AT_MOST = 1_000;

  private final Transactions transactions;
  private final PeriodPlugins plugins;
  private final Clock clock;

  @Inject
  public PeriodStarts(
      @DatabaseRole(Kind.ADMIN) DataSource admin, PeriodPlugins plugins, Clock clock) {
    this.transactions = new Transactions(admin);
    this.plugins = plugins;
    this.clock = clock;
  }

  /** What came of asking. */
  public sealed interface Outcome {

    /** A period begins then. */
    record Begins(Instant at) implements Outcome {}

    /** The schedule could not say, or names too many periods. */
    record Unknown(String why) implements Outcome {}

    /** No contract is in force. */
    record NoContract() implements Outcome {}
  }

  private record Open(ContractInForce contract, Instant from) {}

  /** The period that is open: where the last statement ended, or the first contract began. */
  public Outcome open(TenantId tenant) {
    return find(tenant)
        .<Outcome>map(open -> new Outcome.Begins(open.from()))
        .orElseGet(Outcome.NoContract::new);
  }

  /** The first period that begins after now, and not before then. */
  public Outcome next(TenantId tenant, Instant earliest) {
    Optional<Open> found = find(tenant);
    if (found.isEmpty()) {
      return new Outcome.NoContract();
    }
    Instant now = clock.instant();
    Instant from = found.get().from();
    for (int i = 0; i < PERIODS_AT_MOST; i++) {
      switch (plugins.period(tenant, found.get().contract().schedule(), from)) {
        case PluginAnswer.Failed<Scheduled>(var kind, var text) -> {
          return new Outcome.Unknown(kind + ": " + text);
        }
        case PluginAnswer.Answered<Scheduled>(Scheduled scheduled) -> from = scheduled.to();
      }
      if (from.isAfter(now) && !from.isBefore(earliest)) {
        return new Outcome.Begins(from);
      }
    }
    return new Outcome.Unknown("more than " + PERIODS_AT_MOST + " periods until then");
  }

  private Optional<Open> find(TenantId tenant) {
    return transactions.run(
        connection -> {
          Optional<ContractInForce> contract =
              ContractInForce.of(connection, tenant, clock.instant()).filter(ContractInForce::live);
          Optional<StatementRows.Last> last = StatementRows.last(connection, tenant);
          return contract.map(
              found -> new Open(found, last.map(StatementRows.Last::toAt).orElse(found.since())));
        });
  }
}
