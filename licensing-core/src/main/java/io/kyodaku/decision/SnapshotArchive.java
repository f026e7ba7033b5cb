package io.kyodaku.decision;

import io.kyodaku.shared.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What held at an earlier version, as far as it concerns some assets and one generator: read from
 * the rows that were kept when they changed, and compiled by the same code as what holds now.
 */
final class SnapshotArchive {

  /** The latest row of each kind at a version, by what it is about; gone ones are left out. */
  private static final String AS_OF =
      """
      from (select distinct on (row_id) row_id, about_id, fields f from snapshot_change
            where what = '%s' and about_id = any (?::uuid[]) and version <= ?
            order by row_id, place desc) c
      where f is not null
      """;

  private static final String ASSETS =
      "select row_id, (f ->> 'work_id')::uuid, f ->> 'kind', f ->> 'name',"
          + " f ->> 'stopped_at' is not null "
          + AS_OF.formatted("asset");
  private static final String WORKS =
      "select row_id, f ->> 'stopped_at' is not null, f ->> 'title' " + AS_OF.formatted("work");
  private static final String TITLES =
      "select about_id, f ->> 'title' " + AS_OF.formatted("work_title");
  private static final String WORDS =
      "select about_id, f ->> 'text' " + AS_OF.formatted("context_word");
  private static final String CLAIMS =
      "select row_id, (f ->> 'tenant_id')::uuid, about_id, (f ->> 'share_bps')::int,"
          + " f ->> 'territories', (f ->> 'price_per_second_micros')::bigint, f ->> 'currency' "
          + AS_OF.formatted("ownership_claim")
          + " and f ->> 'status' = 'LIVE'";
  private static final String SHARES =
      "select about_id, (f ->> 'claim_id')::uuid, f ->> 'territories', (f ->> 'share_bps')::int "
          + AS_OF.formatted("ownership_share")
          + " order by (f ->> 'place')::bigint";
  private static final String CONTESTED =
      "select about_id, (f ->> 'claim_id')::uuid, f ->> 'territories', (f ->> 'share_bps')::int,"
          + " (f ->> 'conflict_id')::uuid "
          + AS_OF.formatted("conflict_party")
          + " and (f ->> 'open')::boolean";
  private static final String AGREEMENTS =
      "select row_id, (f ->> 'proposer_id')::uuid, coalesce(f ->> 'proposer_asset_id',"
          + " f ->> 'proposer_work_id')::uuid, (f ->> 'proposer_bps')::int,"
          + " (f ->> 'other_id')::uuid, coalesce(f ->> 'other_asset_id',"
          + " f ->> 'other_work_id')::uuid, f ->> 'uses', f ->> 'territories',"
          + " (f ->> 'answered_at')::timestamptz, (f ->> 'starts_at')::timestamptz,"
          + " (f ->> 'ends_at')::timestamptz, (f ->> 'over_at')::timestamptz "
          + AS_OF.formatted("joint_agreement")
          + " and f ->> 'status' in ('ACCEPTED', 'REPLACED')";
  private static final String ALIASES =
      "select about_id, (f ->> 'tenant_id')::uuid, f ->> 'text', f ->> 'grade' "
          + AS_OF.formatted("alias")
          + " and f ->> 'status' = 'LIVE'";
  private static final String RENAMED =
      "select distinct about_id from snapshot_change where version > ? and what in ('alias',"
          + " 'context_word') and about_id is not null limit ?";
  private static final String POLICIES =
      "select row_id, (f ->> 'tenant_id')::uuid, (f ->> 'work_id')::uuid,"
          + " (f ->> 'asset_id')::uuid, f ->> 'preset', f ->> 'controls',"
          + " (f ->> 'version_id')::uuid "
          + AS_OF.formatted("policy");
  private static final String TENANTS =
      "select row_id, f ->> 'status', f ->> 'stopped_at' is not null " + AS_OF.formatted("tenant");

  /** Those that began or were to, as far as it was known then. */
  private static final String UPGRADES =
      "select row_id as id, (f ->> 'contract_version_id')::uuid as contract_version_id, f ->>"
          + " 'to_hash' as to_hash, (f ->> 'holds_from')::timestamptz as holds_from,"
          + " (f ->> 'ended_at')::timestamptz as ended_at "
          + AS_OF.formatted("plugin_upgrade")
          + " and f ->> 'seat' = 'TERMS' and f ->> 'status' in ('PLANNED', 'ROLLED_BACK')";

