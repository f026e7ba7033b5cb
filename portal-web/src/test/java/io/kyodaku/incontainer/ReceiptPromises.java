package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Receipts as anybody can check them, with what is published and the Java platform alone. */
interface ReceiptPromises {

  @Test
  @RunAsClient
  default void receiptsAreSignedAndSayWhatWasGrantedAndCharged() throws Exception {
    String id = Calls.authorized();
    JsonObject before = receipts(id);
    assertThat(before.get("settlement")).isEqualTo(JsonValue.NULL);
    Calls.settle(id, 3);

    JsonObject receipts = receipts(id);
    JsonObject grant = verified(receipts.getString("grant"));
    JsonObject settlement = verified(receipts.getString("settlement"));

    assertThat(receipts.getString("grant")).isEqualTo(before.getString("grant"));
    assertThat(receipts(id).getString("settlement")).isEqualTo(receipts.getString("settlement"));
    assertThat(grant.getString("receipt")).isEqualTo("grant");
    assertThat(grant.getString("authorization")).isEqualTo(id);
    assertThat(grant.getJsonNumber("heldMicros").longValue()).isEqualTo(35_000_000);
    assertThat(promptHash(grant.getJsonObject("usage"), "Momotaro walks along the shore"))
        .isEqualTo(grant.getJsonObject("usage").getString("promptHash"));
    assertThat(settlement.getString("receipt")).isEqualTo("settlement");
    assertThat(settlement.getInt("seconds")).isEqualTo(3);
    assertThat(settlement.getJsonNumber("chargedMicros").longValue()).isEqualTo(21_000_000);
    assertThat(grant.toString()).doesNotContain("walks along", "@", "cre_");
  }

  @Test
  @RunAsClient
  default void aChangedReceiptIsNotVerified() throws Exception {
    String id = Calls.authorized();
    String grant = receipts(id).getString("grant");
    String[] parts = grant.split("\\.");
    String forged =
        new String(decoded(parts[1]), StandardCharsets.UTF_8).replace("35000000", "25000000");

    assertThat(
            holds(
                parts[0]
                    + "."
                    + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(forged.getBytes(StandardCharsets.UTF_8)),
                parts[2],
                key(parts[0])))
        .isFalse();
  }

  @Test
  @RunAsClient
  default void aReceiptIsCheckedAndItsDecisionRunAgain() throws Exception {
    String id = Calls.authorized();
    String grant = receipts(id).getString("grant");

    JsonObject report = checked(grant, "Momotaro walks along the shore");
    assertThat(report.getBoolean("valid")).as(report.toString()).isTrue();
    assertThat(report.getString("authorizationId")).isEqualTo(id);
    assertThat(outcomes(report))
        .contains("FORM PASSED", "SIGNATURE PASSED", "DECISION PASSED", "PROMPT PASSED");
    assertThat(outcomes(checked(grant, "Momotaro walks along the river")))
        .contains("DECISION PASSED", "PROMPT FAILED");

    Calls.settle(id, 3);
    assertThat(outcomes(checked(receipts(id).getString("settlement"), null)))
        .contains("SIGNATURE PASSED", "DECISION PASSED");
  }

  /** It is for everybody, so it says nothing of money, of the prompt or of who asked. */
  @Test
  @RunAsClient
  default void whatIsEmbeddedTellsTheLicenceAlone() throws Exception {
    String id = Calls.authorized();
    JsonObject manifest = Calls.authorization(id + "/c2pa").get().json();
    JsonObject actions = manifest.getJsonArray("assertions").getJsonObject(0);
    assertThat(actions.getString("label")).isEqualTo("c2pa.actions.v2");
    JsonObject created = actions.getJsonObject("data").getJsonArray("actions").getJsonObject(0);
    assertThat(created.getString("action")).isEqualTo("c2pa.created");
    assertThat(created.getString("digitalSourceType")).endsWith("/trainedAlgorithmicMedia");
    assertThat(created.getJsonObject("softwareAgent").getString("name")).isNotBlank();

    JsonObject licence = manifest.getJsonArray("assertions").getJsonObject(1);
    assertThat(licence.getString("label")).isEqualTo("org.kyodaku.licence");
    JsonObject statement = verified(licence.getJsonObject("data").getString("statement"));
    assertThat(statement.getString("authorization")).isEqualTo(id);
    assertThat(statement.getJsonArray("licenses").getJsonObject(0).getString("name"))
        .isEqualTo("Momotar\u014d");
    assertThat(statement.getString("grantSha256")).hasSize(64);
    assertThat(statement.toString() + manifest)
        .doesNotContain("walks along", "micros", "Micros", "shareBps", "prompt", "cre_");

    Calls.release(id);
    assertThat(Calls.authorization(id + "/c2pa").get().refusal()).isEqualTo("409 already-voided");
    assertThat(Calls.authorization(Calls.pending() + "/c2pa").get().refusal())
        .isEqualTo("409 not-yet-approved");
  }

