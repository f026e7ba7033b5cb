package io.kyodaku.portal.art;

/** Chance that falls the same way every time for the same seed, on every machine (SplitMix64). */
final class Dice {

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** From 0 to {@code sides - 1}. */
  int roll(int sides) {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(z ^ (z >>> 31), sides);
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + roll(high - low + 1);
  }

  boolean oneIn(int sides) {
    return roll(sides) == 0;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[roll(choices.length)];
  }
}
