package io.kyodaku.standin.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code Stripe-Signature} header: HMAC-SHA256 over {@code <seconds>.<body>}, scheme v1. */
public final class Signature {
  private Signature() {}

  public static String header(String body, String secret, Instant moment) {
    long seconds = moment.getEpochSecond();
    return "t=" + seconds + ",v1=" + hmac(seconds + "." + body, secret);
  }

  private static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
