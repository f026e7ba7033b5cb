package io.kyodaku.notification;

import io.kyodaku.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes the daily mails as people's days come, after finding out what is to be told today. */
@ApplicationScoped
class DailyMailJob implements JobHandler {

  private static final Logger LOG = Logger.getLogger(DailyMailJob.class.getName());
  private static final UUID NOBODY = new UUID(0, 0);
  private static final int BATCHES_AT_MOST = 500;

  private final FindingExpiringCredits expiring;
  private final SendingDigests digests;

  @Inject
  DailyMailJob(FindingExpiringCredits expiring, SendingDigests digests) {
    this.expiring = expiring;
    this.digests = digests;
  }

  @Override
  public String kind() {
    return "daily-mail";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofMinutes(10));
  }

  @Override
  public void run(String payload) {
    expiring.find();
    List<UUID> people = digests.waiting(NOBODY);
    for (int batch = 0; batch < BATCHES_AT_MOST && !people.isEmpty(); batch++) {
      people.forEach(this::send);
      people = digests.waiting(people.getLast());
    }
  }

  /** What can't be written to one is no reason to write to nobody; it is tried again next time. */
  private void send(UUID person) {
    try {
      digests.send(person);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "the daily mail of " + person + " could not be written");
    }
  }
}
