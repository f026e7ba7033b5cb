package io.kyodaku.run;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Begins runs in the transaction that adds the first of what they consist of: a run of nothing
 * would tell nothing.
 */
public final class Runs {

  private Runs() {}

  /** Answers the run's id; those of later runs are greater. */
  public static UUID begin(Connection connection, RunKind kind, Actor actor, Clock clock)
      throws SQLException {
    UUID id = Ids.next();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into run (id, kind, started_by, started_at) values (?, ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setString(2, kind.name());
      insert.setObject(3, actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null);
      insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
      insert.execute();
    }
    Audit.record(connection, actor, AuditAction.RUN_STARTED, null, id, kind.name(), clock);
    return id;
  }
}
