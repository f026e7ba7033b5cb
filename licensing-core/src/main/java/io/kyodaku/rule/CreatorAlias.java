package io.kyodaku.rule;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A creator as one tenant may know it: the same for all that the creator asks that tenant, and
 * another for every other tenant, so that two of them can't find out that they speak of one person.
 * Whoever only has the alias can't find the creator, whose id is random; whoever has that id, as a
 * generator has it that the creator linked, can compute the alias.
 */
public final class CreatorAlias {

  private CreatorAlias() {}

  /** A UUID of version 8 (RFC 9562) from the SHA-256 of both ids. */
  public static UUID of(UUID tenantId, UUID creatorId) {
    ByteBuffer ids = ByteBuffer.allocate(4 * Long.BYTES);
    put(ids, tenantId);
    put(ids, creatorId);
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(ids.array()));
    return new UUID(
        (digest.getLong() & ~0xF000L) | 0x8000L, (digest.getLong() & (-1L >>> 2)) | Long.MIN_VALUE);
  }

  private static void put(ByteBuffer ids, UUID id) {
    ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
