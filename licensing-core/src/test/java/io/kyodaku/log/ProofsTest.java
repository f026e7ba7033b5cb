package io.kyodaku.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Proofs, held against RFC 6962 as it is written there and against whoever changes something. */
class ProofsTest {

  private static final int LEAVES = 260;
  private static final Hash OTHER = Hash.ofContent(new byte[] {9});
  private static final List<Hash> TREE = leaves(LEAVES);
  private static final MerkleTree KEPT = new MerkleTree(kept(TREE));

  private static List<Hash> leaves(int size) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(Hash.ofContent(new byte[] {0, (byte) i, (byte) (i >> 8)}));
    }
    return leaves;
  }

  private static TreeHashes kept(List<Hash> leaves) {
    Map<TreeNode, Hash> kept = new HashMap<>();
    Frontier frontier = Frontier.empty();
    try {
      for (Hash leaf : leaves) {
        kept.put(new TreeNode(0, frontier.size()), leaf);
        frontier.add(leaf.bytes(), (node, hash) -> kept.put(node, Hash.of(hash)));
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return wanted -> {
      Map<TreeNode, Hash> found = new HashMap<>(kept);
      found.keySet().retainAll(wanted);
      return found;
    };
  }

  /** Section 2.1. */
  private static Hash treeHash(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return Hash.ofChildren(
        treeHash(leaves.subList(0, k)), treeHash(leaves.subList(k, leaves.size())));
  }

  /** Section 2.1.1. */
  private static List<Hash> path(int index, List<Hash> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    return index < k
        ? with(path(index, left), treeHash(right))
        : with(path(index - k, right), treeHash(left));
  }

  /** Section 2.1.2. */
  private static List<Hash> subproof(int first, List<Hash> leaves, boolean whole) {
    if (first == leaves.size()) {
      return whole ? List.of() : List.of(treeHash(leaves));
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    return first <= k
        ? with(subproof(first, left, whole), treeHash(right))
        : with(subproof(first - k, right, false), treeHash(left));
  }

  private static List<Hash> with(List<Hash> path, Hash last) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  private static InclusionProof inclusion(long index, long size) {
    return KEPT.inclusion(index, size).orElseThrow();
  }

  private static ConsistencyProof consistency(long first, long second) {
    return KEPT.consistency(first, second).orElseThrow();
  }

  @Test
  void everyLeafOfEveryTreeHasThePathOfTheStandardAndItVerifies() {
    for (int size = 1; size <= LEAVES; size++) {
      List<Hash> leaves = TREE.subList(0, size);
      Hash root = treeHash(leaves);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = inclusion(index, size);
        assertThat(proof.verifies(leaves.get(index), root)).isTrue();
        if (size <= 70 || index % 17 == 0) {
          assertThat(proof.path()).isEqualTo(path(index, leaves));
        }
      }
    }
  }

  @Test
  void everyTreeIsProvenToBeginWithEveryEarlierOne() {
    List<Hash> roots = new ArrayList<>();
    for (int size = 1; size <= LEAVES; size++) {
      List<Hash> leaves = TREE.subList(0, size);
      roots.add(treeHash(leaves));
      for (int first = 1; first <= size; first++) {
        ConsistencyProof proof = consistency(first, size);
        assertThat(proof.verifies(roots.get(first - 1), roots.getLast())).isTrue();
        if (size <= 70 || first % 17 == 0) {
          assertThat(proof.path()).isEqualTo(subproof(first, leaves, true));
        }
      }
    }
  }

  @Property(tries = 400)
  void whoeverChangesAnythingOfAnInclusionIsFound(
      @ForAll @LongRange(min = 1, max = LEAVES) long size,
      @ForAll @LongRange(min = 0, max = LEAVES - 1) long any,
      @ForAll @LongRange(min = 0, max = 8) long which) {
    long index = any % size;
    InclusionProof proof = inclusion(index, size);
    Hash leaf = TREE.get((int) index);
    Hash root = treeHash(TREE.subList(0, (int) size));
    assertThat(proof.verifies(OTHER, root)).as("another leaf").isFalse();
    assertThat(proof.verifies(leaf, OTHER)).as("another root").isFalse();
    assertThat(new InclusionProof(size, size, proof.path()).verifies(leaf, root)).isFalse();
    assertThat(new InclusionProof(-1, size, proof.path()).verifies(leaf, root)).isFalse();
    long elsewhere = (index + 1) % size;
    if (elsewhere != index) {
      assertThat(new InclusionProof(elsewhere, size, proof.path()).verifies(leaf, root))
          .as("another place")
          .isFalse();
    }
    assertThat(new InclusionProof(index, size, with(proof.path(), OTHER)).verifies(leaf, root))
        .as("a longer path")
        .isFalse();
    if (!proof.path().isEmpty()) {
      int at = (int) (which % proof.path().size());
      List<Hash> changed = new ArrayList<>(proof.path());
      changed.set(at, OTHER);
      assertThat(new InclusionProof(index, size, changed).verifies(leaf, root)).isFalse();
      changed.remove(at);
      assertThat(new InclusionProof(index, size, changed).verifies(leaf, root)).isFalse();
      assertThat(new InclusionProof(index, size * 4, proof.path()).verifies(leaf, root))
          .as("another size")
          .isFalse();
    }
  }

  @Property(tries = 400)
  void whoeverRewritesTheLogIsFound(
      @ForAll @LongRange(min = 2, max = LEAVES) long second,
      @ForAll @LongRange(min = 0, max = LEAVES) long any,
      @ForAll @LongRange(min = 0, max = 8) long which) {
    long first = 1 + any % (second - 1);
    ConsistencyProof proof = consistency(first, second);
    Hash before = treeHash(TREE.subList(0, (int) first));
    Hash after = treeHash(TREE.subList(0, (int) second));
    assertThat(proof.verifies(OTHER, after)).as("another beginning").isFalse();
    assertThat(proof.verifies(before, OTHER)).as("another end").isFalse();
    assertThat(proof.verifies(after, before)).isFalse();
    assertThat(new ConsistencyProof(first, second, List.of()).verifies(before, after)).isFalse();
    assertThat(new ConsistencyProof(0, second, proof.path()).verifies(before, after)).isFalse();
    assertThat(new ConsistencyProof(second, first, proof.path()).verifies(before, after)).isFalse();
    assertThat(
            new ConsistencyProof(first, second, with(proof.path(), OTHER)).verifies(before, after))
        .isFalse();
    int at = (int) (which % proof.path().size());
    List<Hash> changed = new ArrayList<>(proof.path());
    changed.set(at, OTHER);
    assertThat(new ConsistencyProof(first, second, changed).verifies(before, after)).isFalse();

    List<Hash> rewritten = new ArrayList<>(TREE.subList(0, (int) second));
    rewritten.set((int) (any % first), OTHER);
    List<Hash> forged = subproof((int) first, rewritten, true);
    assertThat(new ConsistencyProof(first, second, forged).verifies(before, treeHash(rewritten)))
        .as("a leaf of the earlier tree rewritten")
        .isFalse();
  }

  @Test
  void aTreeIsConsistentWithItselfAlone() {
    Hash root = treeHash(TREE);
    assertThat(consistency(LEAVES, LEAVES).path()).isEmpty();
    assertThat(consistency(LEAVES, LEAVES).verifies(root, root)).isTrue();
    assertThat(consistency(LEAVES, LEAVES).verifies(root, OTHER)).isFalse();
    assertThat(new ConsistencyProof(LEAVES, LEAVES, List.of(OTHER)).verifies(root, root)).isFalse();
  }

  @Test
  void aProofInATreeOfMillionsNeedsAFewDozenHashes() {
    List<Integer> asked = new ArrayList<>();
    MerkleTree large =
        new MerkleTree(
            wanted -> {
              asked.add(wanted.size());
              return Map.of();
            });
    assertThat(large.inclusion(1_234_567, 98_765_431)).isEmpty();
    assertThat(large.consistency(1_234_567, 98_765_431)).isEmpty();
    assertThat(asked).hasSize(2).allMatch(hashes -> hashes <= 2 * 27);
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    assertThatThrownBy(() -> KEPT.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEPT.consistency(0, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEPT.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The test vectors that Certificate Transparency's own implementations share. */
  @Test
  void theRootsAreThoseOfCertificateTransparency() {
    List<Hash> leaves =
        List.of("", "00", "10", "2021", "3031", "40414243").stream()
            .map(hex -> HexFormat.of().parseHex("00" + hex))
            .map(Hash::ofContent)
            .toList();
    assertThat(HexFormat.of().formatHex(treeHash(leaves.subList(0, 1)).bytes()))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(HexFormat.of().formatHex(treeHash(leaves.subList(0, 3)).bytes()))
        .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    assertThat(HexFormat.of().formatHex(treeHash(leaves).bytes()))
        .isEqualTo("76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef");
  }

  @Test
  void aHashIsReadAsItIsWrittenAndInNoOtherForm() {
    Hash hash = Hash.ofContent("a content".getBytes(StandardCharsets.UTF_8));
    String written = hash.toString();
    assertThat(Hash.parse(written)).contains(hash);
    assertThat(Hash.parse(written + "=")).isEmpty();
    assertThat(Hash.parse(written.substring(1))).isEmpty();
    assertThat(Hash.parse("A".repeat(42) + "B")).isEmpty();
    assertThat(Hash.parse("A".repeat(42) + "A")).isPresent();
  }
}
