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
  private static final int BITS_FOR_EACH_KEY = 16;

  /** Units after which a long key is told by its beginning. */
  private static final int LONG = 6;

  private final long[] bits;
  private final int shift;

  /** Lengths of which there are keys, up to {@link #LONG}, as bits. */
  private int lengths;

  Gate(Keys keys) {
    long wanted = Math.max(1, (long) keys.size() * BITS_FOR_EACH_KEY);
    int logBits = Long.SIZE - Long.numberOfLeadingZeros(wanted);
    logBits = Math.clamp(logBits, LOG_BITS_AT_LEAST, LOG_BITS_AT_MOST);
    bits = new long[1 << (logBits - 6)];
    shift = Long.SIZE - logBits;
    for (int key = 0; key < keys.size(); key++) {
      int length = keys.length(key);
      long hash = 0;
      for (int i = 0; i < Math.min(length, LONG); i++) {
        hash = with(hash, keys.unit(key, i));
        if (i == 1) {
          set(hash);
        }
      }
      int told = Math.min(length, LONG);
      lengths |= 1 << told;
      set(hash + told);
    }
  }

  /** For the unit {@code start} of {@code text}. */
  boolean mayBegin(LooseText text, int start) {
    long hash = 0;
    int last = Math.min(text.length() - start, LONG);
    for (int i = 0; i < last; i++) {
      char unit = i == 0 ? text.firstUnitAt(start) : text.unitAt(start + i);
      if (WordBoundaries.kindAt(text, start + i) == WordBoundaries.SYMBOL) {
        return true;
      }
      hash = with(hash, Skeleton.of(unit));
      if ((lengths & (1 << (i + 1))) != 0 && isSet(hash + i + 1)) {
        return true;
      }
      if (i == 1 && !isSet(hash)) {
        return false;
      }
    }
    return false;
  }

  private static long with(long hash, char unit) {
    return (hash + unit + 1) * GOLDEN_RATIO;
  }

  private void set(long hash) {
    int bit = bit(hash);
    bits[bit >>> 6] |= 1L << bit;
  }

  private boolean isSet(long hash) {
    int bit = bit(hash);
    return (bits[bit >>> 6] & (1L << bit)) != 0;
  }

  private int bit(long hash) {
    return (int) (((hash ^ (hash >>> 29)) * GOLDEN_RATIO) >>> shift);
  }
}
