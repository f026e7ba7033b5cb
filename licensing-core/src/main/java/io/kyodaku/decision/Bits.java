package io.kyodaku.decision;

import java.util.Collection;

/** Sets of an enum's constants in one int, for as long as a snapshot lives; none is stored. */
final class Bits {

  static final int ALL = -1;

  private Bits() {}

  @SuppressWarnings("EnumOrdinal")
  static int of(Enum<?> constant) {
    return 1 << constant.ordinal();
  }

  /** Of no constants it is no condition: all of them. */
  static int ofCondition(Collection<? extends Enum<?>> constants) {
    int bits = 0;
    for (Enum<?> constant : constants) {
      bits |= of(constant);
    }
    return bits == 0 ? ALL : bits;
  }
}
