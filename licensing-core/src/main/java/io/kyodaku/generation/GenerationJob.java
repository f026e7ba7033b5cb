package io.kyodaku.generation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a creator has the portal render, as its creator may see it.
 *
 * <p>It is born QUEUED, once credits are held or an owner was asked. It is RENDERING from when the
 * backend took it, and DONE when its result is kept and its credits are charged; whatever else ends
 * it gives the credits back.
 *
 * @param preview whether the result is a sketch, to be called so wherever it is shown
 * @param result once DONE
 * @param error why it FAILED, for its creator: a {@link GenerationFailure} or a backend's own words
 */
public record GenerationJob(
    UUID id,
    UUID creatorId,
    UUID authorizationId,
    String backend,
    boolean preview,
    String prompt,
    Status status,
    Optional<Result> result,
    Optional<String> error,
    Instant createdAt,
    Optional<Instant> endedAt) {

  /** Why it FAILED, where there are more than a backend's own words. */
  public Optional<GenerationFailure> failure() {
    return error.flatMap(GenerationFailure::of);
  }

  /** Where a job stands. */
  public enum Status {
    QUEUED,
    RENDERING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether there is still something to wait for. */
    public boolean isUnderWay() {
      return this == QUEUED || this == RENDERING;
    }

    /** Whether it has ended and nothing came of it. */
    public boolean isInVain() {
      return this == FAILED || this == CANCELLED;
    }
  }

  /**
   * What was made.
   *
   * @param key in the {@link BlobStore}
   */
  public record Result(String key, String contentType) {}
}
