package io.kyodaku.upgrade;

import io.kyodaku.replay.PricedAnew;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.TriedVersion;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The life of a trial in the database. */
@Dependent
class TrialRows {

  private static final int EXAMPLE_LENGTH = 2_000;

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  TrialRows(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  record Begun(UUID id, String oldHash, String newHash, Instant since, Instant until) {}

  /**
   * What came of trying it for one tenant.
   *
   * @param feeFailures how often there was no fee
   * @param feeExample what was wrong first; empty where nothing was
   */
  record OfTenant(
      TenantId tenant,
      PricedAnew usages,
      TriedVersion statements,
      long feeFailures,
      String feeExample) {}

  /** Begins it, or begins it again after a crash; empty where there is nothing to do any more. */
  Optional<Begun> begin(UUID id) {
    int begun =
        admin.update(
            "update plugin_trial set status = 'RUNNING' where id = ? and ended_at is null", id);
    return begun == 0
        ? Optional.empty()
        : admin.first(
            "select * from plugin_trial where id = ?",
            row ->
                new Begun(
                    id,
                    row.getString("old_hash"),
                    row.getString("new_hash"),
                    Sql.instant(row, "since"),
                    Sql.instant(row, "until")),
            id);
  }

  /** Whose contracts have the version, now or from a day that was agreed. */
  List<TenantId> tenants(String hash) {
    return admin.list(
        """
        select distinct v.tenant_id from contract_version v
        where v.status in ('SIGNED', 'AGREED', 'IN_FORCE') and case
          when exists (select from plugin_upgrade u where u.contract_version_id = v.id)
          then ? in (plugin_in_force(v.id, 'TERMS', greatest(?, v.effective_from)), plugin_in_force(v.id, 'SCHEDULE', greatest(?, v.effective_from)))
          else ? in (v.terms_hash, v.schedule_hash) end
        order by v.tenant_id
        """,
        row -> new TenantId(row.getObject(1, UUID.class)),
        hash,
        clock.instant(),
        clock.instant(),
        hash);
  }

  void fail(UUID id) {
    int unused =
        admin.update(
            "update plugin_trial set status = 'FAILED', ended_at = ? where id = ? and ended_at is"
                + " null",
            clock.instant(),
            id);
  }

  /** Keeps what came of it, all at once. */
  void end(UUID id, List<OfTenant> all) {
    boolean unused =
        transactions.run(
            connection -> {
              for (OfTenant one : all) {
                keep(connection, id, one);
              }
              Sql.execute(
                  connection,
                  "update plugin_trial set status = 'DONE', ended_at = ? where id = ?",
                  clock.instant(),
                  id);
              return true;
            });
  }

  private static void keep(Connection connection, UUID id, OfTenant one) throws SQLException {
    TriedVersion stated = one.statements();
    Sql.execute(
        connection,
        "insert into plugin_trial_tenant (trial_id, tenant_id, usages, statements, other_days,"
            + " paid_otherwise) values (?, ?, ?, ?, ?, ?)",
        id,
        one.tenant(),
        one.usages().usages(),
        stated.statements(),
        stated.otherDays(),
        stated.paidOtherwise());
    for (PricedAnew.OfAsset asset : one.usages().assets()) {
      sum(connection, id, one, "FEES", asset, asset.fees());
      sum(connection, id, one, "ROYALTIES", asset, asset.royalties());
    }
    for (TriedVersion.OfCurrency lines : stated.lines()) {
      sum(
          connection,
          id,
          one.tenant(),
          "LINES",
          null,
          lines.currency(),
          lines.statements(),
          lines.changed(),
          lines.wasMicros(),
          lines.wouldMicros());
    }
    fault(connection, id, one.tenant(), "FEE", one.feeFailures(), one.feeExample());
    fault(connection, id, one.tenant(), "LINES", stated.withoutLines());
    fault(connection, id, one.tenant(), "PERIOD", stated.withoutPeriod());
  }

  private static void sum(
      Connection connection,
      UUID id,
      OfTenant one,
      String kind,
      PricedAnew.OfAsset asset,
      PricedAnew.Difference difference)
      throws SQLException {
    sum(
        connection,
        id,
        one.tenant(),
        kind,
        asset.assetId(),
        asset.currency(),
        asset.usages(),
        difference.changed(),
        difference.wasMicros(),
        difference.wouldMicros());
  }

  private static void sum(
      Connection connection,
      UUID id,
      TenantId tenant,
      String kind,
      @Nullable UUID asset,
      Currency currency,
      long cases,
      long changed,
      long was,
      long would)
      throws SQLException {
    Sql.execute(
        connection,
        "insert into plugin_trial_sum (trial_id, tenant_id, kind, asset_id, currency, cases,"
            + " changed, was_micros, would_micros) values (?, ?, ?, ?::uuid, ?, ?, ?, ?, ?)",
        id,
        tenant,
        kind,
        asset == null ? null : asset.toString(),
        currency.getCurrencyCode(),
        cases,
        changed,
        was,
        would);
  }

  private static void fault(
      Connection connection, UUID id, TenantId tenant, String property, TriedVersion.Fault fault)
      throws SQLException {
    fault(connection, id, tenant, property, fault.cases(), fault.first().orElse(""));
  }

  private static void fault(
      Connection connection, UUID id, TenantId tenant, String property, long cases, String example)
      throws SQLException {
    if (cases == 0) {
      return;
    }
    Sql.execute(
        connection,
        "insert into plugin_trial_fault (trial_id, tenant_id, property, cases, example) values (?,"
            + " ?, ?, ?, ?)",
        id,
        tenant,
        property,
        cases,
        example.length() > EXAMPLE_LENGTH ? example.substring(0, EXAMPLE_LENGTH) : example);
  }
}