  @Test
  @RunAsClient
  default void aChangedByteOfAReceiptIsToldByItsPlace() throws Exception {
    String grant = receipts(Calls.authorized()).getString("grant");
    String[] parts = grant.split("\\.");
    String forged =
        new String(decoded(parts[1]), StandardCharsets.UTF_8).replace("35000000", "25000000");
    String changed =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(forged.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];

    JsonObject report = checked(changed, null);
    assertThat(report.getBoolean("valid")).isFalse();
    JsonObject signature = report.getJsonArray("checks").getJsonObject(1);
    assertThat(signature.getString("outcome")).isEqualTo("FAILED");
    assertThat(signature.getJsonArray("differences").toString())
        .contains("heldMicros")
        .doesNotContain("35000000");
    // Who does not hold the signature learns nothing of what was issued.
    JsonObject guessed =
        checked(parts[0] + "." + changed.split("\\.")[1] + "." + "A".repeat(86), null);
    assertThat(guessed.getJsonArray("checks").getJsonObject(1).getJsonArray("differences"))
        .isEmpty();
    assertThat(outcomes(checked(grant.substring(0, 100), null))).containsExactly("FORM FAILED");
    assertThat(outcomes(checked("x.y.z", null))).containsExactly("FORM FAILED");
  }

  @Test
  @RunAsClient
  default void whatIsNoQuestionForACheckIsToldByField() {
    Rest checks = Rest.at("/api/v1/receipts/verify");
    assertThat(checks.post("{}").refusal()).isEqualTo("400 invalid-request");
    assertThat(checks.post("{\"receipt\":\"" + "x".repeat(200_001) + "\"}").refusal())
        .isEqualTo("400 invalid-request");
    assertThat(checks.post("{\"receipt\":\"" + "x".repeat(2_000_000) + "\"}").refusal())
        .isEqualTo("413 payload-too-large");
    String deep = "{\"receipt\":" + "[".repeat(60_000) + "]".repeat(60_000) + "}";
    String coded = Base64.getUrlEncoder().encodeToString(deep.getBytes(StandardCharsets.US_ASCII));
    assertThat(checked("e30." + coded + ".c2ln", null).getBoolean("valid")).isFalse();
    assertThat(checks.post("text/plain", "a.b.c").refusal())
        .isEqualTo("415 unsupported-media-type");
  }

  /** What checking it comes to. */
  static JsonObject checked(String receipt, @Nullable String prompt) {
    JsonObjectBuilder body = Json.createObjectBuilder().add("receipt", receipt);
    if (prompt != null) {
      body.add("prompt", prompt);
    }
    Rest.Answer answer = Rest.at("/api/v1/receipts/verify").post(body.build().toString());
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  static List<String> outcomes(JsonObject report) {
    return report.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .map(check -> check.getString("check") + " " + check.getString("outcome"))
        .toList();
  }

  @Test
  @RunAsClient
  default void whatIsPendingHasNoReceipts() {
    JsonObject receipts = receipts(Calls.pending());

    assertThat(receipts.get("grant")).isEqualTo(JsonValue.NULL);
    assertThat(receipts.get("settlement")).isEqualTo(JsonValue.NULL);
  }

  /** What an authorization can prove. */
  static JsonObject receipts(String id) {
    Rest.Answer answer = Calls.authorization(id + "/receipts").get();
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  /** What was signed. */
  static JsonObject verified(String jws) throws GeneralSecurityException {
    String[] parts = jws.split("\\.");
    assertThat(parts).hasSize(3);
    assertThat(json(parts[0]).getString("alg")).isEqualTo("EdDSA");
    assertThat(holds(parts[0] + "." + parts[1], parts[2], key(parts[0]))).isTrue();
    return json(parts[1]);
  }

  /** The published key that the header names. */
  private static JsonObject key(String header) {
    return Rest.at("/.well-known/jwks.json")
        .get()
        .json()
        .getJsonArray("keys")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(key -> key.getString("kid").equals(json(header).getString("kid")))
        .findFirst()
        .orElseThrow();
  }

  private static boolean holds(String signed, String signature, JsonObject key)
      throws GeneralSecurityException {
    // RFC 8410: what stands before the 32 bytes of an Ed25519 key.
    byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] point = decoded(key.getString("x"));
    byte[] encoded = java.util.Arrays.copyOf(head, head.length + point.length);
    System.arraycopy(point, 0, encoded, head.length, point.length);
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    check.update(signed.getBytes(StandardCharsets.US_ASCII));
    return check.verify(decoded(signature));
  }

  private static String promptHash(JsonObject usage, String prompt)
      throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(HexFormat.of().parseHex(usage.getString("promptSalt")));
    return HexFormat.of().formatHex(digest.digest(prompt.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonObject json(String part) {
    String text = new String(decoded(part), StandardCharsets.UTF_8);
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static byte[] decoded(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
