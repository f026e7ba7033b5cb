package io.kyodaku.portal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes PDFs, few at a time: each takes fonts of several megabytes into memory, so only {@value
 * #AT_ONCE} are made at once.
 */
public final class MakingPdf {

  public static final int WAIT_SECONDS = 5;

  private static final int AT_ONCE = 2;
  private static final Semaphore MAKING = new Semaphore(AT_ONCE, true);

  private MakingPdf() {}

  /** What makes one. */
  @FunctionalInterface
  public interface Sheet {
    byte[] print() throws IOException;
  }

  /** Empty where others keep it busy for too long. */
  public static Optional<byte[]> make(Sheet sheet) throws IOException {
    try {
      if (!MAKING.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(sheet.print());
    } finally {
      MAKING.release();
    }
  }
}
