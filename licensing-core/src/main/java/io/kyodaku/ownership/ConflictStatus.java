package io.kyodaku.ownership;

import java.time.Duration;
import java.util.Optional;

/** Where a conflict stands, and how long it may stand there by itself. */
public enum ConflictStatus {
  /** The holding side is asked to answer; if it doesn't, the asserting side wins. */
  OPEN(30),
  /** The holding side said why it holds its share; an operator decides. */
  UPHELD(0),
  /** Decided in somebody's favour; whoever loses by it may appeal. */
  DECIDED(7),
  /** An operator decides for good. */
  APPEALED(0),
  /** Shares are as awarded, and the escrow is released by them. */
  SETTLED(0);

  private final int days;

  ConflictStatus(int days) {
    this.days = days;
  }

  /** After which it moves on by itself. */
  public Optional<Duration> clock() {
    return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
  }

  public boolean isOpen() {
    return this != SETTLED;
  }
}
