package io.kyodaku.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Numbers written one behind the other, each in as many bytes as it needs. */
final class Bytes {

  private static final int MORE = 0x80;
  private static final int LOW = 0x7f;
  private static final int BITS = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);

  /**
   * @param number zero or more
   */
  void put(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("below zero: " + number);
    }
    putBits(number);
  }

  /** Of either sign: small ones stay small. */
  void putSigned(long number) {
    putBits((number << 1) ^ (number >> (Long.SIZE - 1)));
  }

  private void putBits(long number) {
    long left = number;
    while ((left & ~LOW) != 0) {
      out.write((int) (left & LOW) | MORE);
      left >>>= BITS;
    }
    out.write((int) left);
  }

  void putByte(byte one) {
    out.write(one);
  }

  void put(UUID id) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * Long.BYTES);
    buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    out.writeBytes(buffer.array());
  }

  void putBytes(byte[] bytes) {
    put(bytes.length);
    out.writeBytes(bytes);
  }

  void append(Bytes others) {
    out.writeBytes(others.toArray());
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
