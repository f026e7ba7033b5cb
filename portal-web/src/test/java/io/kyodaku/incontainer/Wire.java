package io.kyodaku.incontainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** What no client library sends: bytes as they are. */
final class Wire {

  private static final int PATIENCE_MILLIS = 3_000;
  private static final int BYTES_AT_MOST = 200_000;

  private Wire() {}

  /**
   * @param lines joined as HTTP joins them
   * @return everything that comes back until the server closes, or for three seconds
   */
  static String exchange(String... lines) {
    StringBuilder heard = new StringBuilder();
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Surroundings.port("portal"))) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
      byte[] some = new byte[8_192];
      for (int read = socket.getInputStream().read(some);
          read >= 0 && heard.length() < BYTES_AT_MOST;
          read = socket.getInputStream().read(some)) {
        heard.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketTimeoutException silence) {
      return heard.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return heard.toString();
  }

  /** How many answers are in it. */
  static long answers(String heard) {
    return heard.split("HTTP/1\\.1 ", -1).length - 1L;
  }
}
