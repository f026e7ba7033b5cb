package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyReceiptTest {

  private static final String BAD =
      """
      {"valid":false,"receipt":"grant","authorizationId":"auth_1","checks":[
        {"check":"SIGNATURE","outcome":"FAILED","detail":"changed since it was signed",
         "differences":["price.totalMicros"]}]}\
      """;

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private String answer = BAD;
  private HttpServer portal;

  @BeforeEach
  void start() throws IOException {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext(
        "/api/v1/receipts/verify",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    portal.start();
  }

  @AfterEach
  void stop() {
    portal.stop(0);
  }

  private int verify(String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--at");
    all.add("http://127.0.0.1:" + portal.getAddress().getPort());
    return VerifyReceipt.verify(all, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void whatWasChangedIsToldByItsPlace() throws Exception {
    assertThat(verify(file("r", "a.b.c\n"), "--prompt", file("p", "a \"prompt\""))).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("DOES NOT HOLD: grant of auth_1", "SIGNATURE  FAILED", "at price.totalMicros");
    assertThat(asked).containsExactly("{\"receipt\":\"a.b.c\",\"prompt\":\"a \\\"prompt\\\"\"}");
  }

  @Test
  void bothReceiptsOfAnAnswerAreChecked() throws Exception {
    answer = "{\"valid\":true,\"receipt\":null,\"authorizationId\":null,\"checks\":[]}";
    assertThat(verify(file("r", "{\"grant\":\"a.b.c\",\"settlement\":\"d.e.f\"}"))).isZero();
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatCanNotBeCheckedIsSaid() throws Exception {
    String nothing = file("r", "{\"grant\":null}");
    assertThatThrownBy(() -> verify(nothing)).isInstanceOf(StartupRefused.class);
    assertThatThrownBy(() -> verify()).isInstanceOf(StartupRefused.class);
    assertThatThrownBy(() -> verify(folder.resolve("none").toString()))
        .isInstanceOf(StartupRefused.class);
    assertThatThrownBy(() -> verify(nothing, "--prompt")).isInstanceOf(StartupRefused.class);
  }
}
