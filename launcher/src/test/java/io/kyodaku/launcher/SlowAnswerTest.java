package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlowAnswerTest {

  private static final String BEGUN = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";

  @Test
  @Timeout(20)
  void anAnswerThatBeginsAndNeverEndsIsNotWaitedFor() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> begin(server));
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/health/ready");
      HttpClient client = HttpClient.newHttpClient();

      PortalServer.Readiness readiness =
          PortalServer.ask(client, HttpRequest.newBuilder(address).build(), Duration.ofMillis(500));

      client.shutdownNow();
      assertThat(readiness).isEqualTo(PortalServer.Readiness.SILENT);
    }
  }

  private static void begin(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // The test is over.
    }
  }
}
