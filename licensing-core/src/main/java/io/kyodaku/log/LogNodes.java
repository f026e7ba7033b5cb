package io.kyodaku.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Keeps the hashes of the perfect subtrees beside the leaves, so that a proof reads a few rows of a
 * log of millions. Each level's are written in order and without a gap; this is the only writer,
 * and only the sealer, of which there is one at a time, uses it.
 */
final class LogNodes implements AutoCloseable {

  private static final int AT_ONCE = 50_000;
  private final PreparedStatement insert;

  LogNodes(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement("insert into log_node (level, index, hash) values (?, ?, ?)");
  }

  void add(TreeNode node, byte[] hash) throws SQLException {
    insert.setInt(1, node.level());
    insert.setLong(2, node.index());
    insert.setBytes(3, hash);
    insert.addBatch();
  }

  void write() throws SQLException {
    insert.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }

  /**
   * Makes what is missing for a tree of {@code size} leaves, which an earlier version sealed
   * without nodes: a bounded part of each level, from below.
   *
   * @return how many were made; none when nothing is missing
   */
  static int fill(Connection connection, long size) throws SQLException {
    int made = 0;
    long below = size;
    for (int level = 1; size >> level > 0; level++) {
      long there = there(connection, level);
      long wanted = Math.min(below >> 1, there + AT_ONCE);
      if (wanted > there) {
        made += fill(connection, level, there, wanted);
      }
      below = wanted;
    }
    return made;
  }

  private static long there(Connection connection, int level) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select index + 1 from log_node where level = ? order by index desc limit 1")) {
      select.setInt(1, level);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static int fill(Connection connection, int level, long from, long to)
      throws SQLException {
    String children =
        level == 1
            ? "select index, leaf_hash as hash from log_leaf"
            : "select index, hash from log_node where level = " + (level - 1);
    String sql =
        """
        insert into log_node (level, index, hash)
        select ?, l.index / 2, sha256('\\x01'::bytea || l.hash || r.hash)
        from (%1$s) l join (%1$s) r on r.index = l.index + 1
        where l.index between ? and ? and l.index %% 2 = 0
        """
            .formatted(children);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setInt(1, level);
      insert.setLong(2, from * 2);
      insert.setLong(3, to * 2 - 1);
      return insert.executeUpdate();
    }
  }
}
