package io.kyodaku.decision;

import io.kyodaku.shared.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot in one repeatable-read transaction, so that all of it is of one version: all of
 * it the first time, and from then on what changed. What counts of a row is decided by {@link
 * SnapshotState}; here is only where it stands. For one thread.
 */
final class SnapshotLoader {

  private static final int FETCH = 5_000;

  /** From so many changed rows on it is quicker to read everything. */
  private static final int CHANGES_AT_MOST = 20_000;

  private final Transactions transactions;
  private final Executor background;
  private @Nullable SnapshotState state;

  /**
   * @param background where names are compiled anew when many of them have changed
   */
  SnapshotLoader(DataSource reader, Executor background) {
    transactions = new Transactions(reader);
    this.background = background;
  }

  Snapshot load() {
    try {
      return transactions.snapshot(this::read);
    } catch (RuntimeException e) {
      // What was read half is not to be built on.
      state = null;
      throw e;
    }
  }

  private Snapshot read(Connection connection) throws SQLException {
    Query rows = new Query(connection);
    long[] version = new long[1];
    rows.each("select version from snapshot_version", row -> version[0] = row.getLong(1));
    SnapshotState known = state;
    if (known == null || known.version() > version[0] || !readChanges(rows, known)) {
      known = new SnapshotState(background);
      readAll(rows, known);
    }
    state = known;
    return known.snapshot(version[0]);
  }

