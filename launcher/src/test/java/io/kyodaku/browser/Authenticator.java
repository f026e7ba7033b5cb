package io.kyodaku.browser;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app that shows codes (RFC 6238), after somebody typed the secret of a page into it. */
record Authenticator(String secret) {

  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  /** The code of the time that it is on the stage, or of so many steps later. */
  String code(int later) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
      long step = Stage.now().getEpochSecond() / STEP_SECONDS + later;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
      return String.format("%06d", number % 1_000_000);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private byte[] bytes() {
    String text = secret.replace(" ", "");
    byte[] bytes = new byte[text.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int next = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = (buffer << 5) | DIGITS.indexOf(text.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[next++] = (byte) (buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return Arrays.copyOf(bytes, next);
  }
}
