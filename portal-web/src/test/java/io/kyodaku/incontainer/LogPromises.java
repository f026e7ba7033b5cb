package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** The log as anybody can check it, with what is published and the Java platform alone. */
interface LogPromises {

  String LOG = "/api/v1/log/";

  @Test
  @RunAsClient
  default void whoHoldsAReceiptChecksThatItIsInTheLog() throws Exception {
    String id = Calls.authorized();
    String grant = ReceiptPromises.receipts(id).getString("grant");
    JsonObject entry = placed(id);

    assertThat(entry.getString("kind")).isEqualTo("GRANT");
    assertThat(entry.getString("subject")).isEqualTo(id);
    byte[] text = decoded(grant.split("\\.")[1]);
    assertThat(sha256(decoded(entry.getString("salt")), text))
        .isEqualTo(decoded(entry.getString("payload")));
    byte[] leaf = leaf(entry);
    assertThat(entry.getString("leafHash")).isEqualTo(encoded(leaf));

    JsonObject head = json(LOG + "head");
    JsonObject signed = ReceiptPromises.verified(head.getString("signature"));
    assertThat(signed.getInt("size")).isEqualTo(head.getInt("size"));
    assertThat(signed.getString("root")).isEqualTo(head.getString("root"));
    assertThat(signed.getString("timestamp")).isEqualTo(head.getString("timestamp"));
    String size = "size=" + head.getInt("size");
    JsonObject proof = json(LOG + "entries/" + entry.getInt("index") + "/proof?" + size);
    assertThat(proof).isEqualTo(json(LOG + "proof-by-hash?hash=" + encoded(leaf) + "&" + size));
    assertThat(proof.getString("leafHash")).isEqualTo(encoded(leaf));
    assertThat(encoded(root(leaf, proof))).isEqualTo(head.getString("root"));
    assertThat(encoded(root(sha256(leaf), proof))).isNotEqualTo(head.getString("root"));
  }

