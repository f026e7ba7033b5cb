package io.kyodaku.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One usage as it was recorded.
 *
 * @param seconds that were charged; 0 unless settled
 * @param earned by each licence of the shape, in their order
 */
record Recorded(
    UUID id, Instant at, Shape shape, Outcome outcome, int seconds, List<Earned> earned) {

  Recorded {
    earned = List.copyOf(earned);
    if (earned.size() != shape.licences().size()) {
      throw new IllegalArgumentException("what each licence earned is known");
    }
  }

  /**
   * In micros of the licence's currency; zero where it was not settled.
   *
   * @param royaltyMicros the owner's whole share, with what is held of it while a conflict lasts,
   *     before anything was taken back
   */
  record Earned(long feeMicros, long royaltyMicros) {

    static final Earned NOTHING = new Earned(0, 0);
  }
}
