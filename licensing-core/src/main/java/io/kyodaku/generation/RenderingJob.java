package io.kyodaku.generation;

import io.kyodaku.generation.GenerationBackend.Fetch;
import io.kyodaku.generation.GenerationBackend.Progress;
import io.kyodaku.generation.GenerationBackend.Start;
import io.kyodaku.generation.RenderRows.Row;
import io.kyodaku.generation.RenderRows.Step;
import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseFailure;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a generation one step further: sent to its backend, looked after, fetched, kept, charged;
 * or given up and its credits released. A step may run again after a crash: it finds what it has
 * done. One that can't go on yet plans the next and leaves the worker to others.
 */
@Dependent
public class RenderingJob implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RenderingJob.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration WAIT_AT_MOST = Duration.ofSeconds(15);
  private static final Duration OWNERS_WAIT_AT_MOST = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofHours(1);

  private final RenderRows rows;
  private final StudioBilling billing;
  private final GenerationBackends backends;
  private final BlobStore blobs;
  private final Clock clock;

  @Inject
  RenderingJob(
      RenderRows rows,
      StudioBilling billing,
      GenerationBackends backends,
      BlobStore blobs,
      Clock clock) {
    this.rows = rows;
    this.billing = billing;
    this.backends = backends;
    this.blobs = blobs;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return RenderRows.KIND;
  }

  @Override
  public Lane lane() {
    return Lane.RENDERING;
  }

  @Override
  public void run(String payload) throws InterruptedException {
    Step step = Step.parse(payload);
    Optional<Row> row = rows.find(step.id()).filter(found -> found.step() == step.number());
    if (row.isEmpty()) {
      return;
    }
    try {
      take(row.get());
    } catch (DatabaseFailure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.warn("generation {} can't go on yet", step.id(), e);
      stumble(row.get());
    }
  }

  /**
   * What fails again and again is ended in the end; credits that it may hold expire by themselves.
   */
  private void stumble(Row row) {
    if (row.deadlineAt().filter(at -> clock.instant().isAfter(at.plus(GRACE))).isPresent()) {
      rows.failed(row.id(), GenerationFailure.TOO_LONG.name());
    } else {
      later(row);
    }
  }

  private void take(Row row) throws IOException, InterruptedException {
    switch (row.status()) {
      case QUEUED -> begin(row);
      case RENDERING -> look(row);
      case CANCELLED -> giveUp(row);
      case DONE, FAILED -> {}
    }
  }

  private void begin(Row row) throws IOException, InterruptedException {
    Authorization authorization = authorization(row);
    switch (authorization.status()) {
      case PENDING_APPROVAL -> later(row, OWNERS_WAIT_AT_MOST);
      case VOIDED -> rows.failed(row.id(), GenerationFailure.WITHDRAWN.name());
      case EXPIRED -> rows.failed(row.id(), GenerationFailure.NOT_BEGUN.name());
      case AUTHORIZED, SETTLED -> send(row, authorization);
    }
  }

  private void send(Row row, Authorization authorization) throws IOException, InterruptedException {
    rows.limit(row.id(), clock.instant().plus(backends.renderWithin()));
    if (isTooLate(row)) {
      fail(row, GenerationFailure.TOO_LONG);
      return;
    }
    GenerationBackend backend = backend(row);
    switch (backend.start(request(row, authorization))) {
      case Start.Declined declined -> failAsTold(row, declined.why());
      case Start.Started started -> {
        if (rows.rendering(row.id(), started.handle())) {
          // Some are rendered as soon as they are begun.
          look(rows.find(row.id()).orElseThrow());
        } else {
          // Cancelled in the same moment: the step that gives it up does not know of this handle.
          backend.cancel(started.handle());
        }
      }
    }
  }

  private void look(Row row) throws IOException, InterruptedException {
    Authorization authorization = authorization(row);
    if (row.isStored()) {
      settle(row, authorization);
      return;
    }
    if (isTooLate(row)) {
      abandon(row);
      fail(row, GenerationFailure.TOO_LONG);
      return;
    }
    GenerationBackend backend = backend(row);
    String handle = row.handle().orElseThrow();
    RenderRequest request = request(row, authorization);
    switch (backend.poll(request, handle)) {
      case Progress.Rendering unused -> later(row);
      case Progress.Failed failed -> failAsTold(row, failed.why());
      case Progress.Rendered unused -> {
        switch (backend.fetch(request, handle)) {
          case Fetch.Unusable unusable -> failAsTold(row, unusable.why());
          case Fetch.Fetched fetched -> keep(row, authorization, fetched.file());
        }
      }
    }
  }

  private void keep(Row row, Authorization authorization, RenderedFile rendered)
      throws IOException {
    String key = "generations/" + row.id();
    try (rendered;
        InputStream content = Files.newInputStream(rendered.file())) {
      blobs.put(key, content);
    }
    if (rows.stored(row.id(), key, rendered.contentType())) {
      settle(row, authorization);
    }
  }

  private void settle(Row row, Authorization authorization) {
    ChargeOutcome.OfSettle outcome =
        billing.settle(
            authorization.generatorId(), authorization.id(), authorization.usage().seconds());
    switch (outcome) {
      case ChargeOutcome.Settled unused -> rows.done(row.id());
      case ChargeOutcome.AlreadySettled unused -> rows.done(row.id());
      case ChargeOutcome.Unavailable unused -> later(row);
      case ChargeOutcome.Killed unused -> fail(row, GenerationFailure.OWNER_STOPPED);
      case ChargeOutcome.AlreadyVoided unused -> fail(row, GenerationFailure.LICENCE_WITHDRAWN);
      case ChargeOutcome.InsufficientCredits unused ->
          fail(row, GenerationFailure.CREDITS_RELEASED);
      case ChargeOutcome.SpendingLimitReached unused -> fail(row, GenerationFailure.SPENDING_LIMIT);
      case ChargeOutcome.NotLinked unused -> fail(row, GenerationFailure.NOT_CHARGEABLE);
      case ChargeOutcome.NotFound unused -> fail(row, GenerationFailure.NOT_CHARGEABLE);
      case ChargeOutcome.AboveHold unused -> fail(row, GenerationFailure.NOT_CHARGEABLE);
      case ChargeOutcome.NotYetApproved unused -> later(row);
    }
  }

  private void fail(Row row, GenerationFailure why) {
    fail(row, why.name());
  }

  /** The same by a backend's words, where there are only those. */
  private void failAsTold(Row row, String words) {
    fail(row, GenerationFailure.of(words).map(GenerationFailure::name).orElse(words));
  }

  /** Credits first: what is said to have failed has given back what it held. */
  private void fail(Row row, String why) {
    switch (release(row)) {
      case ChargeOutcome.Voided unused -> rows.failed(row.id(), why);
      case ChargeOutcome.NotFound unused -> rows.failed(row.id(), why);
      case ChargeOutcome.AlreadySettled unused -> charged(row, why);
      case ChargeOutcome.Unavailable unused -> later(row);
    }
  }

  private void giveUp(Row row) {
    abandon(row);
    switch (release(row)) {
      case ChargeOutcome.Voided unused -> {}
      case ChargeOutcome.NotFound unused -> {}
      case ChargeOutcome.AlreadySettled unused -> rows.done(row.id());
      case ChargeOutcome.Unavailable unused -> later(row);
    }
  }

  private void charged(Row row, String why) {
    rows.done(row.id());
    rows.failed(row.id(), why);
  }

  private ChargeOutcome.OfVoid release(Row row) {
    return billing.release(authorization(row).generatorId(), row.authorizationId());
  }

  /** The backend may be deaf; what it goes on rendering is not fetched. */
  private void abandon(Row row) {
    Optional<GenerationBackend> backend = backends.find(row.backend());
    if (backend.isEmpty() || row.handle().isEmpty()) {
      return;
    }
    try {
      backend.get().cancel(row.handle().get());
    } catch (IOException e) {
      LOG.info("a backend could not be told that a clip is no longer wanted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTooLate(Row row) {
    return row.deadlineAt().filter(deadline -> clock.instant().isAfter(deadline)).isPresent();
  }

  private void later(Row row) {
    later(row, WAIT_AT_MOST);
  }

  /** Ever later, so that what lasts long is asked for less often. */
  private void later(Row row, Duration atMost) {
    Duration wait = FIRST_WAIT.multipliedBy(1L + row.step() / 5);
    rows.again(
        row.id(), row.step(), clock.instant().plus(wait.compareTo(atMost) < 0 ? wait : atMost));
  }

  private Authorization authorization(Row row) {
    return billing
        .ofCreator(row.creatorId(), row.authorizationId())
        .orElseThrow(() -> new IllegalStateException("authorized nowhere: " + row.id()));
  }

  private GenerationBackend backend(Row row) throws IOException {
    return backends
        .find(row.backend())
        .orElseThrow(() -> new IOException("the backend " + row.backend() + " is not set up here"));
  }

  private RenderRequest request(Row row, Authorization authorization) {
    return new RenderRequest(
        row.id(),
        row.prompt(),
        authorization.usage().seconds(),
        authorization.usage().quality(),
        rows.credits(row.authorizationId()));
  }
}
