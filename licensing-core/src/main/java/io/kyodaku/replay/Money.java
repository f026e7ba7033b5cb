package io.kyodaku.replay;

/**
 * What a usage, or one licence of it, earned and would earn, in micros of the owner's currency.
 *
 * @param open what it would earn if the owner said yes
 * @param priced whether a price could be made; else it would be refused
 */
record Money(long was, long would, long open, boolean priced) {

  static final Money NONE = new Money(0, 0, 0, true);

  Money plus(Money other) {
    return new Money(
        Math.addExact(was, other.was),
        Math.addExact(would, other.would),
        Math.addExact(open, other.open),
        priced && other.priced);
  }

  /** What has no price is refused, and earns nothing. */
  Money refused() {
    return new Money(was, 0, 0, false);
  }

  Answer would(Judged judged) {
    return priced ? judged.would() : Answer.REFUSED;
  }
}
