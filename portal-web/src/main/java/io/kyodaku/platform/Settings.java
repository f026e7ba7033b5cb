package io.kyodaku.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the environment says about this installation, checked by the launcher before the portal
 * starts.
 *
 * @param demo with seeded characters and the Stripe stand-in, on the loopback address
 * @param demoPast whether a new demo has a quarter behind it
 * @param baseUrl where people reach the portal, without a slash at the end
 * @param data the folder for results, evidence and the plugin inbox
 * @param secret seals the signing keys
 * @param smtp how mail is sent; empty shows it on the outbox page in demo mode, and keeps it
 *     waiting in production
 */
public record Settings(
    boolean demo, boolean demoPast, String baseUrl, Path data, String secret, Optional<Smtp> smtp) {

  /** A mail server that is spoken to with STARTTLS where it offers it. */
  public record Smtp(
      String host, int port, Optional<String> user, Optional<String> password, String from) {}

  @Override
  public String toString() {
    return "Settings[demo=" + demo + ", baseUrl=" + baseUrl + ", data=" + data + "]";
  }
}
