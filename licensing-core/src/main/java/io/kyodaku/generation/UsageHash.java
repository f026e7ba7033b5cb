package io.kyodaku.generation;

import io.kyodaku.decision.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Hashes that stand for a usage or its prompt. Both are salted, so that a guess can't be checked
 * against the database: the prompt's with random bytes, the usage's with the idempotency key that
 * it is bound to.
 */
final class UsageHash {

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private UsageHash() {}

  static String newSalt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  static String ofPrompt(String salt, String prompt) {
    MessageDigest digest = sha256();
    digest.update(HexFormat.of().parseHex(salt));
    digest.update(prompt.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Equal exactly for equal usages, however their JSON was written. Every part goes in with its
   * length, so that no two usages run together into the same bytes.
   */
  static String of(UUID generatorId, String idempotencyKey, Usage usage) {
    MessageDigest digest = sha256();
    add(digest, generatorId.toString());
    add(digest, idempotencyKey);
    add(digest, usage.creatorId().toString());
    add(digest, usage.prompt());
    addAll(digest, usage.assets().stream().map(UUID::toString).toList());
    add(digest, usage.use().name());
    addAll(digest, usage.territories());
    add(digest, Integer.toString(usage.seconds()));
    add(digest, usage.quality().name());
    add(digest, usage.themes().isPresent() ? "themes" : "unknown");
    usage.themes().ifPresent(themes -> addAll(digest, new TreeSet<>(themes)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addAll(MessageDigest digest, Collection<String> parts) {
    digest.update(ByteBuffer.allocate(4).putInt(0, parts.size()));
    parts.forEach(part -> add(digest, part));
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
