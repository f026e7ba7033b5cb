package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.WireId;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Reporting after rendering, and giving up. */
interface SettlePromises {

  @Test
  @RunAsClient
  default void whatWasRenderedIsChargedAndTheRestIsReleased() {
    BigDecimal available = Calls.available();
    BigDecimal held = Calls.held();
    String id = Calls.authorized();

    Rest.Answer settled = Calls.settle(id, 3);

    assertThat(settled.status()).isEqualTo(200);
    JsonObject answer = settled.json();
    assertThat(answer.getString("status")).isEqualTo("SETTLED");
    assertThat(answer.getInt("charged")).isEqualTo(21);
    assertThat(answer.getInt("held")).isZero();
    assertThat(answer.getInt("credits")).isEqualTo(35);
    assertThat(
            answer.getJsonArray("splits").getValuesAs(JsonObject.class).stream()
                .map(split -> split.getJsonNumber("amount").bigDecimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("15");
    assertThat(Calls.available()).isEqualByComparingTo(available.subtract(BigDecimal.valueOf(21)));
    assertThat(Calls.held()).isEqualByComparingTo(held);
    assertThat(Calls.authorization(id).get().body()).isEqualTo(settled.body());
  }

  @Test
  @RunAsClient
  default void settlingAgainChargesNothingMore() {
    String id = Calls.authorized();
    Rest.Answer first = Calls.settle(id, 4);
    BigDecimal available = Calls.available();

    for (Object same : List.of(4, "4.0", "4e0")) {
      Rest.Answer again = Calls.settle(id, same);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.body()).isEqualTo(first.body());
    }
    for (Object other : List.of(3, 5, 3601, "1e30")) {
      assertThat(Calls.settle(id, other).refusal()).as("" + other).isEqualTo("409 already-settled");
    }
    assertThat(Calls.release(id).refusal()).isEqualTo("409 already-settled");
    assertThat(Calls.available()).isEqualByComparingTo(available);
  }

  @Test
  @RunAsClient
  default void moreSecondsThanWereHeldAreRefusedWhateverTheNumber() {
    String id = Calls.authorized();

    for (String seconds : List.of("6", "3601", "2147483648", "99999999999999999999", "1e300")) {
      Rest.Answer answer = Calls.settle(id, seconds);
      assertThat(answer.refusal()).as(seconds).isEqualTo("409 above-hold");
      assertThat(answer.json().getInt("heldSeconds")).isEqualTo(5);
    }
    assertThat(Calls.settle(id, 5).json().getInt("charged")).isEqualTo(35);
  }

  @Test
  @RunAsClient
  default void secondsAreAWholeNumberFromOne() {
    String id = Calls.authorized();
    String settle = id + "/settle";

    for (String seconds : List.of("0", "-1", "1.5", "0.5", "\"3\"", "null", "[3]", "true")) {
      Rest.Answer answer = Calls.settle(id, seconds);
      assertThat(answer.refusal()).as(seconds).isEqualTo("400 invalid-request");
      assertThat(answer.faults()).as(seconds).containsExactly("seconds");
    }
    assertThat(Calls.authorization(settle).post("{}").faults()).containsExactly("seconds");
    assertThat(Calls.authorization(settle).post("{\"seconds\":1,\"seconds\":2}").faults())
        .containsExactly("seconds");
    assertThat(Calls.authorization(settle).post("{\"seconds\":1,\"second\":2}").faults())
        .containsExactly("second");
    for (String body : List.of("", "[]", "5", "{", "{\"seconds\":1}{}")) {
      assertThat(Calls.authorization(settle).post(body).refusal())
          .as(body)
          .isEqualTo("400 invalid-request");
    }
    assertThat(Calls.authorization(settle).post("text/plain", "{\"seconds\":1}").refusal())
        .isEqualTo("415 unsupported-media-type");
    assertThat(Calls.authorization(id).get().json().getString("status")).isEqualTo("AUTHORIZED");
  }

  @Test
  @RunAsClient
  default void whatIsGivenUpIsReleasedOnceAndNeverCharged() {
    BigDecimal available = Calls.available();
    String id = Calls.authorized();

    Rest.Answer voided = Calls.release(id);

    assertThat(voided.status()).isEqualTo(200);
    assertThat(voided.json().getString("status")).isEqualTo("VOIDED");
    assertThat(voided.json().getInt("held")).isZero();
    Rest.Answer again = Calls.release(id);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(voided.body());
    assertThat(Calls.settle(id, 5).refusal()).isEqualTo("409 already-voided");
    assertThat(Calls.available()).isEqualByComparingTo(available);
  }

  @Test
  @RunAsClient
  default void whatIsPendingIsNotSettledButMayBeGivenUp() {
    String id = Calls.pending();

    assertThat(Calls.settle(id, 5).refusal()).isEqualTo("409 not-yet-approved");
    assertThat(Calls.settle(id, 500).refusal()).isEqualTo("409 not-yet-approved");
    assertThat(Calls.release(id).json().getString("status")).isEqualTo("VOIDED");
    assertThat(Calls.release(id).status()).isEqualTo(200);
    assertThat(Calls.settle(id, 5).refusal()).isEqualTo("409 already-voided");
  }

  @Test
  @RunAsClient
  default void whatExpiredIsChargedAtItsFrozenPriceOrGivenUp() {
    BigDecimal available = Calls.available();
    String late = Calls.authorized();
    String never = Calls.authorized();
    expire(late);
    expire(never);
    Poll.until(() -> expired(late) && expired(never));
    assertThat(Calls.authorization(late).get().json().getInt("held")).isZero();
    assertThat(Calls.available()).isEqualByComparingTo(available);

    assertThat(Calls.settle(late, 6).refusal()).isEqualTo("409 above-hold");
    assertThat(Calls.settle(late, 2).json().getInt("charged")).isEqualTo(14);
    assertThat(Calls.settle(late, 2).status()).isEqualTo(200);
    assertThat(Calls.release(never).json().getString("status")).isEqualTo("VOIDED");
    assertThat(Calls.available()).isEqualByComparingTo(available.subtract(BigDecimal.valueOf(14)));
  }

  @Test
  @RunAsClient
  default void whatExpiredIsRefusedWhereTheLimitNoLongerAllowsIt() {
    String creator = Demo.started().creator();
    Partners.Generator partner = Partners.Generator.opened().linkedTo(creator, 40L);
    String usage = Usage.allowed().json();
    String late = Calls.authorize(partner.key(), Calls.newKey(), usage).json().getString("id");
    expire(late);
    Rest find = Rest.at("/api/v1/authorizations/" + late).key(partner.key());
    Poll.until(() -> find.get().json().getString("status").equals("EXPIRED"));
    assertThat(Calls.authorize(partner.key(), Calls.newKey(), usage).status()).isEqualTo(201);

    Rest.Answer answer =
        Rest.at("/api/v1/authorizations/" + late + "/settle")
            .key(partner.key())
            .post("{\"seconds\":5}");

    assertThat(answer.refusal()).isEqualTo("402 spending-limit-reached");
  }

  @Test
  @RunAsClient
  default void whoWasUnlinkedKeepsWhatItWasGrantedAndReachesNothingElse() {
    String creator = Demo.started().creator();
    Partners.Generator partner = Partners.Generator.opened().linkedTo(creator, null);
    String usage = Usage.allowed().json();
    String late = Calls.authorize(partner.key(), Calls.newKey(), usage).json().getString("id");
    String granted = Calls.authorize(partner.key(), Calls.newKey(), usage).json().getString("id");
    expire(late);
    Rest find = Rest.at("/api/v1/authorizations/" + late).key(partner.key());
    Poll.until(() -> find.get().json().getString("status").equals("EXPIRED"));

    Partners.database()
        .update("update creator_link set unlinked_at = now() where generator_id = ?", partner.id());

    Poll.until(() -> Rest.at("/api/v1/quotes").key(partner.key()).post(usage).status() == 404);
    Rest settle = Rest.at("/api/v1/authorizations/" + granted + "/settle").key(partner.key());
    Rest receipts = Rest.at("/api/v1/authorizations/" + granted + "/receipts").key(partner.key());
    assertThat(settle.post("{\"seconds\":2}").json().getInt("charged")).isEqualTo(14);
    assertThat(receipts.get().json().isNull("settlement")).isFalse();
    assertThat(find.get().status()).isEqualTo(200);
    assertThat(
            Rest.at("/api/v1/authorizations/" + late + "/settle")
                .key(partner.key())
                .post("{\"seconds\":2}")
                .refusal())
        .isEqualTo("404 not-found");
    assertThat(Calls.authorize(partner.key(), Calls.newKey(), usage).refusal())
        .isEqualTo("404 not-found");
    assertThat(Rest.at("/api/v1/wallets/" + creator).key(partner.key()).get().refusal())
        .isEqualTo("404 not-found");
  }

  @Test
  @RunAsClient
  default void whatAnOwnerStopsMeanwhileIsNotChargedAndItsCreditsComeBack() {
    BigDecimal available = Calls.available();
    Usage usage = Usage.of("Otohime dances", "SHARED");
    String id = Calls.authorize(usage).json().getString("id");
    stop("now()");
    try {
      assertThat(Calls.settle(id, 5).refusal()).isEqualTo("409 already-voided");
      Poll.until(() -> Calls.quote(usage.json()).body().contains("\"code\":\"stopped\""));
      assertThat(Calls.authorize(usage).refusal()).isEqualTo("403 license-refused");
      Poll.until(() -> Calls.authorization(id).get().json().getString("status").equals("VOIDED"));
      assertThat(Calls.available()).isEqualByComparingTo(available);
    } finally {
      stop("null");
    }
  }

  private static void stop(String when) {
    Partners.database().update("update asset set stopped_at = " + when + " where name = 'Otohime'");
  }

  private static boolean expired(String id) {
    return Calls.authorization(id).get().json().getString("status").equals("EXPIRED");
  }

  /** Past the triggers that freeze what was granted, as only time can. */
  private static void expire(String id) {
    Partners.database()
        .run(
            connection -> {
              sessionReplication(connection, "replica");
              try (var update =
                  connection.prepareStatement(
                      "update usage_authorization set expires_at = now() - interval '1 minute'"
                          + " where id = ?")) {
                update.setObject(1, WireId.AUTHORIZATION.parse(id).orElseThrow());
                update.executeUpdate();
              }
              sessionReplication(connection, "origin");
            });
  }

  private static void sessionReplication(Connection connection, String role)
      throws java.sql.SQLException {
    try (Statement set = connection.createStatement()) {
      set.execute("set session_replication_role = '" + role + "'");
    }
  }
}
