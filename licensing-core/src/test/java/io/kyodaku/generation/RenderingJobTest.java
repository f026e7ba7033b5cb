package io.kyodaku.generation;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.Usage;
import io.kyodaku.generation.GenerationBackend.Fetch;
import io.kyodaku.generation.GenerationBackend.Progress;
import io.kyodaku.generation.GenerationBackend.Start;
import io.kyodaku.generation.GenerationJob.Status;
import io.kyodaku.generation.StartingGeneration.Outcome;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a generation, step by step, on real rows. */
class RenderingJobTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration WITHIN = Duration.ofMinutes(15);

  private final TestDatabase database = TestDatabase.shared();
  private final Sql rowsOfAll = new Sql(database.owner());
  private final BillingDouble billing = new BillingDouble(database);
  private final BackendDouble backend = new BackendDouble();
  private final InMemoryBlobStore blobs = new InMemoryBlobStore();
  private final GenerationBackends backends = new GenerationBackends(List.of(backend), WITHIN);
  private final GenerationJobs jobs = new GenerationJobs(database.admin(), backends);
  private final UUID creator = creator();
  private final UUID id = Ids.next();
  private Instant now = NOW;

  @BeforeEach
  void aStudio() {
    UUID studio = TestLicensing.generator(database);
    execute(database, "update generator set first_party = true where id = ?", studio);
  }

  @Test
  void aGenerationIsAuthorizedRenderedKeptAndCharged() throws Exception {
    assertThat(start()).isEqualTo(new Outcome.Started(id));
    assertThat(job().status()).isEqualTo(Status.QUEUED);
    runNext();
    GenerationJob done = job();
    assertThat(done.status()).isEqualTo(Status.DONE);
    assertThat(done.result().orElseThrow().contentType()).isEqualTo("video/mp4");
    assertThat(done.endedAt()).contains(NOW);
    try (InputStream content = blobs.get(done.result().orElseThrow().key()).orElseThrow()) {
      assertThat(content).hasContent("a clip");
    }
    assertThat(billing.calls).containsExactly("authorize", "settle 8");
    assertThat(backend.calls).containsExactly("start", "poll handle-1", "fetch handle-1");
    assertThat(backend.requests.getFirst().prompt()).isEqualTo("a wave");
    assertThat(planned()).isEmpty();
  }

  @Test
  void whatTakesItsTimeIsLookedAfterStepByStep() throws Exception {
    backend.polls.add(Progress.Rendering::new);
    backend.polls.add(Progress.Rendering::new);
    start();
    runNext();
    assertThat(job().status()).isEqualTo(Status.RENDERING);
    assertThat(job().result()).isEmpty();
    runNext();
    assertThat(job().status()).isEqualTo(Status.RENDERING);
    runNext();
    assertThat(job().status()).isEqualTo(Status.DONE);
  }

  @Test
  void pressedTwiceItStartsOnce() throws Exception {
    start();
    assertThat(start()).isEqualTo(new Outcome.Started(id));
    assertThat(planned()).hasSize(1);
    runNext();
    assertThat(start()).isEqualTo(new Outcome.Started(id));
    assertThat(planned()).isEmpty();
    assertThat(backend.calls.stream().filter("start"::equals)).hasSize(1);
  }

  @Test
  void aCrashBetweenHoldingAndQueueingIsMadeGoodByAskingAgain() throws Exception {
    UUID studio =
        rowsOfAll
            .first(
                "select id from generator where first_party order by created_at, id limit 1",
                row -> row.getObject(1, UUID.class))
            .orElseThrow();
    billing.authorize(usage("a wave"), studio, id.toString());
    assertThat(start()).isEqualTo(new Outcome.Started(id));
    runNext();
    assertThat(job().status()).isEqualTo(Status.DONE);
  }

  @Test
  void whatIsNotAuthorizedIsNotQueued() {
    ChargeOutcome.OfAuthorize broke = new ChargeOutcome.InsufficientCredits(1, 2);
    billing.refusals.add(broke);
    assertThat(start()).isEqualTo(new Outcome.NotAuthorized(broke));
    assertThat(jobs.ofCreator(creator, id)).isEmpty();
    assertThat(planned()).isEmpty();
  }

  @Test
  void aPromptThatCannotBeKeptIsToldBeforeAnythingIsHeld() {
    for (String prompt : List.of("", "a\u0000b", "x".repeat(10_001))) {
      assertThat(starting().start(id, usage(prompt))).isInstanceOf(Outcome.Invalid.class);
    }
    assertThat(billing.calls).isEmpty();
  }

  @Test
  void anOwnerThatIsAskedIsWaitedFor() throws Exception {
    billing.born = AuthorizationStatus.PENDING_APPROVAL;
    assertThat(start()).isEqualTo(new Outcome.WaitingForOwner(id));
    runNext();
    assertThat(job().status()).isEqualTo(Status.QUEUED);
    assertThat(backend.calls).isEmpty();
    billing.become(job().authorizationId(), AuthorizationStatus.AUTHORIZED);
    runNext();
    assertThat(job().status()).isEqualTo(Status.DONE);
  }

  @Test
  void whatIsWithdrawnWhileItWaitsEnds() throws Exception {
    billing.born = AuthorizationStatus.PENDING_APPROVAL;
    start();
    billing.become(job().authorizationId(), AuthorizationStatus.VOIDED);
    runNext();
    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(job().error()).contains("WITHDRAWN");
    assertThat(job().failure()).contains(GenerationFailure.WITHDRAWN);
    assertThat(backend.calls).isEmpty();
  }

  @Test
  void aDeclinedOrFailedRenderingGivesTheCreditsBack() throws Exception {
    backend.starts.add(() -> new Start.Declined("Not this one."));
    start();
    runNext();
    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(job().error()).contains("Not this one.");
    assertThat(job().failure()).isEmpty();
    assertThat(GenerationFailure.of("It took too long and was given up."))
        .as("stored before")
        .contains(GenerationFailure.TOO_LONG);
    assertThat(billing.status(job().authorizationId())).isEqualTo(AuthorizationStatus.VOIDED);
  }

  @Test
  void aRenderingThatFailsUnderwayGivesTheCreditsBack() throws Exception {
    backend.polls.add(() -> new Progress.Failed("Out of memory"));
    start();
    runNext();
    assertThat(job().error()).contains("Out of memory");
    assertThat(billing.calls).containsExactly("authorize", "release");
  }

  @Test
  void aResultThatCannotBeUsedGivesTheCreditsBack() throws Exception {
    backend.fetches.add(() -> new Fetch.Unusable("Too large"));
    start();
    runNext();
    assertThat(job().error()).contains("Too large");
    assertThat(billing.status(job().authorizationId())).isEqualTo(AuthorizationStatus.VOIDED);
  }

  @Test
  void aBackendOutOfReachIsTriedAgain() throws Exception {
    backend.starts.add(outOfReach());
    backend.polls.add(outOfReach());
    backend.fetches.add(outOfReach());
    start();
    for (int step = 0; step < 4; step++) {
      runNext();
    }
    assertThat(job().status()).isEqualTo(Status.DONE);
  }

  @Test
  void whatNeverEndsIsGivenUpAtItsDeadline() throws Exception {
    start();
    backend.polls.add(Progress.Rendering::new);
    runNext();
    now = NOW.plus(WITHIN).plusSeconds(1);
    runNext();
    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(backend.calls).contains("cancel handle-1");
    assertThat(billing.status(job().authorizationId())).isEqualTo(AuthorizationStatus.VOIDED);
  }

  @Test
  void aBackendThatIsNeverThereIsGivenUpAtTheDeadlineToo() throws Exception {
    start();
    backend.starts.add(outOfReach());
    runNext();
    now = NOW.plus(WITHIN).plusSeconds(1);
    runNext();
    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(billing.status(job().authorizationId())).isEqualTo(AuthorizationStatus.VOIDED);
  }

  @Test
  void chargingThatIsNotPossibleNowIsTriedAgainWithoutRenderingAnew() throws Exception {
    billing.settlements.add(new ChargeOutcome.Unavailable());
    start();
    runNext();
    assertThat(job().status()).isEqualTo(Status.RENDERING);
    runNext();
    assertThat(job().status()).isEqualTo(Status.DONE);
    assertThat(backend.calls).containsExactly("start", "poll handle-1", "fetch handle-1");
  }

  @Test
  void whatWasKilledMeanwhileIsNotHandedOut() throws Exception {
    billing.settlements.add(new ChargeOutcome.Killed());
    start();
    runNext();
    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(job().result()).isEmpty();
  }

  @Test
  void aStepThatRunsTwiceDoesNothingTheSecondTime() throws Exception {
    backend.polls.add(Progress.Rendering::new);
    start();
    String first = planned().getFirst();
    runNext();
    rendering().run(first);
    assertThat(planned()).hasSize(1);
    runNext();
    assertThat(job().status()).isEqualTo(Status.DONE);
    rendering().run(first);
    assertThat(billing.calls).containsExactly("authorize", "settle 8");
  }

  @Test
  void aCrashAfterChargingIsFoundToBeCharged() throws Exception {
    start();
    billing.settlements.add(new ChargeOutcome.AlreadySettled());
    runNext();
    assertThat(job().status()).isEqualTo(Status.DONE);
  }

  @Test
  void aCancelledGenerationGivesTheCreditsBackAndTellsTheBackend() throws Exception {
    backend.polls.add(Progress.Rendering::new);
    start();
    runNext();
    String lookAgain = planned().getFirst();
    assertThat(cancelling().cancel(creator, id)).isTrue();
    assertThat(job().status()).isEqualTo(Status.CANCELLED);
    rendering().run(lookAgain);
    assertThat(billing.calls).containsExactly("authorize");
    rendering().run(planned().getLast());
    assertThat(backend.calls).endsWith("cancel handle-1");
    assertThat(billing.status(job().authorizationId())).isEqualTo(AuthorizationStatus.VOIDED);
    assertThat(cancelling().cancel(creator, id)).isFalse();
  }

  @Test
  void cancellingWhileTheBackendIsBeingToldCancelsThereToo() throws Exception {
    backend.starts.add(
        () -> {
          cancelling().cancel(creator, id);
          return new Start.Started("late");
        });
    start();
    runNext();
    assertThat(backend.calls).containsExactly("start", "cancel late");
    runNext();
    assertThat(job().status()).isEqualTo(Status.CANCELLED);
    assertThat(billing.status(job().authorizationId())).isEqualTo(AuthorizationStatus.VOIDED);
  }

  @Test
  void releasingThatIsNotPossibleNowIsTriedAgain() throws Exception {
    start();
    cancelling().cancel(creator, id);
    billing.releases.add(new ChargeOutcome.Unavailable());
    rendering().run(planned().getLast());
    rendering().run(planned().getLast());
    assertThat(billing.status(job().authorizationId())).isEqualTo(AuthorizationStatus.VOIDED);
  }

  @Test
  void whatIsDoneOrAnothersCannotBeCancelled() throws Exception {
    start();
    assertThat(cancelling().cancel(Ids.next(), id)).isFalse();
    runNext();
    assertThat(cancelling().cancel(creator, id)).isFalse();
    assertThat(job().status()).isEqualTo(Status.DONE);
  }

  @Test
  void whatCameToNothingIsTriedAgainUnderAnIdOfItsOwn() throws Exception {
    start();
    assertThat(retrying().retry(creator, id, Ids.next())).as("it is under way").isEmpty();
    cancelling().cancel(creator, id);
    UUID anew = Ids.next();
    assertThat(retrying().retry(Ids.next(), id, anew)).as("another's").isEmpty();
    assertThat(retrying().retry(creator, id, anew)).contains(new Outcome.Started(anew));
    assertThat(retrying().retry(creator, id, anew)).contains(new Outcome.Started(anew));
    GenerationJob second = jobs.ofCreator(creator, anew).orElseThrow();
    assertThat(second.prompt()).isEqualTo("a wave");
    assertThat(second.authorizationId()).isNotEqualTo(job().authorizationId());
    assertThat(jobs.ofCreator(creator, 0, 10)).hasSize(2);
  }

  @Test
  void aGalleryIsNarrowedByState() throws Exception {
    start();
    GenerationJobs.Filter done =
        new GenerationJobs.Filter(Optional.of(Status.DONE), Optional.empty());
    GenerationJobs.Filter ofAsset =
        new GenerationJobs.Filter(Optional.empty(), Optional.of(Ids.next()));
    assertThat(jobs.ofCreator(creator, done, 0, 10)).isEmpty();
    runNext();
    assertThat(jobs.ofCreator(creator, done, 0, 10)).hasSize(1);
    assertThat(jobs.ofCreator(Ids.next(), done, 0, 10)).isEmpty();
    assertThat(jobs.ofCreator(creator, ofAsset, 0, 10)).isEmpty();
    assertThat(jobs.ofCreator(creator, List.of(id, Ids.next()))).hasSize(1);
    assertThat(jobs.ofCreator(Ids.next(), List.of(id))).isEmpty();
  }

  @Test
  void aGalleryIsInTheOrderOfTimeWhateverTheIds() {
    start();
    cancelling().cancel(creator, id);
    UUID later = new UUID(1, 2);
    assertThat(retrying().retry(creator, id, later)).contains(new Outcome.Started(later));
    TestTenants.execute(
        database,
        "update generation_job set created_at = created_at - interval '1 hour' where id = ?",
        id);
    GenerationJobs.Filter all = new GenerationJobs.Filter(Optional.empty(), Optional.empty());
    assertThat(jobs.ofCreator(creator, all, 0, 10))
        .extracting(GenerationJob::id)
        .containsExactly(later, id);
    assertThat(jobs.ofCreator(creator, 0, 10))
        .extracting(GenerationJob::id)
        .containsExactly(later, id);
  }

  @Test
  void nobodySeesWhatIsAnothers() {
    start();
    assertThat(jobs.ofCreator(Ids.next(), id)).isEmpty();
    assertThat(jobs.ofCreator(Ids.next(), 0, 10)).isEmpty();
    assertThat(jobs.ofCreator(creator, 0, 10)).hasSize(1);
    assertThat(jobs.ofCreator(creator, 1, 10)).isEmpty();
    assertThatThrownBy(() -> jobs.ofCreator(creator, 0, 1_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTableItselfKeepsStatesWhole() {
    start();
    assertThatThrownBy(
            () -> rowsOfAll.update("update generation_job set status = 'DONE' where id = ?", id))
        .isInstanceOf(DatabaseFailure.class);
    assertThatThrownBy(
            () -> rowsOfAll.update("update generation_job set error = 'x' where id = ?", id))
        .isInstanceOf(DatabaseFailure.class);
  }

  private static <T> BackendDouble.Answer<T> outOfReach() {
    return () -> {
      throw new IOException("out of reach");
    };
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private RenderRows rows() {
    return new RenderRows(database.admin(), clock());
  }

  private StartingGeneration starting() {
    return new StartingGeneration(billing, rows(), backends);
  }

  private RetryingGeneration retrying() {
    return new RetryingGeneration(jobs, billing, starting());
  }

  private CancellingGeneration cancelling() {
    return new CancellingGeneration(rows());
  }

  private RenderingJob rendering() {
    return new RenderingJob(rows(), billing, backends, blobs, clock());
  }

  private Outcome start() {
    return starting().start(id, usage("a wave"));
  }

  private Usage usage(String prompt) {
    return new Usage(
        creator,
        prompt,
        List.of(),
        Use.SHARED,
        new TreeSet<>(List.of("JP")),
        8,
        Quality.STANDARD,
        Optional.empty());
  }

  private GenerationJob job() {
    return jobs.ofCreator(creator, id).orElseThrow();
  }

  /** The payloads of the steps that are planned, in the order of their numbers. */
  private List<String> planned() {
    return rowsOfAll.list(
        "select payload from job where kind = 'render' and status = 'OPEN'"
            + " and starts_with(payload, ?) order by split_part(payload, ' ', 2)::int",
        row -> row.getString(1),
        id.toString());
  }

  /** Runs the one step that is planned, as a worker does. */
  private void runNext() throws InterruptedException {
    String payload = planned().getFirst();
    rendering().run(payload);
    rowsOfAll.update("update job set status = 'DONE' where payload = ?", payload);
  }

  private UUID creator() {
    UUID creatorId = Ids.next();
    execute(
        database,
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        creatorId,
        TestTenants.account(database));
    return creatorId;
  }
}
