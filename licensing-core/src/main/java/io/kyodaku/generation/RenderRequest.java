package io.kyodaku.generation;

import io.kyodaku.rule.Quality;
import java.util.List;
import java.util.UUID;

/**
 * What is to be rendered.
 *
 * @param jobId the same at every try
 * @param credits whom the result has to name
 */
public record RenderRequest(
    UUID jobId, String prompt, int seconds, Quality quality, List<Credit> credits) {

  public RenderRequest {
    credits = List.copyOf(credits);
  }

  /** A licensed asset and its owner, by the names that people know. */
  public record Credit(String asset, String owner) {}
}
