package io.kyodaku.replay;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link Bytes} wrote. */
final class Numbers {

  private static final int BITS = 7;
  private static final int LOW = 0x7f;

  private final ByteBuffer from;

  Numbers(ByteBuffer from) {
    this.from = from;
  }

  int number() {
    return Math.toIntExact(longNumber());
  }

  long longNumber() {
    long number = 0;
    int shift = 0;
    while (true) {
      byte next = from.get();
      number |= (long) (next & LOW) << shift;
      if (next >= 0) {
        return number;
      }
      shift += BITS;
    }
  }

  long signed() {
    long bits = longNumber();
    return (bits >>> 1) ^ -(bits & 1);
  }

  byte oneByte() {
    return from.get();
  }

  /** Half an id. */
  long word() {
    return from.getLong();
  }

  byte[] bytes() {
    byte[] bytes = new byte[number()];
    from.get(bytes);
    return bytes;
  }

  <T> List<T> list(Supplier<T> one) {
    int count = number();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(one.get());
    }
    return list;
  }
}