  /** Whether there are few enough of them. */
  private static boolean readChanges(Query rows, SnapshotState known) throws SQLException {
    SnapshotChanges changes = new SnapshotChanges();
    int[] count = new int[1];
    rows.each(
        "select distinct what, row_id, about_id from snapshot_change where version > ? limit "
            + (CHANGES_AT_MOST + 1),
        row -> {
          count[0]++;
          changes.add(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class));
        },
        known.version());
    if (count[0] > CHANGES_AT_MOST) {
      return false;
    }
    known.forget(changes);
    some(rows, CONTRACTS + " and v.tenant_id = any (?::uuid[])", known::contract, changes.tenants);
    some(rows, TENANTS + " where t.id = any (?::uuid[])", known::tenant, changes.tenants);
    some(rows, POLICIES + " where id = any (?::uuid[])", known::policy, changes.policies);
    some(rows, WORKS + " where id = any (?::uuid[])", known::work, changes.works);
    some(rows, TITLES + " where work_id = any (?::uuid[])", known::otherTitle, changes.works);
    some(rows, ASSETS + " where id = any (?::uuid[])", known::asset, changes.assets);
    some(rows, CLAIMS + " and asset_id = any (?::uuid[])", known::claim, changes.assets);
    some(
        rows,
        SHARES + " where asset_id = any (?::uuid[]) order by place",
        known::share,
        changes.assets);
    some(rows, CONTESTED + " and asset_id = any (?::uuid[])", known::contested, changes.assets);
    some(rows, AGREEMENTS + " and id = any (?::uuid[])", known::agreement, changes.agreements);
    some(rows, ALIASES + " and asset_id = any (?::uuid[])", known::alias, changes.named);
    some(rows, WORDS + " where asset_id = any (?::uuid[])", known::contextWord, changes.named);
    readTables(rows, known, changes);
    known.compile(changes);
    return true;
  }

  private static void some(Query rows, String sql, RowReader reader, Collection<UUID> ids)
      throws SQLException {
    if (!ids.isEmpty()) {
      rows.each(sql, reader, (Object) SnapshotChanges.texts(ids));
    }
  }

  private static void readTables(Query rows, SnapshotState known, SnapshotChanges changes)
      throws SQLException {
    if (changes.generators) {
      readGenerators(rows, known);
    }
    if (changes.parTables) {
      rows.each(PAR_TABLES, known::par);
    }
  }

  private static void readAll(Query rows, SnapshotState into) throws SQLException {
    rows.each(CONTRACTS, into::contract);
    rows.each(TENANTS, into::tenant);
    rows.each(POLICIES, into::policy);
    rows.each(WORKS, into::work);
    rows.each(TITLES, into::otherTitle);
    rows.each(ASSETS, into::asset);
    rows.each(CLAIMS, into::claim);
    rows.each(SHARES + " order by place", into::share);
    rows.each(CONTESTED, into::contested);
    rows.each(AGREEMENTS, into::agreement);
    rows.each(ALIASES, into::alias);
    rows.each(WORDS, into::contextWord);
    readGenerators(rows, into);
    rows.each(PAR_TABLES, into::par);
    into.compileAll();
  }

  private static void readGenerators(Query rows, SnapshotState into) throws SQLException {
    rows.each("select id, disabled_at is not null from generator", into::generator);
    rows.each(
        "select id, generator_id, effective_from, standard_per_second, premium_per_second"
            + " from rate_card order by generator_id, version desc",
        into::rateCard);
  }

  private static final String TENANTS =
      "select t.id, t.status, t.stopped_at is not null from tenant t";

  /** What of a contract version decisions depend on. */
  static final String OF_CONTRACT =
      "v.currency, v.selling_entity, v.share_bps, v.royalty_base, v.chargeback_risk, v.max_fee_bps,"
          + " v.terms_plugin, held.terms_hash, v.terms_config, n.ends_at, v.bound_uses,"
          + " v.bound_seconds, v.bound_fee_factor_bps, v.bound_usages_a_month, v.bound_generators";

  /**
   * Which version of its terms plugin a contract version has, from when on: a row for each moment
   * at which another one takes its place, and one for the beginning. As {@code plugin_in_force} has
   * it, but of these upgrades.
   *
   * @param version with the columns {@code id}, {@code effective_from} and {@code terms_hash}
   * @param upgrades with the columns {@code contract_version_id}, {@code id}, {@code to_hash},
   *     {@code holds_from} and {@code ended_at}: those that began or will, and nothing of the rest
   */
  static String held(String version, String upgrades) {
    return """
     cross join lateral (
      select e.at, coalesce(
        (select u.to_hash from %2$s u
         where u.contract_version_id = %1$s.id and u.holds_from <= e.at and (u.ended_at is null or e.at < u.ended_at)
         order by u.holds_from desc, u.id desc limit 1),
        %1$s.terms_hash) as terms_hash
      from (
        select %1$s.effective_from as at
        union select u.holds_from from %2$s u where u.contract_version_id = %1$s.id and u.holds_from > %1$s.effective_from
        union select u.ended_at from %2$s u where u.contract_version_id = %1$s.id and u.ended_at > %1$s.effective_from) e) held
    """
        .formatted(version, upgrades);
  }

  private static final String CONTRACTS =
      "select v.tenant_id, v.contract_id, v.id, v.number, held.at, "
          + OF_CONTRACT
          + " from contract_version v left join contract_notice n"
          + " on n.contract_id = v.contract_id and n.status = 'RUNNING'"
          + held(
              "v",
              "(select id, contract_version_id, to_hash, holds_from, ended_at from plugin_upgrade"
                  + " where seat = 'TERMS' and status in ('PLANNED', 'ROLLED_BACK'))")
          + " where v.status in ('IN_FORCE', 'AGREED')";
  private static final String POLICIES =
      "select id, tenant_id, work_id, asset_id, preset, controls, version_id from policy";
  private static final String WORKS = "select id, stopped_at is not null, title from work";
  private static final String TITLES = "select work_id, title from work_title";
  private static final String WORDS = "select asset_id, text from context_word";
  private static final String ASSETS =
      "select id, work_id, kind, name, stopped_at is not null from asset";
  private static final String CLAIMS =
      "select id, tenant_id, asset_id, share_bps, territories, price_per_second_micros, currency"
          + " from ownership_claim where status = 'LIVE'";
  private static final String SHARES =
      "select asset_id, claim_id, territories, share_bps from ownership_share";
  private static final String CONTESTED =
      "select asset_id, claim_id, territories, share_bps, conflict_id from conflict_party"
          + " where open";

  /** What was replaced counts until then; a day, for clocks that differ. */
  private static final String AGREEMENTS =
      "select id, proposer_id, coalesce(proposer_asset_id, proposer_work_id), proposer_bps,"
          + " other_id, coalesce(other_asset_id, other_work_id), uses, territories, answered_at,"
          + " starts_at, ends_at, over_at from joint_agreement where (status = 'ACCEPTED' or status"
          + " = 'REPLACED' and over_at > now() - interval '1 day')";

  private static final String ALIASES =
      "select asset_id, tenant_id, text, grade from alias where status = 'LIVE'";
  private static final String PAR_TABLES =
      "select version, currency, micros_per_credit from par_table";

  /** What to do with a row. */
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private record Query(Connection connection) {

    void each(String sql, RowReader reader, Object... parameters) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setFetchSize(FETCH);
        for (int i = 0; i < parameters.length; i++) {
          select.setObject(i + 1, parameters[i]);
        }
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            reader.read(row);
          }
        }
      }
    }
  }
}
