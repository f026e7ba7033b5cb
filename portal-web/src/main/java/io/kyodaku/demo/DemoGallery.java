package io.kyodaku.demo;

import io.kyodaku.decision.Usage;
import io.kyodaku.generation.GenerationJob;
import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.generation.StartingGeneration;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** What the demo's own creator has made in the studio before one looks over its shoulder. */
@Dependent
class DemoGallery {

  private static final long POLL_MILLIS = 50;

  /** A demo whose studio is slow goes on; what it renders comes later. */
  private static final int POLLS_AT_MOST = 200;

  @Inject private StartingGeneration starting;
  @Inject private GenerationJobs jobs;
  @Inject private DemoShop shop;

  /** Makes what was made so many days ago, now. */
  void make(int daysAgo, DemoCreators.Joined creator) throws IOException, InterruptedException {
    List<DemoFiles.Made> all = DemoFiles.gallery();
    for (DemoFiles.Made made : all) {
      if (made.daysAgo() == daysAgo) {
        if (made.equals(all.getFirst())) {
          shop.buy(creator);
        }
        make(made, creator);
      }
    }
  }

  private void make(DemoFiles.Made made, DemoCreators.Joined creator) throws InterruptedException {
    // Named after its prompt, so that it is made once.
    UUID job =
        UUID.nameUUIDFromBytes(
            (creator.creatorId() + made.prompt()).getBytes(StandardCharsets.UTF_8));
    StartingGeneration.Outcome outcome =
        starting.start(
            job,
            new Usage(
                creator.creatorId(),
                made.prompt(),
                List.of(),
                made.use(),
                new TreeSet<>(List.of(creator.country())),
                made.seconds(),
                made.quality(),
                Optional.empty()));
    DemoPeople.require(outcome instanceof StartingGeneration.Outcome.Started, made.prompt());
    for (int poll = 0; poll < POLLS_AT_MOST && isUnderWay(creator, job); poll++) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean isUnderWay(DemoCreators.Joined creator, UUID job) {
    return jobs.ofCreator(creator.creatorId(), job)
        .map(GenerationJob::status)
        .filter(GenerationJob.Status::isUnderWay)
        .isPresent();
  }
}
