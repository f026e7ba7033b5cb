package io.kyodaku.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The assets that are stopped by what changed since some version: themselves, with their work or
 * with all that an owner has. Read apart from all other changes, and quickly, however many those
 * are.
 *
 * @param version as of which they are
 */
record Stops(long version, Set<UUID> assets) {

  private static final int ANSWER_WITHIN_SECONDS = 2;

  // One statement sees the tables at one moment, and the version is of that moment.
  private static final String SINCE =
      """
      with stop as (
        select distinct what, row_id from snapshot_change where version > ? and fields ->> 'stopped_at' is not null)
      select (select version from snapshot_version), asset_id from (
        select a.id from asset a join stop s on s.what = 'asset' and s.row_id = a.id where a.stopped_at is not null
        union
        select a.id from asset a join work w on w.id = a.work_id join stop s on s.what = 'work' and s.row_id = w.id
          where w.stopped_at is not null
        union
        select c.asset_id from ownership_claim c join tenant t on t.id = c.tenant_id
          join stop s on s.what = 'tenant' and s.row_id = t.id where c.status = 'LIVE' and t.stopped_at is not null
      ) stopped (asset_id)
      """;

  Stops {
    assets = Set.copyOf(assets);
  }

  /** Those that came after {@code version} and were not taken back. */
  static Stops since(long version, Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SINCE)) {
      select.setQueryTimeout(ANSWER_WITHIN_SECONDS);
      select.setLong(1, version);
      long asOf = version;
      Set<UUID> assets = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          asOf = row.getLong(1);
          assets.add(row.getObject(2, UUID.class));
        }
      }
      return new Stops(asOf, assets);
    }
  }
}
