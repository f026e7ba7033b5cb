package io.kyodaku.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The demo's time. It runs as the system's does, and can be set: the demo's past is lived through
 * day by day before the portal is ready, and a period's end can be seen today.
 */
public final class MovableClock extends Clock {

  private final Clock system;
  private final Duration present;
  private volatile Duration ahead;

  /**
   * @param present how far the demo's present is ahead of the system's
   */
  MovableClock(Clock system, Duration present) {
    this.system = system;
    this.present = present;
    this.ahead = present;
  }

  /** The time that is never moved, for what measures how long something takes. */
  Clock system() {
    return system;
  }

  /** From now on it is this moment and what comes after it. */
  public void moveTo(Instant moment) {
    ahead = Duration.between(system.instant(), moment);
  }

  public void moveToPresent() {
    ahead = present;
  }

  /** What the time would be if it had not been moved. */
  public Instant present() {
    return system.instant().plus(present);
  }

  @Override
  public Instant instant() {
    return system.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("moments have no zone");
  }
}
