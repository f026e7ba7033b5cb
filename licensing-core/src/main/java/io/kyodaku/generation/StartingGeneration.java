package io.kyodaku.generation;

import io.kyodaku.decision.Usage;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.TextFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A creator has the portal render: authorized like any partner's generation, then queued. The id is
 * the caller's and serves as idempotency key: pressed twice, it starts once.
 */
@Dependent
public class StartingGeneration {

  private final StudioBilling billing;
  private final RenderRows rows;
  private final GenerationBackends backends;

  @Inject
  StartingGeneration(StudioBilling billing, RenderRows rows, GenerationBackends backends) {
    this.billing = billing;
    this.rows = rows;
    this.backends = backends;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Queued; or it was before. */
    record Started(UUID jobId) implements Outcome {}

    /** Queued until an owner has answered. */
    record WaitingForOwner(UUID jobId) implements Outcome {}

    /** It was not authorized. */
    record NotAuthorized(ChargeOutcome.OfAuthorize because) implements Outcome {}

    /** The prompt can't be kept. */
    record Invalid(List<FieldError> errors) implements Outcome {}

    /** This installation has no generator of its own. */
    record NoStudio() implements Outcome {}
  }

  /**
   * @param jobId new for each generation that is wanted
   * @param usage the signed-in creator's, checked by whoever parsed it
   */
  public Outcome start(UUID jobId, Usage usage) {
    Optional<Fault> fault =
        PlainText.fault(usage.prompt(), PlainText.Shape.LINES, Usage.PROMPT_LENGTH_AT_MOST);
    if (fault.isPresent() || usage.prompt().isEmpty()) {
      return new Outcome.Invalid(
          List.of(new FieldError("prompt", fault.orElseGet(TextFault.MISSING::with))));
    }
    Optional<UUID> studio = rows.studio();
    if (studio.isEmpty()) {
      return new Outcome.NoStudio();
    }
    ChargeOutcome.OfAuthorize outcome = billing.authorize(usage, studio.get(), jobId.toString());
    Optional<Authorization> authorization =
        switch (outcome) {
          case ChargeOutcome.Held held -> Optional.of(held.authorization());
          case ChargeOutcome.PendingApproval pending -> Optional.of(pending.authorization());
          case ChargeOutcome.Replayed unused -> billing.ofKey(studio.get(), jobId.toString());
          default -> Optional.empty();
        };
    return authorization
        .map(granted -> queued(jobId, usage, granted))
        .orElseGet(() -> new Outcome.NotAuthorized(outcome));
  }

  private Outcome queued(UUID jobId, Usage usage, Authorization authorization) {
    rows.queue(
        jobId, usage.creatorId(), authorization.id(), backends.forNewJobs().name(), usage.prompt());
    return authorization.status() == AuthorizationStatus.PENDING_APPROVAL
        ? new Outcome.WaitingForOwner(jobId)
        : new Outcome.Started(jobId);
  }
}
