package io.kyodaku.screening;

import java.util.List;

/**
 * Whether any key begins with two given units; sometimes yes when none does, never no when one
 * does. Small enough to stay in a processor's cache, it spares most places of a text the look-up in
 * a table that is not.
 */
final class Beginnings {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final int LOG_BITS_AT_LEAST = 10;
  private static final int LOG_BITS_AT_MOST = 22;
  private static final int BITS_FOR_EACH_KEY = 8;

  private final long[] bits;
  private final int shift;

  /** Of keys of at least two units each. */
  Beginnings(List<String> keys) {
    long wanted = Math.max(1, (long) keys.size() * BITS_FOR_EACH_KEY);
    int logBits = Long.SIZE - Long.numberOfLeadingZeros(wanted);
    logBits = Math.clamp(logBits, LOG_BITS_AT_LEAST, LOG_BITS_AT_MOST);
    bits = new long[1 << (logBits - 6)];
    shift = Long.SIZE - logBits;
    for (String key : keys) {
      int bit = bit(key.charAt(0), key.charAt(1));
      bits[bit >>> 6] |= 1L << bit;
    }
  }

  boolean mayInclude(char first, char second) {
    int bit = bit(first, second);
    return (bits[bit >>> 6] & (1L << bit)) != 0;
  }

  private int bit(char first, char second) {
    return (int) ((((long) first << 16 | second) * GOLDEN_RATIO) >>> shift);
  }
}
