package io.kyodaku.portal.creator;

import io.kyodaku.generation.GenerationJob;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A job as it stood when the page was opened: the button below it means this one.
 *
 * @param image whether there is a result that a page can show as an image
 */
public record ShownJob(
    UUID id,
    GenerationJob.Status status,
    boolean preview,
    boolean image,
    String prompt,
    Instant createdAt)
    implements Serializable {

  static ShownJob of(GenerationJob job) {
    return new ShownJob(
        job.id(),
        job.status(),
        job.preview(),
        job.result().filter(made -> made.contentType().startsWith("image/")).isPresent(),
        job.prompt(),
        job.createdAt());
  }
}
