package io.kyodaku.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kyodaku.identity.SecretSeal;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.webhook.WebhookEndpoints.Registering;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of authorizations, told to a server that really listens. */
class WebhooksTest {

  private static final Actor BY = Actor.system();
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final TestDatabase database = TestDatabase.fresh();
  private final Sql sql = new Sql(database.owner());
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final SecretSeal seal = new SecretSeal("a secret of the installation for the tests");
  private final WebhookEndpoints endpoints =
      new WebhookEndpoints(database.admin(), seal, true, clock);
  private final WebhookDeliveries deliveries = new WebhookDeliveries(database.admin(), clock);
  private final DeliveringWebhooks delivering = delivering(InetAddress::getAllByName);
  private final UUID generator = generator();
  private final UUID creator = creator();

  private record Heard(String id, String timestamp, String signature, String body) {}

  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** What the server answers next; when there is nothing, 204. */
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/hooks",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          heard.add(
              new Heard(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          Integer answer = answers.poll();
          if (answer != null && answer == 0) {
            return;
          }
          if (answer != null && answer == 302) {
            exchange.getResponseHeaders().add("Location", url("/hooks"));
          }
          exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private DeliveringWebhooks delivering(WebhookTarget.Names names) {
    return new DeliveringWebhooks(
        database.admin(),
        seal,
        true,
        names,
        new WebhookSender((SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE),
        clock);
  }

  @Test
  void aGeneratorIsToldWhatBecameOfWhatWasPendingAndTheSignatureHolds() throws Exception {
    Registering.Registered here = register();
    UUID pending = authorization("PENDING_APPROVAL");
    become(pending, "AUTHORIZED");

    assertThat(delivering.deliverDue()).isEqualTo(1);

    Heard told = heard.getFirst();
    assertThat(told.body())
        .isEqualTo(
            "{\"type\":\"authorization.approved\",\"timestamp\":\"2026-03-01T09:00:00Z\","
                + "\"data\":{\"authorization\":\"auth_"
                + pending.toString().replace("-", "")
                + "\",\"status\":\"AUTHORIZED\"}}");
    assertThat(told.signature()).isEqualTo(signature(here.secret(), told));
    WebhookDelivery delivery = latest(here);
    assertThat(delivery.state()).isEqualTo(WebhookDelivery.State.DELIVERED);
    assertThat(delivery.status()).hasValue(204);
    assertThat(told.id()).isEqualTo("msg_" + delivery.eventId().toString().replace("-", ""));
    assertThat(delivering.deliverDue()).isZero();
  }

  @Test
  void whatIsGrantedAtOnceAndSettledIsNotTold() throws Exception {
    register();
    UUID granted = authorization("AUTHORIZED");
    sql.update(
        "update usage_authorization set status = 'SETTLED', settled_seconds = 1, held_micros = 0,"
            + " ended_at = ? where id = ?",
        clock.instant(),
        granted);

    assertThat(delivering.deliverDue()).isZero();
  }

  @Test
  void aDeclineIsToldAsWhateverElseEndsIt() throws Exception {
    register();
    UUID declined = authorization("PENDING_APPROVAL");
    UUID stopped = authorization("AUTHORIZED");
    UUID expired = authorization("PENDING_APPROVAL");
    become(declined, "VOIDED");
    become(stopped, "VOIDED");
    become(expired, "EXPIRED");

    delivering.run("");

    assertThat(heard)
        .extracting(told -> told.body().replaceAll("auth_[0-9a-f]{32}", "auth"))
        .containsExactlyInAnyOrder(
            body("voided", "VOIDED"), body("voided", "VOIDED"), body("expired", "EXPIRED"));
  }

  private static String body(String type, String status) {
    return "{\"type\":\"authorization."
        + type
        + "\",\"timestamp\":\"2026-03-01T09:00:00Z\",\"data\":{\"authorization\":\"auth\","
        + "\"status\":\""
        + status
        + "\"}}";
  }

  @Test
  void whatIsRolledBackIsNotTold() throws Exception {
    register();
    UUID pending = authorization("PENDING_APPROVAL");
    sql.run(
        connection -> {
          connection.setAutoCommit(false);
          Sql.execute(
              connection,
              "update usage_authorization set status = 'EXPIRED', ended_at = now() where id = ?",
              pending);
          connection.rollback();
        });

    assertThat(delivering.deliverDue()).isZero();
  }

  @Test
  void afterAnErrorItIsToldAgainUnderTheSameIdWithATimestampOfItsOwn() throws Exception {
    Registering.Registered here = register();
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    answers.addAll(List.of(500, 302));
    delivering.run("");
    assertThat(latest(here).state()).isEqualTo(WebhookDelivery.State.WAITING);
    assertThat(latest(here).status()).hasValue(500);
    assertThat(latest(here).dueAt()).isEqualTo(clock.instant().plusSeconds(10));
    assertThat(endpoints.of(generator).getFirst().failingSince()).contains(clock.instant());

    clock.pass(Duration.ofSeconds(10));
    delivering.run("");
    assertThat(heard).as("where it is led is not gone").hasSize(2);
    assertThat(latest(here).status()).hasValue(302);

    clock.pass(Duration.ofSeconds(40));
    delivering.run("");
    assertThat(latest(here).state()).isEqualTo(WebhookDelivery.State.DELIVERED);
    assertThat(latest(here).attempts()).isEqualTo(3);
    assertThat(heard).extracting(Heard::id).hasSize(3).containsOnly(heard.getFirst().id());
    assertThat(heard).extracting(Heard::timestamp).doesNotHaveDuplicates();
    assertThat(heard.getLast().signature()).isEqualTo(signature(here.secret(), heard.getLast()));
    assertThat(endpoints.of(generator).getFirst().failingSince()).isEmpty();
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedForLongerThanItsTime() throws Exception {
    Registering.Registered here = register();
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    answers.add(0);

    long begun = System.nanoTime();
    delivering.deliverDue();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(latest(here).error()).contains("no answer in time");
    assertThat(latest(here).state()).isEqualTo(WebhookDelivery.State.WAITING);
  }

  @Test
  void afterThreeDaysItIsGivenUpAndAfterFiveTheEndpointIsToldNothingUntilSomebodySaysSo()
      throws Exception {
    Registering.Registered here = register();
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    server.stop(0);
    int tried = 0;
    for (Instant end = clock.instant().plus(Duration.ofDays(3)); clock.instant().isBefore(end); ) {
      tried += delivering.deliverDue();
      clock.pass(Duration.ofMinutes(30));
    }
    tried += delivering.deliverDue();
    assertThat(tried).isBetween(8, 20);
    assertThat(latest(here).state()).isEqualTo(WebhookDelivery.State.GIVEN_UP);

    clock.pass(Duration.ofDays(2).plusHours(1));
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    delivering.deliverDue();
    assertThat(endpoints.of(generator).getFirst().disabledAt()).contains(clock.instant());
    assertThat(latest(here).state()).isEqualTo(WebhookDelivery.State.GIVEN_UP);
    UUID id = here.endpoint().id();
    assertThat(deliveries.replay(generator, id, latest(here).id())).isFalse();
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    assertThat(deliveries.of(generator, id)).hasSize(2);

    assertThat(endpoints.enable(BY, generator, id)).isTrue();
    assertThat(endpoints.enable(BY, generator, id)).isFalse();
    assertThat(deliveries.replay(generator, id, latest(here).id())).isTrue();
  }

  @Test
  void afterARotationBothSecretsSignForADay() throws Exception {
    Registering.Registered here = register();
    clock.pass(Duration.ofHours(1));
    WebhookEndpoints.Rotated rotated =
        endpoints.rotate(BY, generator, here.endpoint().id()).orElseThrow();
    assertThat(rotated.earlierUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    assertThat(rotated.secret()).isNotEqualTo(here.secret());
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    delivering.deliverDue();
    assertThat(heard.getFirst().signature())
        .isEqualTo(
            signature(rotated.secret(), heard.getFirst())
                + " "
                + signature(here.secret(), heard.getFirst()));

    clock.pass(Duration.ofHours(24));
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    delivering.deliverDue();
    assertThat(heard.getLast().signature()).isEqualTo(signature(rotated.secret(), heard.getLast()));
  }

  @Test
  void secretsAreSealed() {
    Registering.Registered here = register();
    byte[] secret = Base64.getDecoder().decode(here.secret().replace("whsec_", ""));
    byte[] kept =
        sql.first("select secret from webhook_endpoint", row -> row.getBytes(1)).orElseThrow();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatWasToldIsToldOnceMoreWhenSomebodyAsksForIt() throws Exception {
    Registering.Registered here = register();
    UUID id = here.endpoint().id();
    for (int hour = 0; hour < 3; hour++) {
      become(authorization("PENDING_APPROVAL"), "EXPIRED");
      delivering.run("");
      clock.pass(Duration.ofHours(1));
    }
    UUID newest = latest(here).id();
    assertThat(deliveries.replay(generator, id, newest)).isTrue();
    delivering.run("");
    assertThat(heard).hasSize(4);
    assertThat(heard.getLast().id()).isEqualTo(heard.get(2).id());
    assertThat(deliveries.replay(generator, id, Ids.next())).isFalse();

    Instant since = clock.instant().minus(Duration.ofHours(2));
    assertThat(deliveries.replaySince(generator, id, since)).isEqualTo(2);
    delivering.run("");
    assertThat(heard).hasSize(6);
  }

  @Test
  void anothersEndpointIsNone() throws Exception {
    Registering.Registered here = register();
    UUID id = here.endpoint().id();
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    UUID other = generator();

    assertThat(endpoints.of(other)).isEmpty();
    assertThat(endpoints.find(other, id)).isEmpty();
    assertThat(endpoints.rotate(BY, other, id)).isEmpty();
    assertThat(endpoints.remove(BY, other, id)).isFalse();
    assertThat(deliveries.of(other, id)).isEmpty();
    assertThat(deliveries.replay(other, id, latest(here).id())).isFalse();
    assertThat(deliveries.replaySince(other, id, Instant.EPOCH)).isZero();

    assertThat(endpoints.remove(BY, generator, id)).isTrue();
    assertThat(delivering.deliverDue()).isZero();
    assertThat(heard).isEmpty();
  }

  @Test
  void thereAreFiveAtMost() {
    for (int i = 0; i < WebhookEndpoints.AT_MOST; i++) {
      register();
    }
    assertThat(endpoints.register(BY, generator, url("/hooks")))
        .isInstanceOf(Registering.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/hooks",
        "https://localhost/hooks",
        "https://[::1]/hooks",
        "https://10.0.0.8/hooks",
        "https://172.16.3.4/hooks",
        "https://192.168.1.1/hooks",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/hooks",
        "https://0.0.0.0/hooks",
        "https://[::ffff:127.0.0.1]/hooks",
        "https://[fd00::1]/hooks",
        "https://[fe80::1]/hooks",
        "https://[64:ff9b::7f00:1]/hooks",
        "https://[2002:7f00:1::]/hooks",
        "http://93.184.215.14/hooks",
        "https://user:word@93.184.215.14/hooks",
        "https://93.184.215.14/hooks#part",
        "https://93.184.215.14/ho oks",
        "https:///hooks",
        "ftp://93.184.215.14/hooks",
        "93.184.215.14",
        "https://nowhere.invalid/hooks",
        ""
      })
  void whereNothingMayBeSentIsRefused(String url) {
    assertThat(
            new WebhookEndpoints(database.admin(), seal, false, clock).register(BY, generator, url))
        .isInstanceOf(Registering.Refused.class);
    assertThat(endpoints.of(generator)).isEmpty();
  }

  @Test
  void whereAnybodyMayBeIsAllowed() {
    for (String url :
        List.of("https://93.184.215.14/hooks?a=b", "https://[2606:4700::1111]:8443")) {
      assertThat(
              new WebhookEndpoints(database.admin(), seal, false, clock)
                  .register(BY, generator, url))
          .as(url)
          .isInstanceOf(Registering.Registered.class);
    }
  }

  @Test
  void aNameThatMeansAnotherMachineLaterLeadsNowhere() throws Exception {
    Registering.Registered here = register();
    become(authorization("PENDING_APPROVAL"), "EXPIRED");
    DeliveringWebhooks misled =
        delivering(host -> new InetAddress[] {InetAddress.getByName("10.1.2.3")});

    misled.deliverDue();

    assertThat(heard).isEmpty();
    assertThat(latest(here).error()).contains("leads to an address that is not public");
  }

  private Registering.Registered register() {
    return (Registering.Registered) endpoints.register(BY, generator, url("/hooks"));
  }

  private WebhookDelivery latest(Registering.Registered here) {
    return deliveries.of(generator, here.endpoint().id()).getFirst();
  }

  private UUID generator() {
    UUID id = Ids.next();
    sql.update("insert into generator (id, name, created_at) values (?, ?, now())", id, "g" + id);
    sql.update(
        "insert into rate_card (id, generator_id, version, standard_per_second, premium_per_second,"
            + " effective_from) values (?, ?, 1, 1, 1, now())",
        id,
        id);
    return id;
  }

  private UUID creator() {
    UUID id = Ids.next();
    sql.update(
        "insert into account (id, email, password_hash, name, language, created_at) values (?, ?,"
            + " 'x', 'A', 'en', now())",
        id,
        id + "@example.org");
    sql.update(
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        id,
        id);
    return id;
  }

  private UUID authorization(String status) {
    UUID id = Ids.next();
    boolean granted = status.equals("AUTHORIZED");
    sql.update(
        "insert into usage_authorization (id, generator_id, creator_id, status, use, territories,"
            + " seconds, quality, prompt_salt, prompt_hash, facts, obligations, rate_card_id,"
            + " compute_per_second_micros, compute_micros, par_version, price_micros, held_micros,"
            + " snapshot_version, created_at, granted_at, expires_at) values (?, ?, ?, ?,"
            + " 'PERSONAL', 'JP', 1, 'STANDARD', ?, ?, '{}', '', ?, 1, 1, 1, 1, ?, 1, ?, ?, ?)",
        id,
        generator,
        creator,
        status,
        "0".repeat(32),
        "0".repeat(64),
        generator,
        granted ? 1 : 0,
        clock.instant(),
        granted ? clock.instant() : null,
        clock.instant().plusSeconds(600));
    return id;
  }

  private void become(UUID id, String status) {
    boolean granted = status.equals("AUTHORIZED");
    sql.update(
        "update usage_authorization set status = ?, held_micros = ?, granted_at ="
            + " coalesce(granted_at, ?), ended_at = ? where id = ?",
        status,
        granted ? 1 : 0,
        granted ? clock.instant() : null,
        granted ? null : clock.instant(),
        id);
  }

  /** As anybody checks it who was given the secret. */
  private static String signature(String secret, Heard told) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String text = told.id() + "." + told.timestamp() + "." + told.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
