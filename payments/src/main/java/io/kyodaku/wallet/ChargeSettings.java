package io.kyodaku.wallet;

import java.time.Duration;

/**
 * How charging is laid out.
 *
 * @param shards writers, each with a connection of its own; a creator always meets the same one
 * @param batchAtMost requests in one transaction
 * @param queueAtMost requests that wait for one writer; beyond it callers are told to come again
 * @param patience how long a caller waits for its answer
 */
public record ChargeSettings(int shards, int batchAtMost, int queueAtMost, Duration patience) {

  public ChargeSettings {
    if (shards < 1 || batchAtMost < 1 || queueAtMost < batchAtMost) {
      throw new IllegalArgumentException("charging needs shards, batches and longer queues");
    }
  }

  public static ChargeSettings defaults() {
    return new ChargeSettings(2, 256, 4_096, Duration.ofSeconds(20));
  }
}
