package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms.ContractOffer;
import io.kyodaku.decision.Trial;
import io.kyodaku.decision.Trials;
import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Replays a draft in the background, from its beginning again after a crash. */
@ApplicationScoped
class Replaying implements JobHandler {

  private static final int ATTEMPTS_AT_MOST = 3;

  private final ReplaySteps steps;
  private final KeepingPages pages;
  private final Trials trials;
  private final Clock clock;

  @Inject
  Replaying(ReplaySteps steps, KeepingPages pages, Trials trials, Clock clock) {
    this.steps = steps;
    this.pages = pages;
    this.trials = trials;
    this.clock = clock;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected Replaying() {
    steps = null;
    pages = null;
    trials = null;
    clock = null;
  }

  @Override
  public String kind() {
    return ReplayTicket.JOB_KIND;
  }

  @Override
  public Lane lane() {
    return Lane.REPLAYS;
  }

  @Override
  public int attemptsAtMost() {
    return ATTEMPTS_AT_MOST;
  }

  @Override
  public void run(String payload) throws InterruptedException {
    ReplayTicket ticket = ReplayTicket.of(payload);
    TenantId tenant = ticket.tenant();
    pages.keepUp(tenant);
    Optional<Replay> begun = steps.begin(tenant, ticket.replayId());
    if (begun.isPresent()) {
      replay(tenant, begun.get());
    }
  }

  private void replay(TenantId tenant, Replay replay) throws InterruptedException {
    Optional<UUID> version = replay.contractVersion();
    Optional<ContractOffer> offer = version.flatMap(id -> steps.offer(tenant, id));
    if (version.isPresent() && offer.isEmpty()) {
      steps.fail(tenant, replay.id());
      return;
    }
    Optional<Trial.Draft> draft =
        replay.kind() == ReplayKind.POLICY
            ? Optional.of(steps.draft(tenant, replay))
            : Optional.empty();
    PageReplay pageReplay =
        new PageReplay(trials.of(tenant, draft), offer, replay.currency(), clock.instant());
    ReplayRun run = new ReplayRun((from, until) -> steps.pages(tenant, from, until), pageReplay);
    try {
      Tally tally =
          run.run(replay.since(), replay.until(), done -> steps.goesOn(tenant, replay.id(), done));
      steps.end(tenant, replay.id(), tally);
    } catch (ReplayRun.Cancelled e) {
      // Whoever cancelled it said so in the database.
    }
  }

  @Override
  public void giveUp(String payload, String why) {
    ReplayTicket ticket = ReplayTicket.of(payload);
    steps.fail(ticket.tenant(), ticket.replayId());
  }
}
