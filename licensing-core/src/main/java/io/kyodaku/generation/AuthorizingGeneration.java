package io.kyodaku.generation;

import io.kyodaku.decision.Decided;
import io.kyodaku.decision.Deciding;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.Usage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/**
 * A generator wants to render: the usage is decided, and what is granted is made good by holding
 * credits. The same key asks once: whatever came of it is given again, to the letter.
 */
@Dependent
public class AuthorizingGeneration {

  private final Deciding deciding;
  private final Charges charges;
  private final RecentGrants recent;
  private final RefusalRecord refusals;
  private final PromptSample sample;

  @Inject
  public AuthorizingGeneration(
      Deciding deciding,
      Charges charges,
      RecentGrants recent,
      RefusalRecord refusals,
      PromptSample sample) {
    this.deciding = deciding;
    this.charges = charges;
    this.recent = recent;
    this.refusals = refusals;
    this.sample = sample;
  }

  /**
   * @param idempotencyKey the generator's own, 1 to 255 characters
   * @param format writes the answer that is kept with the key
   * @throws io.kyodaku.decision.OutOfTouchException when this node can't know what has changed
   */
  public ChargeOutcome.OfAuthorize authorize(
      Usage usage, UUID generatorId, String idempotencyKey, AnswerFormat format) {
    String usageHash = UsageHash.of(generatorId, idempotencyKey, usage);
    Decided decided = deciding.decideTelling(usage, generatorId);
    sample.offer(usage.creatorId(), usage.prompt());
    return switch (decided.decision()) {
      case Decision.Granted granted ->
          hold(
              Drafts.granted(usage, generatorId, granted),
              idempotencyKey,
              usageHash,
              format,
              Set.of());
      case Decision.NeedsApproval asked ->
          hold(
              Drafts.pending(usage, generatorId, asked),
              idempotencyKey,
              usageHash,
              format,
              asked.approvers());
      case Decision.Refused refused -> {
        ChargeOutcome.OfAuthorize answer =
            charges.recall(
                generatorId,
                usage.creatorId(),
                idempotencyKey,
                usageHash,
                new ChargeOutcome.Refused(refused.reasons(), refused.matches()));
        if (answer instanceof ChargeOutcome.Refused) {
          refusals.note(usage, generatorId, UsageHash.of(generatorId, "", usage), decided);
        }
        yield answer;
      }
    };
  }

  private ChargeOutcome.OfAuthorize hold(
      Authorization authorization,
      String idempotencyKey,
      String usageHash,
      AnswerFormat format,
      Set<UUID> approvers) {
    ChargeOutcome.OfAuthorize outcome =
        charges.hold(
            new HoldRequest(
                authorization, idempotencyKey, usageHash, format.render(authorization), approvers));
    if (outcome instanceof ChargeOutcome.Held held) {
      recent.add(held.authorization());
    }
    return outcome;
  }
}
