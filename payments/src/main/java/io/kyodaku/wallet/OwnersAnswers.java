package io.kyodaku.wallet;

import io.kyodaku.decision.Reason;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.wallet.Answer.AsBefore;
import io.kyodaku.wallet.Answer.Outcome;
import io.kyodaku.wallet.BatchState.Link;
import io.kyodaku.wallet.BatchState.LinkRef;
import io.kyodaku.wallet.BatchState.Standing;
import io.kyodaku.wallet.BatchState.Wallet;
import io.kyodaku.wallet.Holds.NoCredits;
import io.kyodaku.wallet.Holds.OverLimit;
import io.kyodaku.wallet.Holds.Reserved;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What owners' answers do. Nothing is held until the last one that is needed has said yes, and then
 * at the price of that moment; one no ends the asking. Nobody but the owners can tell a no from no
 * answer: it goes on waiting for the creator, until it expires.
 */
final class OwnersAnswers {

  private static final String PENDING = "PENDING";
  private static final String APPROVED = "APPROVED";
  private static final String DECLINED = "DECLINED";
  private static final String LAPSED = "LAPSED";

  private final BatchState state;
  private final BatchChanges changes;
  private final Holds holds;
  private final Instant now;

  OwnersAnswers(BatchState state, BatchChanges changes, Holds holds, Instant now) {
    this.state = state;
    this.changes = changes;
    this.holds = holds;
    this.now = now;
  }

  Answer approve(Command.Approve command) {
    Authorization asked = command.decidedAnew();
    Standing standing = state.authorizations.get(asked.id());
    Map<UUID, String> answers = state.approvals.getOrDefault(asked.id(), Map.of());
    String mine = answers.get(command.tenantId());
    if (standing == null || mine == null) {
      return new Outcome(new ChargeOutcome.NotFound());
    }
    if (mine.equals(APPROVED)) {
      return new AsBefore();
    }
    if (standing.status != AuthorizationStatus.PENDING_APPROVAL || !mine.equals(PENDING)) {
      return new Outcome(new ChargeOutcome.NotPending(standing.status));
    }
    if (!standing.expiresAt.isAfter(now)) {
      // Nobody has swept it yet.
      holds.release(asked.id(), standing, AuthorizationStatus.EXPIRED);
      return new Outcome(new ChargeOutcome.NotPending(AuthorizationStatus.EXPIRED));
    }
    Map<UUID, String> next = new HashMap<>(answers);
    next.put(command.tenantId(), APPROVED);
    boolean all = command.approvers().stream().allMatch(t -> APPROVED.equals(next.get(t)));
    if (all) {
      Optional<Answer> refusal = grant(command, standing);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    changes.answer(asked.id(), command.tenantId(), APPROVED, command.accountId(), now);
    state.approvals.put(asked.id(), next);
    if (all) {
      changes.lapse(asked.id());
      return new Outcome(new ChargeOutcome.Approved(asked));
    }
    for (UUID owner : command.approvers()) {
      if (!next.containsKey(owner)) {
        changes.ask(asked.id(), owner, now);
        next.put(owner, PENDING);
      }
    }
    return new AsBefore();
  }

  private Optional<Answer> grant(Command.Approve command, Standing standing) {
    Authorization asked = command.decidedAnew();
    Link link = state.links.get(new LinkRef(asked.creatorId(), asked.generatorId()));
    if (link == null) {
      return Optional.of(new Outcome(new ChargeOutcome.NotLinked()));
    }
    Optional<Reason> full = state.ceilings.full(asked);
    if (full.isPresent()) {
      return Optional.of(
          new Outcome(new ChargeOutcome.Refused(List.of(full.get()), asked.matches())));
    }
    Wallet wallet = state.wallet(asked.creatorId());
    return switch (holds.reserve(wallet, link, asked.heldMicros())) {
      case NoCredits refusal -> Optional.of(new Outcome(refusal.credits()));
      case OverLimit refusal -> Optional.of(new Outcome(refusal.limit()));
      case Reserved reserved -> {
        @Nullable UUID linkId = link.id().orElse(null);
        state.ceilings.take(asked);
        changes.grant(command, linkId, now);
        holds.note(wallet, asked.id(), reserved.holds());
        standing.grant(asked, linkId, reserved.holds());
        yield Optional.empty();
      }
    };
  }

  Answer decline(Command.Decline command) {
    UUID id = command.pending().id();
    Standing standing = state.authorizations.get(id);
    Map<UUID, String> answers = state.approvals.getOrDefault(id, Map.of());
    String mine = answers.get(command.tenantId());
    if (standing == null || mine == null) {
      return new Outcome(new ChargeOutcome.NotFound());
    }
    if (mine.equals(DECLINED)) {
      return new AsBefore();
    }
    if (standing.status != AuthorizationStatus.PENDING_APPROVAL || !mine.equals(PENDING)) {
      return new Outcome(new ChargeOutcome.NotPending(standing.status));
    }
    changes.answer(id, command.tenantId(), DECLINED, command.accountId(), now);
    // It waits for nobody any more, so that no later yes grants it.
    changes.lapse(id);
    Map<UUID, String> next = new HashMap<>(answers);
    next.replaceAll((owner, answer) -> answer.equals(PENDING) ? LAPSED : answer);
    next.put(command.tenantId(), DECLINED);
    state.approvals.put(id, next);
    return new Outcome(new ChargeOutcome.Declined(command.pending()));
  }
}
