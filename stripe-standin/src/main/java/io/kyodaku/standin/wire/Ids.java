package io.kyodaku.standin.wire;

import java.security.SecureRandom;

/** Ids as Stripe forms them: a prefix and letters and digits that cannot be guessed. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int USUAL_LENGTH = 24;

  private Ids() {}

  public static String next(String prefix) {
    return next(prefix, USUAL_LENGTH);
  }

  public static String next(String prefix, int length) {
    StringBuilder id = new StringBuilder(prefix.length() + length).append(prefix);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
