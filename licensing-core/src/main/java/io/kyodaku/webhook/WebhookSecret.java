package io.kyodaku.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** What signs what is told to one endpoint. */
final class WebhookSecret {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  WebhookSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static WebhookSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new WebhookSecret(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** As it is shown, once. */
  String shown() {
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
