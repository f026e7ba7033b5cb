package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What a generator is told, and what it can ask about that. */
interface HookPromises {

  String HOOKS = "/api/v1/webhook-endpoints";

  /** A server of a generator's own. */
  record Ear(HttpServer server, List<String> heard) implements AutoCloseable {

    static Ear listening() throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      List<String> heard = new CopyOnWriteArrayList<>();
      server.createContext(
          "/",
          exchange -> {
            var headers = exchange.getRequestHeaders();
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(
                headers.getFirst("webhook-signature")
                    + " "
                    + headers.getFirst("webhook-id")
                    + "."
                    + headers.getFirst("webhook-timestamp")
                    + "."
                    + body);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      server.start();
      return new Ear(server, heard);
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  @Test
  @RunAsClient
  default void aGeneratorIsToldSignedWhatBecameOfAnAuthorizationAndOnceMoreOnRequest()
      throws Exception {
    try (Ear ear = Ear.listening()) {
      Rest.Answer made = hooks("").post("{\"url\":\"" + ear.url() + "\"}");
      assertThat(made.status()).isEqualTo(201);
      String endpoint = made.json().getString("id");
      assertThat(hooks("").get().json().getJsonArray("items").getValuesAs(JsonObject.class))
          .filteredOn(item -> item.getString("id").equals(endpoint))
          .singleElement()
          .satisfies(item -> assertThat(item.isNull("secret")).isTrue());
      String pending = Calls.pending();
      Calls.release(pending);

      Poll.until(() -> !ear.heard().isEmpty());

      String told = ear.heard().getFirst();
      assertThat(told).contains("authorization.voided", pending);
      assertThat(told.split(" ", 2)[0])
          .isEqualTo(signature(made.json().getString("secret"), told.split(" ", 2)[1]));
      JsonObject delivery = delivered(endpoint);
      assertThat(delivery.getString("state")).isEqualTo("DELIVERED");
      assertThat(delivery.getInt("answer")).isEqualTo(204);
      assertThat(told).contains(delivery.getString("webhookId"));

      Rest.Answer rotated = hooks("/" + endpoint + "/rotate-secret").post();
      assertThat(rotated.status()).isEqualTo(200);
      Rest.Answer again =
          hooks("/" + endpoint + "/deliveries/" + delivery.getString("id") + "/replay").post();
      assertThat(again.json().getInt("replayed")).isEqualTo(1);
      Poll.until(() -> ear.heard().size() == 2);
      assertThat(ear.heard().getLast()).matches("v1,\\S+ v1,\\S+ msg_[\\s\\S]*");
      assertThat(ear.heard().getLast()).contains(delivery.getString("webhookId"));

      delivered(endpoint);
      assertThat(since(endpoint, "2020-01-01T00:00:00Z").json().getInt("replayed")).isPositive();
      assertThat(since(endpoint, "yesterday").faults()).containsExactly("since");
      assertThat(hooks("/" + endpoint).method("DELETE").status()).isEqualTo(200);
      assertThat(hooks("/" + endpoint).method("DELETE").refusal()).isEqualTo("404 not-found");
    }
  }

  @Test
  @RunAsClient
  default void whereNothingMayBeSentIsNamed() {
    for (String url :
        List.of("https://10.0.0.1/hooks", "http://93.184.215.14/", "https://", "nowhere")) {
      Rest.Answer answer = hooks("").post("{\"url\":\"" + url + "\"}");
      assertThat(answer.refusal()).as(url).isEqualTo("400 invalid-request");
      assertThat(answer.faults()).containsExactly("url");
    }
    assertThat(hooks("").post("{}").faults()).containsExactly("url");
    assertThat(hooks("").post("text/plain", "url").refusal())
        .isEqualTo("415 unsupported-media-type");
    assertThat(hooks("/hook_0/replay").post("text/plain", "since").refusal())
        .isEqualTo("415 unsupported-media-type");
  }

  @Test
  @RunAsClient
  default void anotherGeneratorsEndpointDoesNotExist() throws Exception {
    Partners.Generator other = Partners.Generator.opened().linkedTo(Demo.started().creator(), null);
    try (Ear ear = Ear.listening()) {
      String id = hooks("").post("{\"url\":\"" + ear.url() + "\"}").json().getString("id");
      assertThat(Rest.at(HOOKS).key(other.key()).get().json().getJsonArray("items")).isEmpty();
      for (String unknown : List.of(id, "hook_" + "0".repeat(32), "x")) {
        String at = HOOKS + "/" + unknown;
        String delivery = at + "/deliveries/dlv_" + "0".repeat(32) + "/replay";
        for (Rest.Answer answer :
            List.of(
                Rest.at(at).key(other.key()).method("DELETE"),
                Rest.at(at + "/rotate-secret").key(other.key()).post(),
                Rest.at(at + "/deliveries").key(other.key()).get(),
                Rest.at(delivery).key(other.key()).post(),
                Rest.at(at + "/replay")
                    .key(other.key())
                    .post("{\"since\":\"2020-01-01T00:00:00Z\"}"))) {
          assertThat(answer.refusal()).as(unknown).isEqualTo("404 not-found");
        }
      }
      assertThat(hooks("/" + id).method("DELETE").status()).isEqualTo(200);
    }
  }

  /** The latest delivery of an endpoint, once it was taken. */
  private static JsonObject delivered(String endpoint) {
    Poll.until(() -> latest(endpoint).getString("state").equals("DELIVERED"));
    return latest(endpoint);
  }

  private static JsonObject latest(String endpoint) {
    return hooks("/" + endpoint + "/deliveries")
        .get()
        .json()
        .getJsonArray("items")
        .getJsonObject(0);
  }

  private static Rest.Answer since(String endpoint, String time) {
    return hooks("/" + endpoint + "/replay").post("{\"since\":\"" + time + "\"}");
  }

  private static Rest hooks(String path) {
    return Rest.at(HOOKS + path).key(Demo.GENERATOR);
  }

  private static String signature(String secret, String signed) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
