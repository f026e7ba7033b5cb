package io.kyodaku.notification;

import io.kyodaku.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Tells people of what happened, soon after it did. */
@ApplicationScoped
class TellingJob implements JobHandler {

  private static final int BATCHES_AT_MOST = 40;

  private final TellingWhatHappened telling;

  @Inject
  TellingJob(TellingWhatHappened telling) {
    this.telling = telling;
  }

  @Override
  public String kind() {
    return "telling";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(2));
  }

  @Override
  public void run(String payload) {
    for (int batch = 0; batch < BATCHES_AT_MOST && telling.tellSome(); batch++) {
      // There may be more.
    }
  }
}
