package io.kyodaku.notification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and knows again the tokens of the links in mails that end such mails. A token says whose
 * mails and of which subject, sealed with the installation's secret: it ends mails and can do
 * nothing else, so it need not run out nor be kept.
 */
public final class UnsubscribeSeal {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;
  private static final int SEAL_BYTES = 16;
  private static final int TOKEN_LENGTH_AT_MOST = 200;
  private static final String DIGEST = "";

  private final SecretKeySpec key;

  /**
   * @param secret the installation's
   */
  public UnsubscribeSeal(String secret) {
    this.key =
        new SecretKeySpec(("unsubscribe " + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * What a token stands for.
   *
   * @param topic none for everything that the daily mail tells
   */
  public record Wish(UUID account, Optional<Topic> topic) {}

  String token(UUID account, Topic topic) {
    return sealed(account, topic.name());
  }

  /** For the daily mail. */
  String token(UUID account) {
    return sealed(account, DIGEST);
  }

  /** Empty for what this installation has not sealed. */
  public Optional<Wish> open(@Nullable String token) {
    if (token == null || token.length() > TOKEN_LENGTH_AT_MOST) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length < ID_BYTES + SEAL_BYTES) {
      return Optional.empty();
    }
    byte[] says = Arrays.copyOf(bytes, bytes.length - SEAL_BYTES);
    byte[] seal = Arrays.copyOfRange(bytes, says.length, bytes.length);
    if (!MessageDigest.isEqual(seal, seal(says))) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(says);
    UUID account = new UUID(read.getLong(), read.getLong());
    String topic = StandardCharsets.US_ASCII.decode(read).toString();
    return Optional.of(
        new Wish(
            account, topic.equals(DIGEST) ? Optional.empty() : Optional.of(Topic.valueOf(topic))));
  }

  private String sealed(UUID account, String topic) {
    byte[] name = topic.getBytes(StandardCharsets.US_ASCII);
    byte[] says =
        ByteBuffer.allocate(ID_BYTES + name.length)
            .putLong(account.getMostSignificantBits())
            .putLong(account.getLeastSignificantBits())
            .put(name)
            .array();
    byte[] seal = seal(says);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(says.length + seal.length).put(says).put(seal).array());
  }

  private byte[] seal(byte[] says) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(says), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
