package io.kyodaku.platform;

import io.kyodaku.generation.GenerationBackend;
import io.kyodaku.generation.GenerationBackends;
import io.kyodaku.generation.render.HttpVideoBackend;
import io.kyodaku.generation.render.StoryboardBackend;
import io.kyodaku.generation.render.VideoApiSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Sets up what renders: a video service where one is configured, else storyboards. Both stay known,
 * so that what one has begun is ended by it.
 */
@ApplicationScoped
class GenerationProducer {

  private static final Duration RENDER_WITHIN = Duration.ofMinutes(20);

  private @Nullable HttpVideoBackend video;

  @Produces
  @Singleton
  GenerationBackends backends(Config config) {
    List<GenerationBackend> backends = new ArrayList<>();
    Optional<String> url = config.getOptionalValue("kyodaku.video.url", String.class);
    if (url.isPresent()) {
      video =
          new HttpVideoBackend(
              VideoApiSettings.usual(
                  URI.create(url.get()),
                  config.getValue("kyodaku.video.key", String.class),
                  config.getValue("kyodaku.video.model", String.class)));
      backends.add(video);
    }
    backends.add(new StoryboardBackend());
    return new GenerationBackends(backends, RENDER_WITHIN);
  }

  @PreDestroy
  void close() {
    if (video != null) {
      video.close();
    }
  }
}
