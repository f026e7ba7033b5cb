package io.kyodaku.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Secrets that we make ourselves: 256 random bits, written with letters and digits. Nobody can
 * guess one, so a plain SHA-256 is enough to store it.
 */
final class Secrets {

  private static final int BYTES = 32;
  private static final int LENGTH = 43;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 43 characters of base 62. */
  static String next() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    StringBuilder text = new StringBuilder(LENGTH);
    BigInteger rest = new BigInteger(1, bits);
    for (int i = 0; i < LENGTH; i++) {
      BigInteger[] step = rest.divideAndRemainder(BASE);
      text.append(DIGITS.charAt(step[1].intValueExact()));
      rest = step[0];
    }
    return text.reverse().toString();
  }

  /** SHA-256 as 64 hexadecimal digits. */
  static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
