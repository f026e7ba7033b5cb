package io.kyodaku.stripe;

import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Clock;

/** Signs as Stripe does. */
final class Signing {

  private Signing() {}

  static String header(String body, String secret, Clock clock) {
    try {
      return Webhook.Signature.generateSignatureHeader(
          body, secret, clock.instant().getEpochSecond());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
