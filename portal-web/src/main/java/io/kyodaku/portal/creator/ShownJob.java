package io.kyodaku.portal.creator;

import io.kyodaku.generation.GenerationJob;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A job as it stood when the page was opened: the button below it means this one.
 *
 * @param assets what is licensed in it, by the names that their owners use
 * @param image whether there is a result that a page can show as an image
 */
public record ShownJob(
    UUID id,
    GenerationJob.Status status,
    boolean preview,
    boolean image,
    String prompt,
    List<String> assets,
    Instant createdAt)
    implements Serializable {

  public ShownJob {
    assets = List.copyOf(assets);
  }

  public boolean isUnderWay() {
    return status.isUnderWay();
  }

  static ShownJob of(GenerationJob job, List<String> assets) {
    return new ShownJob(
        job.id(),
        job.status(),
        job.preview(),
        job.result().filter(made -> made.contentType().startsWith("image/")).isPresent(),
        job.prompt(),
        assets,
        job.createdAt());
  }
}
