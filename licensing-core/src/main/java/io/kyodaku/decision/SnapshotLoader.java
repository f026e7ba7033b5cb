package io.kyodaku.decision;

import io.kyodaku.screening.AliasIndex;
import io.kyodaku.screening.Name;
import io.kyodaku.shared.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Reads a snapshot in one repeatable-read transaction, so that all of it is of one version. What
 * counts of a row is decided by {@link SnapshotRows}; here is only where it stands. For one thread.
 */
final class SnapshotLoader {

  private static final int FETCH = 5_000;

  private final Transactions transactions;

  private List<Name> names = List.of();
  private AliasIndex index = new AliasIndex(names);

  SnapshotLoader(DataSource reader) {
    transactions = new Transactions(reader);
  }

  Snapshot load() {
    return transactions.snapshot(this::read);
  }

  private Snapshot read(Connection connection) throws SQLException {
    Query rows = new Query(connection);
    long[] version = new long[1];
    rows.each("select version from snapshot_version", row -> version[0] = row.getLong(1));
    SnapshotRows found = new SnapshotRows();
    rows.each(
        "select t.id, t.status, t.stopped_at is not null, c.contract_id, c.id, c.number,"
            + " c.effective_from, c.currency, c.selling_entity, c.share_bps, c.royalty_base,"
            + " c.chargeback_risk, c.max_fee_bps, c.terms_plugin, c.terms_hash, c.terms_config"
            + " from tenant t left join contract_version c"
            + " on c.tenant_id = t.id and c.status = 'IN_FORCE'",
        found::tenant);
    rows.each(
        "select tenant_id, work_id, asset_id, preset, controls, version_id from policy",
        found::policy);
    rows.each(
        "select a.id, a.tenant_id, a.work_id, a.kind, a.name,"
            + " a.stopped_at is not null or w.stopped_at is not null"
            + " from asset a join work w on w.id = a.work_id",
        found::asset);
    rows.each(
        "select id, tenant_id, asset_id, share_bps, territories, price_per_second_micros, currency"
            + " from ownership_claim where status = 'LIVE' order by asset_id, id",
        found::claim);
    rows.each("select asset_id, tenant_id, text from alias where status = 'LIVE'", found::alias);
    rows.each("select id, disabled_at is not null from generator", found::generator);
    rows.each(
        "select id, generator_id, effective_from, standard_per_second, premium_per_second"
            + " from rate_card order by generator_id, version desc",
        found::rateCard);
    Map<Integer, Map<Currency, Long>> pars = new HashMap<>();
    rows.each(
        "select version, currency, micros_per_credit from par_table",
        row ->
            pars.computeIfAbsent(row.getInt(1), unused -> new HashMap<>())
                .put(Currency.getInstance(row.getString(2)), row.getLong(3)));
    List<ParTable> parTables = new ArrayList<>();
    pars.forEach((number, currencies) -> parTables.add(new ParTable(number, currencies)));
    return new Snapshot(
        version[0], index(found.names()), found.assets(), found.generators(), parTables);
  }

  /** Most changes are of no name, and the index takes the most work. */
  private AliasIndex index(List<Name> found) {
    if (!found.equals(names)) {
      index = new AliasIndex(found);
      names = found;
    }
    return index;
  }

  /** What to do with a row. */
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private record Query(Connection connection) {

    void each(String sql, RowReader reader) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setFetchSize(FETCH);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            reader.read(row);
          }
        }
      }
    }
  }
}
