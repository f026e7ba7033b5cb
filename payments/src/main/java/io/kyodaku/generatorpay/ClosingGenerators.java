package io.kyodaku.generatorpay;

import io.kyodaku.job.JobHandler;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Closes every month that has ended, of every generator that is owed something. Calendar months ask
 * nobody, so this goes on by itself. The portal's own generator is the platform, which owes itself
 * nothing to be paid.
 */
@Dependent
public class ClosingGenerators implements JobHandler {

  private static final Duration EVERY = Duration.ofMinutes(30);

  /** A century; the rest is closed when this comes again. */
  private static final int MONTHS_AT_MOST = 1_200;

  private final Sql admin;
  private final RollingUpBalances entries;
  private final ClosingGeneratorMonth closing;

  @Inject
  public ClosingGenerators(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.entries = new RollingUpBalances(admin);
    this.closing = new ClosingGeneratorMonth(admin, clock);
  }

  @Override
  public String kind() {
    return "generator-closing";
  }

  @Override
  public Lane lane() {
    return Lane.CLOSING;
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(EVERY);
  }

  /** What goes wrong with one generator is tried again, and stops no other. */
  @Override
  public void run(String nothing) {
    entries.run("");
    RuntimeException first = null;
    for (UUID generator : owed()) {
      try {
        closeAll(generator);
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void closeAll(UUID generator) {
    for (int month = 0; month < MONTHS_AT_MOST; month++) {
      if (!(closing.close(generator, Actor.system())
          instanceof ClosingGeneratorMonth.Outcome.Closed)) {
        return;
      }
    }
  }

  private List<UUID> owed() {
    return admin.list(
        "select distinct g.id from generator g join ledger_account a on a.owner_id = g.id and"
            + " a.kind = ? where not g.first_party order by g.id",
        row -> row.getObject("id", UUID.class),
        AccountKind.COMPUTE_PAYABLE);
  }
}
