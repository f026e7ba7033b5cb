package io.kyodaku.generation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backends of this installation: the first renders what is new, all what they have begun. */
public final class GenerationBackends {

  private final Map<String, GenerationBackend> byName = new LinkedHashMap<>();
  private final Duration renderWithin;

  /**
   * @param backends at least one
   * @param renderWithin how long a generation may take from when it is first sent to a backend
   */
  public GenerationBackends(List<GenerationBackend> backends, Duration renderWithin) {
    backends.forEach(backend -> byName.put(backend.name(), backend));
    this.renderWithin = renderWithin;
    if (byName.isEmpty()) {
      throw new IllegalArgumentException("nothing renders");
    }
  }

  public GenerationBackend forNewJobs() {
    return byName.values().iterator().next();
  }

  public Optional<GenerationBackend> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A name that is no longer configured says nothing of itself; it is taken for a sketch. */
  boolean isPreview(String name) {
    return find(name).map(GenerationBackend::isPreview).orElse(true);
  }

  Duration renderWithin() {
    return renderWithin;
  }
}
