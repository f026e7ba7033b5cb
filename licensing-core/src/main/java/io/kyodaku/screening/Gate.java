package io.kyodaku.screening;

/**
 * Whether any key may begin at a place of a text; sometimes yes when none does, never no when one
 * does. It has the first units of long keys and all of short ones in one bitmap that stays in a
 * processor's cache, and spares most places of a text the steps through a trie that does not.
 */
final class Gate {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final int LOG_BITS_AT_LEAST = 10;
  private static final int LOG_BITS_AT_MOST = 23;
  private static final int LOG_PAIR_BITS_AT_MOST = 20;
  private static final int BITS_FOR_EACH_KEY = 16;

  /** Units after which a long key is told by its beginning. */
  private static final int LONG = 6;

  private final long[] keyBits;
  private final int keyShift;

  /** The first two units: smaller, and enough for most places between Chinese characters. */
  private final long[] pairBits;

  private final int pairShift;

  /** Lengths of which there are keys, up to {@link #LONG}, as bits. */
  private int lengths;

  Gate(Keys keys) {
    long wanted = Math.max(1, (long) keys.size() * BITS_FOR_EACH_KEY);
    int logBits = Long.SIZE - Long.numberOfLeadingZeros(wanted);
    int logKeyBits = Math.clamp(logBits, LOG_BITS_AT_LEAST, LOG_BITS_AT_MOST);
    int logPairBits = Math.clamp(logBits, LOG_BITS_AT_LEAST, LOG_PAIR_BITS_AT_MOST);
    keyBits = new long[1 << (logKeyBits - 6)];
    keyShift = Long.SIZE - logKeyBits + 6;
    pairBits = new long[1 << (logPairBits - 6)];
    pairShift = Long.SIZE - logPairBits + 6;
    for (int key = 0; key < keys.size(); key++) {
      int told = Math.min(keys.length(key), LONG);
      long hash = 0;
      for (int i = 0; i < told; i++) {
        hash = with(hash, keys.unit(key, i));
        if (i == 1) {
          set(pairBits, pairShift, hash);
        }
      }
      lengths |= 1 << told;
      set(keyBits, keyShift, hash + told);
    }
  }

  /** For the unit {@code start} of {@code text}, where a name may begin. */
  boolean mayBegin(LooseText text, int start) {
    long hash = 0;
    int last = Math.min(text.length() - start, LONG);
    for (int i = 0; i < last; i++) {
      int kind = WordBoundaries.kindAt(text, start + i);
      if (kind == WordBoundaries.SYMBOL) {
        return true;
      }
      char unit = i == 0 ? text.firstUnitAt(start) : text.unitAt(start + i);
      hash = with(hash, Skeleton.of(unit));
      int length = i + 1;
      if ((lengths & (1 << length)) != 0
          && (length == LONG || !WordBoundaries.surelyGoesOn(text, start + length))
          && isSet(keyBits, keyShift, hash + length)) {
        return true;
      }
      if (length == 2 && kind != WordBoundaries.SPACED && !isSet(pairBits, pairShift, hash)) {
        return false;
      }
    }
    return false;
  }

  private static long with(long hash, char unit) {
    return (hash + unit + 1) * GOLDEN_RATIO;
  }

  private static void set(long[] bits, int shift, long hash) {
    long mixed = mixed(hash);
    bits[(int) (mixed >>> shift)] |= mask(mixed);
  }

  private static boolean isSet(long[] bits, int shift, long hash) {
    long mixed = mixed(hash);
    long mask = mask(mixed);
    return (bits[(int) (mixed >>> shift)] & mask) == mask;
  }

  /** Two bits of one word, which cost one look. */
  private static long mask(long mixed) {
    return (1L << mixed) | (1L << (mixed >>> 6));
  }

  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 29)) * GOLDEN_RATIO;
    return mixed ^ (mixed >>> 32);
  }
}
