package io.kyodaku.generation;

import io.kyodaku.decision.Usage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * A creator has rendered once more what failed or what it cancelled: the same wish, decided, priced
 * and held anew. The id of the new one is the caller's and serves as idempotency key.
 */
@Dependent
public class RetryingGeneration {

  private final GenerationJobs jobs;
  private final StudioBilling billing;
  private final StartingGeneration starting;

  @Inject
  RetryingGeneration(GenerationJobs jobs, StudioBilling billing, StartingGeneration starting) {
    this.jobs = jobs;
    this.billing = billing;
    this.starting = starting;
  }

  /**
   * Empty when there is no such generation of this creator, or it has not come to nothing.
   *
   * @throws io.kyodaku.decision.OutOfTouchException when this node can't know what has changed
   */
  public Optional<StartingGeneration.Outcome> retry(UUID creatorId, UUID endedJob, UUID newJob) {
    return jobs.ofCreator(creatorId, endedJob)
        .filter(job -> job.status().isInVain())
        .flatMap(job -> usage(creatorId, job))
        .map(usage -> starting.start(newJob, usage));
  }

  private Optional<Usage> usage(UUID creatorId, GenerationJob job) {
    return billing
        .ofCreator(creatorId, job.authorizationId())
        .map(Authorization::usage)
        .map(
            asked ->
                new Usage(
                    creatorId,
                    job.prompt(),
                    asked.assets(),
                    asked.use(),
                    asked.territories(),
                    asked.seconds(),
                    asked.quality(),
                    asked.themes()));
  }
}
