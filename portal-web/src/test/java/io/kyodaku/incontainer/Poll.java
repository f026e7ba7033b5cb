package io.kyodaku.incontainer;

import java.util.function.BooleanSupplier;

/** Waits for what happens in the background. */
final class Poll {

  private static final int POLLS_AT_MOST = 1_200;
  private static final int POLL_MILLIS = 50;

  private Poll() {}

  /**
   * @throws IllegalStateException after a minute
   */
  static void until(BooleanSupplier done) {
    for (int poll = 0; poll < POLLS_AT_MOST; poll++) {
      if (done.getAsBoolean()) {
        return;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("it did not happen within a minute");
  }
}