  @Test
  @RunAsClient
  default void theLogIsShownToBeginWithWhatItWasBefore() throws Exception {
    placed(Calls.authorized());
    JsonObject before = json(LOG + "head");
    placed(Calls.authorized());
    JsonObject after = json(LOG + "head");
    int first = before.getInt("size");
    int second = after.getInt("size");
    assertThat(second).isGreaterThan(first);

    JsonObject proof = json(LOG + "consistency?first=" + first + "&second=" + second);
    assertThat(proof.getInt("first")).isEqualTo(first);
    assertThat(proof.getInt("second")).isEqualTo(second);
    assertThat(proof.getJsonArray("path")).isNotEmpty();
    assertThat(json(LOG + "consistency?first=" + first + "&second=" + first).getJsonArray("path"))
        .isEmpty();
    List<JsonObject> heads =
        json(LOG + "heads?from=" + first + "&to=" + second)
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    assertThat(heads).startsWith(after).endsWith(before).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  @RunAsClient
  default void theEntryOfAReceiptIsForWhoeverHoldsTheReceipt() throws Exception {
    String id = Calls.authorized();
    String other = Calls.authorized();
    Calls.settle(id, 3);
    JsonObject receipts = ReceiptPromises.receipts(id);
    String grant = hash(receipts.getString("grant"));
    String settlement = hash(receipts.getString("settlement"));

    assertThat(entry(id, grant).json().getString("entryId"))
        .isEqualTo(receipts.getJsonObject("grantEntry").getString("entryId"));
    assertThat(entry(id, settlement).json().getString("kind")).isEqualTo("SETTLEMENT");
    assertThat(entry(other, grant).refusal()).isEqualTo("404 not-found");
    assertThat(entry(id, hash("guessed")).refusal()).isEqualTo("404 not-found");
  }

  @Test
  @RunAsClient
  default void whatIsPendingHasNoEntry() {
    JsonObject receipts = ReceiptPromises.receipts(Calls.pending());

    assertThat(receipts.get("grantEntry")).isEqualTo(JsonValue.NULL);
    assertThat(receipts.get("settlementEntry")).isEqualTo(JsonValue.NULL);
  }

  @Test
  @RunAsClient
  default void whatTheLogIsAskedWronglyIsNamed() throws Exception {
    placed(Calls.authorized());
    int newest = json(LOG + "head").getInt("size");

    assertThat(faults("consistency")).containsExactly("first");
    assertThat(faults("consistency?first=0")).containsExactly("first");
    assertThat(faults("consistency?first=x&second=-1")).containsExactly("first", "second");
    assertThat(faults("consistency?first=" + newest + "&second=1")).containsExactly("second");
    assertThat(faults("consistency?first=" + (newest + 5_000_000))).containsExactly("first");
    assertThat(faults("entries/1/proof?size=1")).containsExactly("size");
    assertThat(faults("entries/0/proof?size=99999999999999999999")).containsExactly("size");
    assertThat(faults("proof-by-hash")).containsExactly("hash");
    assertThat(faults("proof-by-hash?hash=abc")).containsExactly("hash");
    assertThat(faults("heads?from=0&to=x")).containsExactly("from", "to");
    assertThat(faults("receipt-entry")).containsExactly("authorization", "receipt");
    assertThat(faults("receipt-entry?authorization=1&receipt=2"))
        .containsExactly("authorization", "receipt");
    for (String nothing :
        List.of(
            "entries/x/proof",
            "entries/-1/proof",
            "entries/" + (newest + 5_000_000) + "/proof",
            "proof-by-hash?hash=" + "A".repeat(43))) {
      assertThat(Rest.at(LOG + nothing).get().refusal()).as(nothing).isEqualTo("404 not-found");
    }
  }

  /** The grant's entry once it has its place. */
  private static JsonObject placed(String id) {
    Poll.until(() -> !ReceiptPromises.receipts(id).getJsonObject("grantEntry").isNull("index"));
    return ReceiptPromises.receipts(id).getJsonObject("grantEntry");
  }

  private static Rest.Answer entry(String authorization, String receipt) {
    return Rest.at(LOG + "receipt-entry?authorization=" + authorization + "&receipt=" + receipt)
        .get();
  }

  private static List<String> faults(String call) {
    Rest.Answer answer = Rest.at(LOG + call).get();
    assertThat(answer.refusal()).as(call).isEqualTo("400 invalid-request");
    return answer.faults();
  }

  private static JsonObject json(String path) {
    Rest.Answer answer = Rest.at(path).get();
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.json();
  }

  /** As docs/api.md says. */
  private static byte[] leaf(JsonObject entry) throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    byte[] kind = entry.getString("kind").getBytes(StandardCharsets.US_ASCII);
    out.writeByte(0);
    out.write(HexFormat.of().parseHex(entry.getString("entryId").replace("-", "")));
    out.writeByte(kind.length);
    out.write(kind);
    out.write(HexFormat.of().parseHex(entry.getString("subject").replace("auth_", "")));
    out.write(decoded(entry.getString("payload")));
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(entry.getString("at"))));
    return sha256(bytes.toByteArray());
  }

  /** RFC 9162 section 2.1.3.2. */
  private static byte[] root(byte[] leaf, JsonObject proof) throws NoSuchAlgorithmException {
    List<byte[]> path = new ArrayList<>();
    for (JsonString hash : proof.getJsonArray("path").getValuesAs(JsonString.class)) {
      path.add(decoded(hash.getString()));
    }
    long at = proof.getJsonNumber("index").longValue();
    long last = proof.getJsonNumber("size").longValue() - 1;
    byte[] root = leaf;
    for (byte[] beside : path) {
      if (at % 2 == 1 || at == last) {
        root = sha256(new byte[] {1}, beside, root);
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        root = sha256(new byte[] {1}, root, beside);
      }
      at /= 2;
      last /= 2;
    }
    assertThat(last).isZero();
    return root;
  }

  private static String hash(String jws) throws NoSuchAlgorithmException {
    return encoded(sha256(jws.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] sha256(byte[]... parts) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
