package io.kyodaku.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, the one that every
 * authenticator app knows). A code of the step before or after is taken too, for clocks that differ
 * and people who type slowly (section 5.2).
 */
final class Totp {

  static final int DIGITS = 6;
  static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int STEPS_AROUND = 1;
  private static final int MODULUS = 1_000_000;
  private static final int OFFSET_MASK = 0xf;
  private static final int SIGN_MASK = 0x7fffffff;

  private Totp() {}

  /**
   * The step whose code this is, the latest first.
   *
   * @param usedUpTo codes of this step and of those before count no more
   */
  static OptionalLong step(byte[] secret, String code, Instant now, long usedUpTo) {
    long current = stepAt(now);
    for (long step = current + STEPS_AROUND; step >= current - STEPS_AROUND; step--) {
      if (step > usedUpTo && code(secret, step).equals(code)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  static long stepAt(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /** RFC 4226, section 5.3. */
  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & OFFSET_MASK;
      int number = ByteBuffer.wrap(hash).getInt(offset) & SIGN_MASK;
      return String.format("%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
