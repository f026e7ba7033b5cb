package io.kyodaku.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts once, to the machine that was looked at and no other, and reads no more than how it was
 * answered. Java's own client looks the name up again when it connects, follows what it was told to
 * and reads what comes; here none of that may be.
 */
final class WebhookSender {

  private static final int LINE_AT_MOST = 1_000;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

  private final SSLSocketFactory tls;
  private final Duration patience;

  /**
   * @param patience for all of it together
   */
  WebhookSender(SSLSocketFactory tls, Duration patience) {
    this.tls = tls;
    this.patience = patience;
  }

  /**
   * What came of it.
   *
   * @param error what went wrong where nothing was answered
   */
  record Answer(OptionalInt status, Optional<String> error) {

    static Answer failed(String why) {
      return new Answer(OptionalInt.empty(), Optional.of(why));
    }

    /** Whether it was taken. Being led elsewhere is not. */
    boolean taken() {
      return status.isPresent() && status.getAsInt() / 100 == 2;
    }
  }

  Answer send(WebhookTarget target, Map<String, String> headers, String body) {
    long end = System.nanoTime() + patience.toNanos();
    try (Socket socket = new Socket()) {
      Thread watch = Thread.ofVirtual().start(() -> closeLater(socket));
      try {
        return exchange(target, socket, request(target, headers, body));
      } finally {
        watch.interrupt();
      }
    } catch (IOException e) {
      return Answer.failed(
          System.nanoTime() >= end ? "no answer in time" : e.getClass().getSimpleName());
    }
  }

  /** However slowly something comes, it ends in time. */
  private void closeLater(Socket socket) {
    try {
      Thread.sleep(patience);
      socket.close();
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Answer exchange(WebhookTarget target, Socket socket, byte[] request) throws IOException {
    socket.connect(
        new InetSocketAddress(target.machine(), target.port()), (int) patience.toMillis());
    Socket through = target.secure() ? secured(socket, target) : socket;
    through.getOutputStream().write(request);
    through.getOutputStream().flush();
    String line = firstLine(through.getInputStream());
    Matcher status = STATUS_LINE.matcher(line);
    return status.matches()
        ? new Answer(OptionalInt.of(Integer.parseInt(status.group(1))), Optional.empty())
        : Answer.failed("no answer in HTTP/1.1");
  }

  private Socket secured(Socket socket, WebhookTarget target) throws IOException {
    String host = target.url().getHost().replaceAll("^\\[|]$", "");
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, target.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static byte[] request(WebhookTarget target, Map<String, String> headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(target.resource()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(target.authority()).append("\r\n");
    head.append("User-Agent: Kyodaku\r\nContent-Type: application/json\r\nConnection: close\r\n");
    head.append("Content-Length: ").append(content.length).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(content);
    return all.toByteArray();
  }

  private static String firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read();
        next >= 0 && next != '\n' && line.size() < LINE_AT_MOST;
        next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
