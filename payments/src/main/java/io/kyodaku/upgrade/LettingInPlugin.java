package io.kyodaku.upgrade;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An operator saw what came of a trial and lets the new version stand in for the old one: tenants
 * whose contracts name the old one may have the new one made available.
 */
@Dependent
public class LettingInPlugin {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public LettingInPlugin(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    LET_IN,
    /** There is no such trial, it has not come to its end, or it was let in already. */
    STANDS_OTHERWISE,
    /** It did not keep to what a plugin has to keep to. */
    FAULTY
  }

  public Outcome letIn(UUID operator, UUID trial) {
    return transactions.run(connection -> letIn(connection, operator, trial));
  }

  private Outcome letIn(Connection connection, UUID operator, UUID trial) throws SQLException {
    List<String> done =
        Sql.list(
            connection,
            "select plugin_id || ' ' || old_hash || ' -> ' || new_hash from plugin_trial where id ="
                + " ? and status = 'DONE' and not exists (select from plugin_let_in where trial_id"
                + " = plugin_trial.id) for update",
            row -> row.getString(1),
            trial);
    if (done.isEmpty()) {
      return Outcome.STANDS_OTHERWISE;
    }
    boolean faulty =
        !Sql.list(
                connection,
                "select 1 from plugin_trial_fault where trial_id = ? limit 1",
                row -> true,
                trial)
            .isEmpty();
    if (faulty) {
      return Outcome.FAULTY;
    }
    Sql.execute(
        connection,
        "insert into plugin_let_in (trial_id, let_in_by, at) values (?, ?, ?)",
        trial,
        operator,
        clock.instant());
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.PLUGIN_LET_IN,
        null,
        trial,
        done.getFirst(),
        clock);
    return Outcome.LET_IN;
  }
}
