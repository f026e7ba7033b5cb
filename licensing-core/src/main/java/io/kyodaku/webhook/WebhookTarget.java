package io.kyodaku.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * An address to which something may be sent, with the one machine that its name meant when it was
 * looked at. What is sent goes to that machine: a name that means another a moment later leads
 * nowhere else.
 */
record WebhookTarget(URI url, InetAddress machine) {

  private static final int LENGTH_AT_MOST = 500;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int PORT_AT_MOST = 65_535;

  /** Which machines a name means. */
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** Whether it may be sent to, and where; or why not. */
  sealed interface Outcome {
    record Allowed(WebhookTarget target) implements Outcome {}

    record Refused(String why) implements Outcome {}
  }

  /**
   * @param demo where somebody tries it out on one machine: there, and only there, this machine may
   *     be meant, and without TLS
   */
  static Outcome of(String typed, boolean demo, Names names) {
    Optional<URI> read = read(typed);
    if (read.isEmpty()) {
      return new Outcome.Refused("must be an address like https://example.com/hooks");
    }
    URI url = read.get();
    InetAddress[] machines;
    try {
      machines = names.of(url.getHost().replaceAll("^\\[|]$", ""));
    } catch (UnknownHostException e) {
      return new Outcome.Refused("names a host that can't be found");
    }
    boolean own = demo && List.of(machines).stream().allMatch(InetAddress::isLoopbackAddress);
    if (!own && !List.of(machines).stream().allMatch(PublicAddresses::isPublic)) {
      return new Outcome.Refused("leads to an address that is not public");
    }
    if (!own && !url.getScheme().equals("https")) {
      return new Outcome.Refused("must begin with https://");
    }
    return machines.length == 0
        ? new Outcome.Refused("names a host that can't be found")
        : new Outcome.Allowed(new WebhookTarget(url, machines[0]));
  }

  private static Optional<URI> read(String typed) {
    try {
      URI url = new URI(typed);
      boolean sound =
          typed.length() <= LENGTH_AT_MOST
              && url.getHost() != null
              && url.getUserInfo() == null
              && url.getFragment() == null
              && typed.chars().allMatch(c -> c > ' ' && c < 127)
              && url.getPort() <= PORT_AT_MOST
              && url.getPort() != 0
              && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
      return sound ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  boolean secure() {
    return url.getScheme().equals("https");
  }

  int port() {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return secure() ? HTTPS_PORT : HTTP_PORT;
  }

  /** Path and query, as the request's first line says them. */
  String resource() {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** As the header Host says it. */
  String authority() {
    return url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
  }
}
