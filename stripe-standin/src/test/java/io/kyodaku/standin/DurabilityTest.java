package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import io.kyodaku.standin.wire.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  @TempDir Path data;

  @Test
  void crashLosesNothing() throws StripeException {
    try (Stage stage = Stage.in(data)) {
      Session paid =
          stage.client().v1().checkout().sessions().create(stage.pack("jpy", 500).build());
      stage.press(paid, "card");
      Session open =
          stage.client().v1().checkout().sessions().create(stage.pack("jpy", 700).build());
      stage.japan.await("checkout.session.completed");

      stage.crashAndRestart();

      var sessions = stage.client().v1().checkout().sessions();
      assertThat(sessions.retrieve(paid.getId()).getPaymentStatus()).isEqualTo("paid");
      assertThat(sessions.retrieve(open.getId()).getStatus()).isEqualTo("open");
      assertThat(stage.client().v1().balance().retrieve().getAvailable().getFirst().getAmount())
          .isEqualTo(482);
    }
  }

  @Test
  void eventsThatWereNotAcceptedAreDeliveredAfterARestart() throws StripeException {
    try (Stage stage = Stage.in(data)) {
      stage.japan.answerWith(503);
      Session session =
          stage.client().v1().checkout().sessions().create(stage.pack("jpy", 500).build());
      stage.press(session, "card");
      stage.japan.await("checkout.session.completed", 2);

      stage.crashAndRestart();
      stage.japan.answerWith(200);
      int before = stage.japan.all().size();

      stage.japan.await("checkout.session.completed", 3);
      assertThat(stage.japan.all().size()).isGreaterThan(before);
      assertThat(stage.japan.await("checkout.session.completed", 3))
          .extracting(Shop.Received::id)
          .containsOnly(stage.japan.await("checkout.session.completed").id());
    }
  }

  @Test
  void idempotencyKeyAnswersTheSameAfterACrash() throws StripeException {
    try (Stage stage = Stage.in(data)) {
      RequestOptions key = RequestOptions.builder().setIdempotencyKey("order_7").build();
      Session first =
          stage.client().v1().checkout().sessions().create(stage.pack("jpy", 500).build(), key);

      stage.crashAndRestart();

      // The shop's addresses are the same, so the parameters are too.
      Session second =
          stage.client().v1().checkout().sessions().create(stage.pack("jpy", 500).build(), key);
      assertThat(second.getId()).isEqualTo(first.getId());
      assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
          .hasValue("true");
    }
  }

  @Test
  void unfinishedLastLineIsCutOff() throws Exception {
    try (Stage stage = Stage.in(data)) {
      Session session =
          stage.client().v1().checkout().sessions().create(stage.pack("jpy", 500).build());
      stage.standin.crash();
      Files.writeString(
          data.resolve("journal"), "0badc0de [[\"JP/\",\"char", StandardOpenOption.APPEND);
      stage.standin = StripeStandin.start(StandinOptions.in(data, entity(stage.japan)));

      assertThat(stage.client().v1().checkout().sessions().retrieve(session.getId()).getStatus())
          .isEqualTo("open");
    }
  }

  @Test
  void damageInTheMiddleIsRefusedNotGuessedAt() throws Exception {
    try (Shop shop = new Shop()) {
      try (StripeStandin standin = StripeStandin.start(StandinOptions.in(data, entity(shop)))) {
        client(standin.baseUri().toString()).v1().balance().retrieve();
      }
      Files.writeString(data.resolve("journal"), "not a line\n00000000 []\n");

      assertThatThrownBy(() -> StripeStandin.start(StandinOptions.in(data, entity(shop))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void oneDirectoryServesOneStandIn() throws Exception {
    try (Shop shop = new Shop();
        StripeStandin standin = StripeStandin.start(StandinOptions.in(data, entity(shop)))) {
      assertThat(standin.baseUri().getHost()).isEqualTo("127.0.0.1");
      assertThatThrownBy(() -> StripeStandin.start(StandinOptions.in(data, entity(shop))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void killedProcessFindsEverythingAgain() throws Exception {
    try (Shop shop = new Shop()) {
      List<String> acknowledged = new ArrayList<>();
      Process first = launch(shop);
      String base = address(first);
      for (int i = 0; i < 20; i++) {
        acknowledged.add(
            client(base)
                .v1()
                .paymentIntents()
                .create(
                    PaymentIntentCreateParams.builder()
                        .setAmount(1_000L + i)
                        .setCurrency("usd")
                        .build())
                .getId());
      }
      first.destroyForcibly().waitFor();

      Process second = launch(shop);
      String again = address(second);

      for (String id : acknowledged) {
        assertThat(client(again).v1().paymentIntents().retrieve(id).getId()).isEqualTo(id);
      }
      second.destroy();
      assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void programEndsWithTheProcessThatStartedIt() throws Exception {
    try (Shop shop = new Shop()) {
      Process launcher = new ProcessBuilder("sleep", "60").start();
      List<String> arguments = new ArrayList<>(arguments(shop));
      arguments.addAll(List.of("--parent", Long.toString(launcher.pid())));
      Process standin = java(arguments).start();
      address(standin);

      launcher.destroyForcibly();

      assertThat(standin.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void addressStaysTheSameWhenAnyPortWillDo() throws StripeException {
    try (Stage stage = Stage.in(data)) {
      Session open =
          stage.client().v1().checkout().sessions().create(stage.pack("jpy", 700).build());

      stage.crashAndRestart();

      assertThat(stage.press(open, "card").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void programSaysInOneLineWhatIsWrong() throws Exception {
    Process process = java(List.of("--port", "none", "--data", data.toString())).start();

    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).startsWith("stand-in: --port must be a whole number");
  }

  private Process launch(Shop shop) throws IOException {
    return java(arguments(shop)).start();
  }

  private List<String> arguments(Shop shop) {
    return List.of(
        "--port",
        "0",
        "--data",
        data.toString(),
        "--entity",
        "JP:" + Stage.JP_KEY + ":" + Stage.JP_SECRET + ":" + shop.webhook());
  }

  private static ProcessBuilder java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static String address(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = Objects.requireNonNull(out.readLine(), "it said nothing");
    assertThat(line).startsWith("stand-in listening on http://127.0.0.1:");
    return line.substring("stand-in listening on ".length());
  }

  private static StripeClient client(String base) {
    return StripeClient.builder().setApiKey(Stage.JP_KEY).setApiBase(base).build();
  }

  private static Entity entity(Shop shop) {
    return new Entity("JP", Stage.JP_KEY, Stage.JP_SECRET, shop.webhook());
  }
}
