package io.kyodaku.testing;

import static io.kyodaku.testing.TestTenants.execute;
import static io.kyodaku.testing.TestTenants.value;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/** Trials of plugins' versions as they stand when they have ended, and what rests on them. */
public final class TestUpgrades {

  private TestUpgrades() {}

  /** A jar that nobody loads; answers its hash. */
  public static String jar(TestDatabase database, String pluginId, String version) {
    byte[] bytes = (pluginId + version + Ids.next()).getBytes(StandardCharsets.UTF_8);
    execute(
        database,
        "insert into plugin_jar (hash, plugin_id, version, api_version, name, offers, bytes,"
            + " installed_at) values (encode(sha256(?), 'hex'), ?, ?, 1, 'Named',"
            + " array['USAGE_TERMS', 'PERIOD_TERMS', 'PAYOUT_SCHEDULE'], ?, now())",
        bytes,
        pluginId,
        version,
        bytes);
    return Objects.requireNonNull(
        value(database, "select hash from plugin_jar where bytes = ?", (Object) bytes));
  }

  /** What a trial is to show of a rightsholder. */
  public record Shown(
      long usages,
      long statements,
      long otherDays,
      long paidOtherwise,
      long changed,
      long wasMicros,
      long wouldMicros) {

    /** Ten usages and two statements, and all as it was. */
    public static final Shown NOTHING_CHANGES = new Shown(10, 2, 0, 0, 0, 1_000_000, 1_000_000);

    /** Nothing was recorded. */
    public static final Shown NOTHING_TRIED = new Shown(0, 0, 0, 0, 0, 0, 0);

    /** Of a million micros, so many more or less. */
    public static Shown difference(long micros) {
      return new Shown(10, 2, 0, 0, 5, 1_000_000, 1_000_000 + micros);
    }
  }

  /** A trial that passed and was let in; ended at a time. */
  public static UUID letIn(
      TestDatabase database,
      UUID operator,
      TenantId tenant,
      String oldHash,
      String newHash,
      Instant endedAt,
      Shown shown) {
    UUID id = running(database, operator, oldHash, newHash, endedAt);
    shown(database, id, tenant, shown);
    end(database, id, endedAt);
    execute(
        database,
        "insert into plugin_let_in (trial_id, let_in_by, at) values (?, ?, ?)",
        id,
        operator,
        endedAt.atOffset(ZoneOffset.UTC));
    return id;
  }

  /** A trial that has not ended. */
  public static UUID running(
      TestDatabase database, UUID operator, String oldHash, String newHash, Instant at) {
    UUID id = Ids.next();
    execute(
        database,
        "insert into plugin_trial (id, plugin_id, old_hash, new_hash, since, until, status,"
            + " started_by, started_at) select ?, plugin_id, hash, ?, ?::timestamptz - interval '1"
            + " day', ?, 'RUNNING', ?, ? from plugin_jar where hash = ?",
        id,
        newHash,
        at.atOffset(ZoneOffset.UTC),
        at.atOffset(ZoneOffset.UTC),
        operator,
        at.atOffset(ZoneOffset.UTC),
        oldHash);
    return id;
  }

  public static void shown(TestDatabase database, UUID trial, TenantId tenant, Shown shown) {
    execute(
        database,
        "insert into plugin_trial_tenant (trial_id, tenant_id, usages, statements, other_days,"
            + " paid_otherwise) values (?, ?, ?, ?, ?, ?)",
        trial,
        tenant.value(),
        shown.usages(),
        shown.statements(),
        shown.otherDays(),
        shown.paidOtherwise());
    if (shown.usages() > 0) {
      execute(
          database,
          "insert into plugin_trial_sum (trial_id, tenant_id, kind, asset_id, currency, cases,"
              + " changed, was_micros, would_micros) values (?, ?, 'ROYALTIES',"
              + " gen_random_uuid(), 'JPY', ?, ?, ?, ?)",
          trial,
          tenant.value(),
          shown.usages(),
          shown.changed(),
          shown.wasMicros(),
          shown.wouldMicros());
    }
  }

  public static void end(TestDatabase database, UUID trial, Instant at) {
    execute(
        database,
        "update plugin_trial set status = 'DONE', ended_at = ? where id = ?",
        at.atOffset(ZoneOffset.UTC),
        trial);
  }
}
