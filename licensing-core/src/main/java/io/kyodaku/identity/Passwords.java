package io.kyodaku.identity;

import io.kyodaku.shared.FieldErrors;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as they are stored: PBKDF2 with HMAC-SHA-256 (RFC 8018), its parameters beside the hash
 * so that they can grow. The number of rounds is what OWASP's password storage guide asks for.
 */
public final class Passwords {

  private static final String SCHEME = "pbkdf2-sha256";
  private static final int ROUNDS = 600_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LENGTH_AT_LEAST = 12;
  private static final int LENGTH_AT_MOST = 200;
  private static final int DIFFERENT_CHARACTERS_AT_LEAST = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Compared with where there is no account, so that the answer takes as long as elsewhere. */
  static final String NOBODYS = store("nobody's password", new byte[SALT_BYTES], ROUNDS);

  private Passwords() {}

  /** Tells in {@code errors} what is wrong with a password that somebody wants to use. */
  public static String wanted(FieldErrors errors, String field, @Nullable String typed) {
    String password = typed == null ? "" : typed;
    int length = password.codePointCount(0, password.length());
    if (length < LENGTH_AT_LEAST) {
      errors.add(field, IdentityFault.PASSWORD_TOO_SHORT, LENGTH_AT_LEAST);
    } else if (length > LENGTH_AT_MOST) {
      errors.add(field, IdentityFault.PASSWORD_TOO_LONG, LENGTH_AT_MOST);
    } else if (password.codePoints().distinct().count() < DIFFERENT_CHARACTERS_AT_LEAST) {
      errors.add(field, IdentityFault.PASSWORD_TOO_UNIFORM);
    } else if (password.codePoints().anyMatch(Character::isISOControl)) {
      errors.add(field, IdentityFault.PASSWORD_CONTROL_CHARACTERS);
    }
    return password;
  }

  /** The string to store for a password. */
  public static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return store(password, salt, ROUNDS);
  }

  /** Takes as long for a wrong password as for a right one. */
  static boolean matches(String typed, String stored) {
    String[] parts = stored.split("\\$");
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalStateException("a stored password has an unknown form");
    }
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    byte[] actual = derive(typed, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(expected, actual);
  }

  static boolean outdated(String stored) {
    return !stored.startsWith(SCHEME + "$" + ROUNDS + "$");
  }

  private static String store(String password, byte[] salt, int rounds) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "$",
        SCHEME,
        String.valueOf(rounds),
        base64.encodeToString(salt),
        base64.encodeToString(derive(password, salt, rounds)));
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    // Composed form, so that a password is the same from every keyboard (RFC 8265, section 4.2).
    char[] characters = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, rounds, HASH_BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, '\0');
    }
  }
}
