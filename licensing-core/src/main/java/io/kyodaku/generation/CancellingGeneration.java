package io.kyodaku.generation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * A creator no longer wants what it had the portal render. Credits come back in the background, and
 * the backend is told. Once the result is there it is too late.
 */
@Dependent
public class CancellingGeneration {

  private final RenderRows rows;

  @Inject
  CancellingGeneration(RenderRows rows) {
    this.rows = rows;
  }

  /** Whether it was cancelled now: false too for what has ended, or is another's. */
  public boolean cancel(UUID creatorId, UUID jobId) {
    return rows.cancel(jobId, creatorId);
  }
}
