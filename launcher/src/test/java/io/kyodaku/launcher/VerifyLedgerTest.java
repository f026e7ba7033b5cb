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

class VerifyLedgerTest {

  private static final String BROKEN =
      """
      {"holds":false,"checks":[
        {"check":"LEDGERS_BALANCE","holds":true,"examined":12345,"faults":[]},
        {"check":"WALLETS_EQUAL_LOTS","holds":false,"examined":2,"faults":["what is stored differs"]}]}\
      """;

  @TempDir Path folder;
  private final List<String> keys = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private String answer = BROKEN;
  private int status = 200;
  private HttpServer portal;

  @BeforeEach
  void start() throws IOException {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext(
        "/api/v1/ledger/verification",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    portal.start();
  }

  @AfterEach
  void stop() {
    portal.stop(0);
  }

  private int verify(String environment, String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--at");
    all.add("http://127.0.0.1:" + portal.getAddress().getPort());
    return VerifyLedger.verify(
        all, environment, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @Test
  void whatDoesNotHoldIsSaidAndEndsWithOne() throws Exception {
    assertThat(verify("")).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("DO NOT HOLD", "holds  ledgers balance", "12,345", "FAILS  wallets equal lots")
        .contains("what is stored differs");
  }

  @Test
  void booksThatHoldEndWithZero() throws Exception {
    answer = "{\"holds\":true,\"checks\":[]}";
    assertThat(verify("")).isZero();
  }

  @Test
  void theKeyIsOfTheFileOrTheEnvironmentOrTheDemo() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "kyk_file\n");
    verify("kyk_environment", "--key", file.toString());
    verify("kyk_environment");
    verify("");
    assertThat(keys)
        .containsExactly("Bearer kyk_file", "Bearer kyk_environment", "Bearer kyk_demo_admin");
  }

  @Test
  void whoeverCannotBeAskedSaysSo() throws Exception {
    status = 403;
    assertThatThrownBy(() -> verify("")).hasMessageContaining("may not read");
    status = 503;
    assertThatThrownBy(() -> verify("")).hasMessageContaining("just now");
    status = 200;
    answer = "<html>";
    assertThatThrownBy(() -> verify("")).isInstanceOf(StartupRefused.class);
    assertThatThrownBy(() -> verify("", "--prompt", "x")).hasMessageContaining("unknown option");
    assertThatThrownBy(() -> verify("", "--key", folder.resolve("none").toString()))
        .hasMessageContaining("can't be read");
  }
}
