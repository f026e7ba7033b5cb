package io.kyodaku.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text that somebody is asked to agree to.
 *
 * @param name what it is, in lower-case words joined by hyphens: {@code terms-of-use}
 * @param edition which text of it: the date that it was written
 * @param language BCP 47, the language that it is shown in
 * @param text all of it, as shown
 */
public record Document(String name, String edition, String language, String text) {

  /** SHA-256 of the text in UTF-8, as 64 hexadecimal digits. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
