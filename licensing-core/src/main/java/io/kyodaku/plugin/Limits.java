package io.kyodaku.plugin;

import java.time.Duration;

/**
 * How long plugins may take, counted in looks of the watchdog.
 *
 * @param betweenLooks how often the watchdog looks
 * @param fee looks that a fee may last
 * @param aside looks that loading, the lines of a statement and a schedule may last
 * @param failuresToSuspend how many failures in a row suspend a plugin for a tenant; a late answer
 *     does so at once
 * @param suspension how long the first suspension lasts; each further one in a row twice as long
 * @param longestSuspension the longest that a suspension lasts
 */
record Limits(
    Duration betweenLooks,
    int fee,
    int aside,
    int failuresToSuspend,
    Duration suspension,
    Duration longestSuspension) {

  /** A fee takes microseconds, so 200 ms is patient; everything else has five seconds. */
  static final Limits USUAL =
      new Limits(Duration.ofMillis(20), 10, 250, 5, Duration.ofSeconds(30), Duration.ofHours(1));
}
