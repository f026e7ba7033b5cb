package io.kyodaku.replay;

/** What became of a usage, as far as it matters for what it earned. */
enum Outcome {
  /** Rendered and charged. */
  SETTLED('S'),
  /** Granted, and not ended yet. */
  OPEN('A'),
  /** Granted, and given back or too late: never rendered. */
  UNUSED('V'),
  /** An owner was asked and has not answered. */
  PENDING('P'),
  /** An owner was asked and never said yes. */
  NOT_APPROVED('D'),
  /** Refused when it was asked. */
  REFUSED('R');

  private final char code;

  Outcome(char code) {
    this.code = code;
  }

  /** As pages store it. */
  byte code() {
    return (byte) code;
  }

  static Outcome of(byte code) {
    for (Outcome outcome : values()) {
      if (outcome.code == code) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome: " + code);
  }

  /** Whether something may still come of it. */
  boolean isUnended() {
    return this == OPEN || this == PENDING;
  }
}
