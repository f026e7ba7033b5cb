package io.kyodaku.log;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The log for everybody: its signed heads, and proofs that a leaf is in it and that it only ever
 * grew. What the leaves are of, it tells nobody who does not know already.
 */
@Dependent
public class ReadingLog {

  public static final int HEADS_AT_MOST = 100;

  private static final String HEADS = "select size, root, signed_at, kid, signature from log_head ";
  private static final String NODES =
      """
      select w.level, w.index, n.hash
      from unnest(cast(? as int[]), cast(? as bigint[])) as w(level, index)
      join log_node n on n.level = w.level and n.index = w.index
      union all
      select 0, l.index, l.leaf_hash from log_leaf l where l.index = any (cast(? as bigint[]))
      """;

  private final Sql admin;

  @Inject
  public ReadingLog(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** The newest; empty until the first entry got its place. */
  public Optional<SignedHead> head() {
    return admin.first(HEADS + "order by size desc limit 1", ReadingLog::head);
  }

  /**
   * The newest first.
   *
   * @param from the smallest size
   * @param to the largest size
   * @param atMost from 1 to {@link #HEADS_AT_MOST}
   */
  public List<SignedHead> heads(long from, long to, int atMost) {
    return admin.list(
        HEADS + "where size between ? and ? order by size desc limit ?",
        ReadingLog::head,
        from,
        to,
        Math.clamp(atMost, 1, HEADS_AT_MOST));
  }

  public OptionalLong indexOf(Hash leaf) {
    return index(
        admin.first(
            "select index from log_leaf where leaf_hash = ? order by index limit 1",
            row -> row.getLong("index"),
            (Object) leaf.bytes()));
  }

  /** What was written down of a subject, once there is something. */
  public Optional<PlacedEntry> entry(EntryKind kind, UUID subjectId) {
    return admin.first(
        """
        select e.id, e.kind, e.subject_id, e.salt, e.payload, e.at, l.index
        from log_entry e left join log_leaf l on l.entry_id = e.id
        where e.subject_id = ? and e.kind = ? order by e.txid, e.id limit 1
        """,
        row ->
            new PlacedEntry(
                LogEntry.read(row), index(Optional.ofNullable(row.getObject("index", Long.class)))),
        subjectId,
        kind);
  }

  /** A leaf with the proof that it is in the tree. */
  public record ProvenLeaf(Hash leaf, InclusionProof proof) {}

  /**
   * @param index from 0, below {@code size}
   * @param size at most that of the newest head
   * @return empty while the log's nodes are made anew, once, after an update
   */
  public Optional<ProvenLeaf> inclusion(long index, long size) {
    TreeNode leaf = new TreeNode(0, index);
    return Optional.ofNullable(hashes(List.of(leaf)).get(leaf))
        .flatMap(
            hash ->
                new MerkleTree(this::hashes)
                    .inclusion(index, size)
                    .map(proof -> new ProvenLeaf(hash, proof)));
  }

  /**
   * @param first from 1, at most {@code second}
   * @param second at most the size of the newest head
   * @return empty while the log's nodes are made anew, once, after an update
   */
  public Optional<ConsistencyProof> consistency(long first, long second) {
    return new MerkleTree(this::hashes).consistency(first, second);
  }

  private Map<TreeNode, Hash> hashes(Collection<TreeNode> wanted) {
    List<TreeNode> nodes = wanted.stream().filter(node -> node.level() > 0).toList();
    return admin
        .list(
            NODES,
            row ->
                Map.entry(
                    new TreeNode(row.getInt("level"), row.getLong("index")),
                    Hash.of(row.getBytes("hash"))),
            nodes.stream().map(TreeNode::level).toArray(Integer[]::new),
            nodes.stream().map(TreeNode::index).toArray(Long[]::new),
            wanted.stream()
                .filter(node -> node.level() == 0)
                .map(TreeNode::index)
                .toArray(Long[]::new))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static OptionalLong index(Optional<Long> found) {
    return found.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static SignedHead head(ResultSet row) throws SQLException {
    return new SignedHead(
        row.getLong("size"),
        Hash.of(row.getBytes("root")),
        Sql.instant(row, "signed_at"),
        row.getString("kid"),
        row.getString("signature"));
  }
}
