package io.kyodaku.upgrade;

import io.kyodaku.job.Jobs;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.replay.KeepingPages;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An operator has a new version of a plugin tried in place of an older one, on all that is recorded
 * of the tenants whose contracts name that. Only the trial and its job are committed here.
 */
@Dependent
public class StartingPluginTrial {

  private final PluginHost host;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public StartingPluginTrial(
      PluginHost host, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.host = host;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Started(UUID trial) implements Outcome {}

    /** The same two are on trial already. */
    record UnderWay(UUID trial) implements Outcome {}

    /** They are not two versions of one plugin that are loaded here. */
    record NotTwoVersions() implements Outcome {}

    /** The new one does not decide all that the old one does. */
    record OffersLess() implements Outcome {}
  }

  /**
   * @param oldHash the version that contracts name
   * @param newHash the version that would stand in for it
   */
  public Outcome start(UUID operator, String oldHash, String newHash) {
    Optional<PluginInfo> before = host.find(oldHash);
    Optional<PluginInfo> after = host.find(newHash);
    if (before.isEmpty()
        || after.isEmpty()
        || oldHash.equals(newHash)
        || !before.get().pluginId().equals(after.get().pluginId())) {
      return new Outcome.NotTwoVersions();
    }
    if (!after.get().offers().containsAll(before.get().offers())) {
      return new Outcome.OffersLess();
    }
    return transactions.run(connection -> begin(connection, operator, before.get(), after.get()));
  }

  private Outcome begin(Connection connection, UUID operator, PluginInfo before, PluginInfo after)
      throws SQLException {
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('plugin-trial ' || ?, 0))",
        after.pluginId());
    Optional<UUID> open =
        Sql.list(
                connection,
                "select id from plugin_trial where old_hash = ? and new_hash = ? and ended_at is"
                    + " null",
                row -> row.getObject(1, UUID.class),
                before.hash(),
                after.hash())
            .stream()
            .findFirst();
    if (open.isPresent()) {
      return new Outcome.UnderWay(open.get());
    }
    UUID id = Ids.next();
    Instant now = clock.instant();
    Sql.execute(
        connection,
        "insert into plugin_trial (id, plugin_id, old_hash, new_hash, since, until, status,"
            + " started_by, started_at) values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)",
        id,
        after.pluginId(),
        before.hash(),
        after.hash(),
        now.minus(KeepingPages.KEPT).truncatedTo(ChronoUnit.HOURS),
        now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS),
        operator,
        now);
    boolean added =
        Jobs.add(connection, TryingPlugin.KIND, id.toString(), id.toString(), now, clock);
    if (!added) {
      throw new IllegalStateException("a new trial has no job yet");
    }
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.PLUGIN_TRIED,
        null,
        id,
        after.pluginId() + " " + before.version() + " -> " + after.version() + " " + after.hash(),
        clock);
    return new Outcome.Started(id);
  }
}
