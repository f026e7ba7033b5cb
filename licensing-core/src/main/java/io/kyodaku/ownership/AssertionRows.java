package io.kyodaku.ownership;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Territories;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Assertions as rows, and the claims that are made of those that an operator admits. */
final class AssertionRows {

  private AssertionRows() {}

  /** One that waits, locked. */
  record Waiting(UUID id, TenantId tenant, UUID assetId, AssertedShare share, String currency) {}

  /** By whom, null for an operator. */
  static void insert(
      Connection connection,
      UUID id,
      TenantId tenant,
      @Nullable UUID by,
      UUID assetId,
      AssertedShare share,
      Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        """
        insert into ownership_assertion (id, tenant_id, asset_id, share_bps, territories, price_per_second_micros, currency,
          preset, evidence, status, asserted_by, asserted_at)
        select ?, t.id, ?, ?, ?, ?, t.currency, ?, ?, 'WAITING', ?, ? from tenant t where t.id = ?
        """,
        id,
        assetId,
        share.shareBps(),
        share.territories(),
        share.pricePerSecondMicros(),
        share.preset(),
        share.evidence(),
        by,
        now,
        tenant);
  }

  static Optional<Waiting> lock(Connection connection, UUID id) throws SQLException {
    return Sql.list(
            connection,
            """
            select * from ownership_assertion where id = ? and status = 'WAITING' for update
            """,
            row ->
                new Waiting(
                    row.getObject("id", UUID.class),
                    new TenantId(row.getObject("tenant_id", UUID.class)),
                    row.getObject("asset_id", UUID.class),
                    new AssertedShare(
                        row.getInt("share_bps"),
                        row.getString("territories"),
                        row.getLong("price_per_second_micros"),
                        PolicyPreset.valueOf(row.getString("preset")),
                        row.getString("evidence")),
                    row.getString("currency")),
            id)
        .stream()
        .findFirst();
  }

  /** What this owner asserts of this asset and nobody has decided yet. */
  static Optional<UUID> waiting(Connection connection, TenantId tenant, UUID assetId)
      throws SQLException {
    return Sql.list(
            connection,
            "select id from ownership_assertion where tenant_id = ? and asset_id = ? and status ="
                + " 'WAITING'",
            row -> row.getObject(1, UUID.class),
            tenant,
            assetId)
        .stream()
        .findFirst();
  }

  /** Whether an owner may license: verified, with a contract in force. */
  static boolean isReady(Connection connection, TenantId tenant) throws SQLException {
    return !Sql.list(
            connection,
            """
            select 1 from tenant t where t.id = ? and t.status = 'VERIFIED' and exists (
              select from contract_version v where v.tenant_id = t.id and v.status = 'IN_FORCE')
            """,
            row -> row.getInt(1),
            tenant)
        .isEmpty();
  }

  /** An open conflict of the asset that is about one of the territories. */
  static Optional<UUID> disputed(Connection connection, UUID assetId, String territories)
      throws SQLException {
    Territories asserted = Territories.stored(territories);
    record Open(UUID id, Territories where) {}
    List<Open> open =
        Sql.list(
            connection,
            "select id, territories from ownership_conflict where asset_id = ? and status <>"
                + " 'SETTLED' order by id",
            row ->
                new Open(
                    row.getObject("id", UUID.class),
                    Territories.stored(row.getString("territories"))),
            assetId);
    return open.stream().filter(one -> one.where().intersects(asserted)).map(Open::id).findFirst();
  }

  /**
   * Whether it has a claim whose price or preset is another than what is asserted. Where its policy
   * is finer than any preset, that goes on speaking.
   */
  static boolean licensesOtherwise(
      Connection connection, TenantId tenant, UUID assetId, AssertedShare share)
      throws SQLException {
    return !Sql.list(
            connection,
            """
            select 1 from ownership_claim c join asset a on a.id = c.asset_id join tenant t on t.id = c.tenant_id
            where c.tenant_id = ? and c.asset_id = ? and c.status = 'LIVE' and (
              (c.price_per_second_micros, c.currency) <> (?, t.currency)
              or (select p.preset from policy p
                  where p.tenant_id = c.tenant_id and (p.asset_id = a.id or p.asset_id is null
                    and (p.work_id = a.work_id or p.work_id is null))
                  order by p.asset_id is null, p.work_id is null limit 1) <> ?)
            """,
            row -> row.getInt(1),
            tenant,
            assetId,
            share.pricePerSecondMicros(),
            share.preset())
        .isEmpty();
  }

  static void decide(Connection connection, UUID id, String status, String reason, Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        "update ownership_assertion set status = ?, reason = ?, decided_at = ? where id = ?",
        status,
        reason,
        now,
        id);
  }

  /** The owner's claim with what was asserted; a new one, or more of the one that it has. */
  static void claim(Connection connection, Waiting assertion, Instant now) throws SQLException {
    record Claim(UUID id, String territories) {}
    Optional<Claim> present =
        Sql.list(
                connection,
                "select id, territories from ownership_claim where tenant_id = ? and asset_id = ?"
                    + " for update",
                row -> new Claim(row.getObject("id", UUID.class), row.getString("territories")),
                assertion.tenant(),
                assertion.assetId())
            .stream()
            .findFirst();
    if (present.isPresent()) {
      widen(connection, assertion, present.get().id(), present.get().territories(), now);
    } else {
      create(connection, assertion, now);
    }
  }

  private static void widen(
      Connection connection, Waiting assertion, UUID claim, String territories, Instant now)
      throws SQLException {
    AssertedShare share = assertion.share();
    Territories all = Territories.stored(territories).or(Territories.stored(share.territories()));
    Sql.execute(
        connection,
        "update ownership_claim set territories = ?, status = 'LIVE', version = version + 1"
            + " where id = ?",
        all.toString(),
        claim);
    Sql.execute(
        connection,
        "insert into ownership_share (id, tenant_id, claim_id, asset_id, territories, share_bps,"
            + " from_at) values (?, ?, ?, ?, ?, ?, ?)",
        Ids.next(),
        assertion.tenant(),
        claim,
        assertion.assetId(),
        share.territories(),
        share.shareBps(),
        now);
  }

  private static void create(Connection connection, Waiting assertion, Instant now)
      throws SQLException {
    AssertedShare share = assertion.share();
    Sql.execute(
        connection,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) values (?, ?, ?, ?, ?, ?, ?, 'LIVE')",
        Ids.next(),
        assertion.tenant(),
        assertion.assetId(),
        share.shareBps(),
        share.territories(),
        share.pricePerSecondMicros(),
        assertion.currency());
    Sql.execute(
        connection,
        "insert into policy (id, tenant_id, asset_id, preset, updated_at) values (?, ?, ?, ?, ?)",
        Ids.next(),
        assertion.tenant(),
        assertion.assetId(),
        share.preset(),
        now);
    Sql.execute(
        connection,
        "insert into policy_version (id, tenant_id, asset_id, preset, said_at, how)"
            + " values (?, ?, ?, ?, ?, 'HERE')",
        Ids.next(),
        assertion.tenant(),
        assertion.assetId(),
        share.preset(),
        now);
  }

  /** The conflicts that it opens, which may be none. */
  static List<UUID> open(Connection connection, Waiting assertion, Instant now)
      throws SQLException {
    return Sql.list(
        connection,
        "select open_conflicts(?, ?, ?, ?)",
        row -> row.getObject(1, UUID.class),
        assertion.assetId(),
        assertion.tenant(),
        assertion.share().evidence(),
        now);
  }
}
