package io.kyodaku.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over several parts, as if they were one. */
final class Sha256 {

  static final int BYTES = 32;

  private Sha256() {}

  /** RFC 6962 section 2.1: {@code SHA-256(0x01 || left || right)}. */
  static byte[] ofChildren(byte[] left, byte[] right) {
    return of(new byte[] {1}, left, right);
  }

  static byte[] of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
