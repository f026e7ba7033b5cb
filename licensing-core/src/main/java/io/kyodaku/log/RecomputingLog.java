package io.kyodaku.log;

import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the whole tree again from its entries, leaf by leaf, and holds every head that was ever
 * signed against it. Nothing is believed that is stored but the entries themselves.
 */
public final class RecomputingLog {

  private static final int ROWS_AT_ONCE = 5_000;

  /** Signatures cost more than the hashes of many leaves: those of the last heads are checked. */
  private static final int SIGNATURES_AT_MOST = 100;

  private final ReceiptVerifier verifier;

  public RecomputingLog(ReceiptVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * In a transaction of the caller's that sees one moment.
   *
   * @param fault is told of each thing that does not hold
   * @return how many leaves there are
   */
  public long recompute(Connection connection, Consumer<String> fault) throws SQLException {
    try (PreparedStatement leaves =
            connection.prepareStatement(
                """
                select e.id, e.kind, e.subject_id, e.salt, e.payload, e.at, l.index, l.leaf_hash
                from log_leaf l join log_entry e on e.id = l.entry_id order by l.index
                """);
        PreparedStatement heads =
            connection.prepareStatement(
                "select size, root, signed_at, kid, signature, count(*) over (order by size desc)"
                    + " as from_last from log_head order by size")) {
      leaves.setFetchSize(ROWS_AT_ONCE);
      heads.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet leaf = leaves.executeQuery();
          ResultSet head = heads.executeQuery()) {
        return recompute(leaf, head, fault);
      }
    }
  }

  private long recompute(ResultSet row, ResultSet head, Consumer<String> fault)
      throws SQLException {
    Frontier tree = Frontier.empty();
    boolean more = head.next();
    long signed = 0;
    while (row.next()) {
      LogEntry entry = LogEntry.read(row);
      if (row.getLong("index") != tree.size()) {
        fault.accept("no leaf has the place " + tree.size());
        return tree.size();
      }
      Hash leaf = entry.leafHash();
      if (!leaf.equals(Hash.of(row.getBytes("leaf_hash")))) {
        fault.accept("leaf " + tree.size() + " is not of its entry " + entry.id());
      }
      tree.add(leaf.bytes(), (node, hash) -> {});
      while (more && head.getLong("size") == tree.size()) {
        signed = tree.size();
        check(head, tree, fault);
        more = head.next();
      }
    }
    if (more) {
      fault.accept("a head was signed of " + head.getLong("size") + " leaves");
    }
    if (signed != tree.size()) {
      fault.accept("no head was signed of all " + tree.size() + " leaves");
    }
    return tree.size();
  }

  private void check(ResultSet row, Frontier tree, Consumer<String> fault) throws SQLException {
    SignedHead head =
        new SignedHead(
            row.getLong("size"),
            Hash.of(row.getBytes("root")),
            Sql.instant(row, "signed_at"),
            row.getString("kid"),
            row.getString("signature"));
    if (!head.root().equals(Hash.of(tree.root()))) {
      fault.accept("the head of " + head.size() + " leaves has another root");
    }
    if (row.getLong("from_last") <= SIGNATURES_AT_MOST) {
      Optional<ReceiptVerifier.Verified> said = verifier.verify(head.signature());
      if (said.filter(one -> one.payload().equals(head.text())).isEmpty()) {
        fault.accept("the head of " + head.size() + " leaves is not what was signed");
      }
    }
  }
}
