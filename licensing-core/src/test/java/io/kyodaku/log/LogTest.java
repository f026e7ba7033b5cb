package io.kyodaku.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

class LogTest {

  private static final String SECRET = "a secret of the installation for the tests";
  private final TestDatabase database = TestDatabase.fresh();

  /** RFC 6962 section 2.1 as it is written there, to hold the incremental tree against. */
  private static byte[] treeHash(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Sha256.of();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return Sha256.of(
        new byte[] {1}, treeHash(leaves.subList(0, k)), treeHash(leaves.subList(k, leaves.size())));
  }

  @Property(tries = 60)
  void theIncrementalRootIsTheRootOfTheWholeTree(@ForAll @IntRange(max = 300) int size)
      throws SQLException {
    Frontier frontier = Frontier.empty();
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      byte[] leaf = Sha256.of(new byte[] {0, (byte) i, (byte) (i >> 8)});
      leaves.add(leaf);
      frontier.add(leaf, (node, hash) -> {});
      frontier = Frontier.of(frontier.size(), frontier.toBytes());
    }
    assertThat(frontier.root()).isEqualTo(treeHash(leaves));
  }

  @Test
  void everyCommittedEntryGetsOnePlaceAndTheHeadIsSigned() throws Exception {
    SigningKeys keys = SigningKeys.open(database.admin(), SECRET, Clock.systemUTC());
    SealingLog sealing = new SealingLog(database.admin(), keys, Clock.systemUTC());
    append(3);
    assertThat(sealing.sealOnce()).isEqualTo(3);
    assertThat(sealing.sealOnce()).isZero();
    append(2);
    assertThat(sealing.sealOnce()).isEqualTo(2);
    assertThat(number("select count(*) from log_leaf")).isEqualTo(5);
    assertThat(number("select max(size) from log_head")).isEqualTo(5);

    JsonWebSignature head = new JsonWebSignature();
    head.setCompactSerialization(text("select signature from log_head order by size desc limit 1"));
    head.setKey(
        new JsonWebKeySet(keys.jwks())
            .findJsonWebKey(head.getKeyIdHeaderValue(), null, null, null)
            .getKey());
    assertThat(head.verifySignature()).isTrue();
    assertThat(head.getPayload()).contains("\"size\":5");
  }

  @Test
  void anEntryOfAnOlderTransactionThatCommitsLateIsNotSkipped() throws Exception {
    SigningKeys keys = SigningKeys.open(database.admin(), SECRET, Clock.systemUTC());
    SealingLog sealing = new SealingLog(database.admin(), keys, Clock.systemUTC());
    try (Connection late = database.admin().getConnection()) {
      late.setAutoCommit(false);
      LogEntry.of(EntryKind.AUDIT, Ids.next(), "late", Clock.systemUTC()).append(late);
      append(1);
      assertThat(sealing.sealOnce()).isZero();
      late.commit();
    }
    assertThat(sealing.sealOnce()).isEqualTo(2);
  }

  @Test
  void whatIsSealedIsProvenFromFirstToLast() throws Exception {
    ReadingLog reading = new ReadingLog(database.admin());
    assertThat(reading.head()).isEmpty();
    SealingLog sealing = sealing();
    for (int entries : List.of(1, 4, 8, 30)) {
      append(entries);
      sealing.run("");
    }
    everythingIsProven(reading, 43);
    assertThat(reading.heads(1, 43, 9))
        .extracting(SignedHead::size)
        .containsExactly(43L, 13L, 5L, 1L);
    assertThat(reading.heads(5, 20, 9)).extracting(SignedHead::size).containsExactly(13L, 5L);
  }

  /** As an earlier version left it. */
  @Test
  void nodesOfLeavesThatWereSealedWithoutAreMadeWhenTheSealerRuns() throws Exception {
    SealingLog sealing = sealing();
    append(101);
    sealing.run("");
    ReadingLog reading = new ReadingLog(database.admin());
    execute(database.owner().getConnection(), "alter table log_node disable trigger user");
    execute(database.owner().getConnection(), "delete from log_node where level > 1 or index > 20");
    assertThat(reading.inclusion(77, 101)).as("not yet").isEmpty();

    append(3);
    assertThat(sealing.sealOnce()).as("nodes first").isZero();
    append(3);
    sealing.run("");
    everythingIsProven(reading, 107);
    assertThat(sealing.fillOnce()).isZero();
  }

  private void everythingIsProven(ReadingLog reading, int size) throws SQLException {
    SignedHead head = reading.head().orElseThrow();
    assertThat(head.size()).isEqualTo(size);
    for (int index = 0; index < size; index++) {
      ReadingLog.ProvenLeaf proven = reading.inclusion(index, size).orElseThrow();
      assertThat(proven.proof().verifies(proven.leaf(), head.root())).isTrue();
      assertThat(reading.indexOf(proven.leaf())).hasValue(index);
    }
    for (SignedHead earlier : reading.heads(1, size, 9)) {
      assertThat(
              reading
                  .consistency(earlier.size(), size)
                  .orElseThrow()
                  .verifies(earlier.root(), head.root()))
          .isTrue();
    }
    assertThat(reading.indexOf(Hash.ofContent(new byte[0]))).isEmpty();
  }

  @Test
  void whoHoldsContentAndSaltFindsItsLeafInTheTree() throws Exception {
    UUID subject = Ids.next();
    try (Connection connection = database.admin().getConnection()) {
      LogEntry.of(EntryKind.GRANT, subject, "what was granted", Clock.systemUTC())
          .append(connection);
    }
    ReadingLog reading = new ReadingLog(database.admin());
    assertThat(reading.entry(EntryKind.SETTLEMENT, subject)).isEmpty();
    assertThat(reading.entry(EntryKind.GRANT, subject).orElseThrow().index()).isEmpty();
    sealing().run("");

    PlacedEntry placed = reading.entry(EntryKind.GRANT, subject).orElseThrow();
    assertThat(placed.index()).hasValue(0);
    LogEntry entry = placed.entry();
    assertThat(entry.payload())
        .isEqualTo(Sha256.of(entry.salt(), "what was granted".getBytes(StandardCharsets.UTF_8)));
    assertThat(reading.inclusion(0, 1).orElseThrow().leaf()).isEqualTo(entry.leafHash());
  }

  private SealingLog sealing() throws SQLException {
    SigningKeys keys = SigningKeys.open(database.admin(), SECRET, Clock.systemUTC());
    return new SealingLog(database.admin(), keys, Clock.systemUTC());
  }

  @Test
  void noRoleChangesOrRemovesWhatIsLogged() throws Exception {
    append(1);
    for (String attack :
        List.of(
            "delete from log_entry",
            "update log_entry set kind = 'GRANT'",
            "truncate log_entry cascade")) {
      assertThatThrownBy(() -> execute(database.admin().getConnection(), attack))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> execute(database.owner().getConnection(), attack))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("never changed");
    }
  }

  @Test
  void everyNodeOpensTheSameKeyAndAnotherSecretOpensNone() throws Exception {
    SigningKeys first = SigningKeys.open(database.admin(), SECRET, Clock.systemUTC());
    SigningKeys second = SigningKeys.open(database.admin(), SECRET, Clock.systemUTC());
    assertThat(second.kid()).isEqualTo(first.kid());
    assertThat(second.jwks()).isEqualTo(first.jwks()).doesNotContain("\"d\"");
    assertThatThrownBy(() -> SigningKeys.open(database.admin(), SECRET + "?", Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KYODAKU_SECRET");
  }

  @Test
  void whatIsSignedIsVerifiedAndNothingElse() throws SQLException {
    SigningKeys keys = SigningKeys.open(database.admin(), SECRET, Clock.systemUTC());
    String jws = keys.sign("{\"use\":\"SHARED\"}");
    assertThat(keys.verify(jws))
        .contains(new ReceiptVerifier.Verified(keys.kid(), "{\"use\":\"SHARED\"}"));
    String[] parts = jws.split("\\.");
    String other = keys.sign("{\"use\":\"COMMERCIAL\"}").split("\\.")[1];
    String unsigned =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(keys.verify(parts[0] + "." + other + "." + parts[2])).isEmpty();
    assertThat(keys.verify(unsigned + "." + parts[1] + ".")).isEmpty();
    assertThat(keys.verify("no signature at all")).isEmpty();
  }

  private void append(int entries) throws SQLException {
    try (Connection connection = database.admin().getConnection()) {
      for (int i = 0; i < entries; i++) {
        LogEntry.of(EntryKind.AUDIT, Ids.next(), "entry " + i, Clock.systemUTC())
            .append(connection);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
