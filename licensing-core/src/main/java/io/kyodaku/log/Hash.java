package io.kyodaku.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A SHA-256 hash; written down, it is in base64url without padding. */
public final class Hash {

  private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Hash of(byte[] bytes) {
    if (bytes.length != Sha256.BYTES) {
      throw new IllegalArgumentException("no SHA-256 hash has " + bytes.length + " bytes");
    }
    return new Hash(bytes.clone());
  }

  /** Of the bytes of a content, which may be of any length. */
  public static Hash ofContent(byte[] content) {
    return new Hash(Sha256.of(content));
  }

  /** What {@link #toString} wrote; empty for anything else. */
  public static Optional<Hash> parse(String written) {
    if (!WRITTEN.matcher(written).matches()) {
      return Optional.empty();
    }
    Hash read = new Hash(Base64.getUrlDecoder().decode(written));
    // The last character has two bits to spare: of four that mean the same, one is ours.
    return read.toString().equals(written) ? Optional.of(read) : Optional.empty();
  }

  /** RFC 6962 section 2.1: the hash of a node from those of its two children. */
  static Hash ofChildren(Hash left, Hash right) {
    return new Hash(Sha256.ofChildren(left.bytes, right.bytes));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