  /** What a version says never changes; only whether it held, and until when, is looked up. */
  private static final String CONTRACTS =
      "with upgrade as ("
          + UPGRADES
          + "), began as (select row_id, about_id, (f ->> 'effective_from')::timestamptz as"
          + " effective_from "
          + AS_OF.formatted("contract_version")
          + " and f ->> 'status' in ('IN_FORCE', 'AGREED')), c as (select began.about_id,"
          + " began.row_id as id, began.effective_from, v.terms_hash from began join"
          + " contract_version v on v.id = began.row_id) select c.about_id, v.contract_id, v.id,"
          + " v.number, held.at, "
          + SnapshotLoader.OF_CONTRACT
          + " from c join contract_version v on v.id = c.id"
          + " left join (select about_id, (f ->> 'ends_at')::timestamptz as ends_at "
          + AS_OF.formatted("contract_notice")
          + " and f ->> 'status' = 'RUNNING') n on n.about_id = c.about_id"
          + SnapshotLoader.held("c", "upgrade");

  private static final String GENERATORS =
      "select row_id, f ->> 'disabled_at' is not null " + AS_OF.formatted("generator");
  private static final String RATE_CARDS =
      "select r.id, r.generator_id, r.effective_from, r.standard_per_second, r.premium_per_second"
          + " from rate_card r where r.id in (select row_id "
          + AS_OF.formatted("rate_card")
          + ") order by r.version desc";
  private static final String PAR_TABLES =
      "select p.version, p.currency, p.micros_per_credit from par_table p where exists (select from"
          + " snapshot_change c where c.what = 'par_table' and c.version <= ?"
          + " and c.fields ->> 'version' = p.version::text"
          + " and c.fields ->> 'currency' = p.currency)";

  private final Transactions transactions;

  SnapshotArchive(DataSource reader) {
    transactions = new Transactions(reader);
  }

  /**
   * @param version of a snapshot that was decided on
   * @param assetIds whatever else there was is not in it
   */
  Snapshot at(long version, Collection<UUID> assetIds, UUID generatorId) {
    return transactions.snapshot(connection -> read(connection, version, assetIds, generatorId));
  }

  /** Assets whose names changed since; at most so many, and one more where there are more. */
  Set<UUID> renamedSince(long version, int atMost) {
    return transactions.snapshot(
        connection -> {
          Set<UUID> renamed = new HashSet<>();
          try (PreparedStatement select = connection.prepareStatement(RENAMED)) {
            select.setLong(1, version);
            select.setInt(2, atMost + 1);
            Query.read(select, row -> renamed.add(row.getObject(1, UUID.class)));
          }
          return renamed;
        });
  }

  private static Snapshot read(
      Connection connection, long version, Collection<UUID> assetIds, UUID generatorId)
      throws SQLException {
    SnapshotState state = new SnapshotState(Runnable::run);
    Query query = new Query(connection, version);
    Set<UUID> works = new HashSet<>();
    Set<UUID> tenants = new HashSet<>();
    query.each(
        ASSETS,
        row -> {
          state.asset(row);
          works.add(row.getObject(2, UUID.class));
        },
        assetIds);
    query.each(
        CLAIMS,
        row -> {
          state.claim(row);
          tenants.add(row.getObject(2, UUID.class));
        },
        assetIds);
    query.each(SHARES, state::share, assetIds);
    query.each(CONTESTED, state::contested, assetIds);
    query.each(WORKS, state::work, works);
    query.each(TITLES, state::otherTitle, works);
    query.eachOfThree(CONTRACTS, state::contract, tenants);
    query.each(TENANTS, state::tenant, tenants);
    Set<UUID> subjects = new HashSet<>(assetIds);
    subjects.addAll(works);
    subjects.addAll(tenants);
    query.each(POLICIES, state::policy, subjects);
    query.each(AGREEMENTS, state::agreement, subjects);
    query.each(ALIASES, state::alias, assetIds);
    query.each(WORDS, state::contextWord, assetIds);
    query.each(GENERATORS, state::generator, Set.of(generatorId));
    query.each(RATE_CARDS, state::rateCard, Set.of(generatorId));
    query.parTables(state::par);
    state.compileAll();
    return state.snapshot(version);
  }

  /** What to do with a row. */
  @FunctionalInterface
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private record Query(Connection connection, long version) {

    void each(String sql, RowReader reader, Collection<UUID> about) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        bind(select, 1, about);
        read(select, reader);
      }
    }

    /** A statement that asks of three tables. */
    void eachOfThree(String sql, RowReader reader, Collection<UUID> about) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        bind(select, bind(select, bind(select, 1, about), about), about);
        read(select, reader);
      }
    }

    void parTables(RowReader reader) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(PAR_TABLES)) {
        select.setLong(1, version);
        read(select, reader);
      }
    }

    private int bind(PreparedStatement select, int parameter, Collection<UUID> about)
        throws SQLException {
      select.setArray(parameter, connection.createArrayOf("uuid", about.toArray()));
      select.setLong(parameter + 1, version);
      return parameter + 2;
    }

    static void read(PreparedStatement select, RowReader reader) throws SQLException {
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }
}
