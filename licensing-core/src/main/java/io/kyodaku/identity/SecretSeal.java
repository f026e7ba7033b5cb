package io.kyodaku.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what authenticator apps and generators share with us, under a key that the installation's
 * secret gives (AES-256-GCM): who only reads the database can make no codes and sign nothing. Whose
 * it is is authenticated with it, so that rows can't be swapped.
 */
public final class SecretSeal {

  private static final String MAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;
  private final SecretKeySpec codes;

  /**
   * @param secret the installation's
   */
  public SecretSeal(String secret) {
    SecretKeySpec whole = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC);
    key = new SecretKeySpec(mac(whole, "kyodaku second factor"), "AES");
    codes = new SecretKeySpec(mac(whole, "kyodaku codes"), MAC);
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * What nobody can guess without the installation's secret, and always the same for the same text:
   * 43 letters that an address can hold.
   */
  String code(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(codes, text));
  }

  /**
   * @param owner the account or endpoint whose secret it is
   */
  public byte[] seal(byte[] plain, UUID owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] kept = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(plain);
      byte[] both = Arrays.copyOf(nonce, nonce.length + kept.length);
      System.arraycopy(kept, 0, both, nonce.length, kept.length);
      return both;
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * @throws IllegalStateException with another secret, or of another owner
   */
  public byte[] open(byte[] both, UUID owner) {
    byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, owner)
          .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "what was sealed can't be opened: is KYODAKU_SECRET the one it was sealed with?", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, UUID owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
