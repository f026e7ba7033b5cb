package io.kyodaku.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What the browser in which somebody signed up keeps, so that the mailed link recognises it. It is
 * made from the link's token by a hash: who has the mark can't make the link, and it fits no other.
 */
public final class SignUpMark {

  private SignUpMark() {}

  static String of(String token) {
    return Secrets.hash("signed up for " + token);
  }

  /** Whether the mark was left by the sign-up that this link was mailed for. */
  public static boolean fits(@Nullable String mark, @Nullable String token) {
    return mark != null
        && token != null
        && MessageDigest.isEqual(
            mark.getBytes(StandardCharsets.UTF_8), of(token).getBytes(StandardCharsets.UTF_8));
  }
}
