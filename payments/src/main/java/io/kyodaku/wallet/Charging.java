package io.kyodaku.wallet;

import io.kyodaku.decision.Reason;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.ledger.LotPostings;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.wallet.Answer.AsBefore;
import io.kyodaku.wallet.Answer.Outcome;
import io.kyodaku.wallet.BatchState.BoundKey;
import io.kyodaku.wallet.BatchState.Link;
import io.kyodaku.wallet.BatchState.LinkRef;
import io.kyodaku.wallet.BatchState.Standing;
import io.kyodaku.wallet.BatchState.Wallet;
import io.kyodaku.wallet.Holds.NoCredits;
import io.kyodaku.wallet.Holds.OverLimit;
import io.kyodaku.wallet.Holds.Reserved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rules of charging, over what a batch has read: each command is answered by how things stand
 * after the commands before it, and what it changes is noted to be written. Nothing here waits.
 */
final class Charging {

  private final BatchState state;
  private final BatchChanges changes;
  private final ParRates par;
  private final Instant now;
  private final Holds holds;
  private final OwnersAnswers owners;
  private final TakingBack takingBack;

  Charging(BatchState state, BatchChanges changes, ParRates par, Instant now) {
    this.state = state;
    this.changes = changes;
    this.par = par;
    this.now = now;
    this.holds = new Holds(state, changes, now);
    this.owners = new OwnersAnswers(state, changes, holds, now);
    this.takingBack = new TakingBack(state, changes, now);
  }

  Answer apply(Command command) {
    return switch (command) {
      case Command.Hold hold -> hold(hold);
      case Command.Recall recall -> recall(recall);
      case Command.Settle settle -> settle(settle);
      case Command.Release release -> release(release);
      case Command.Approve approve -> owners.approve(approve);
      case Command.Decline decline -> owners.decline(decline);
      case Command.Expire expire -> expire(expire);
      case Command.SweepStopped sweep -> sweep(sweep);
      case Command.ExpireLots lots -> expireLots(lots);
      case Command.TakeBack back -> takingBack.apply(back);
    };
  }

  private Answer hold(Command.Hold command) {
    Authorization asked = command.request().authorization();
    BoundKey bound = state.keys.get(command.key().orElseThrow());
    Link link = state.links.get(new LinkRef(asked.creatorId(), asked.generatorId()));
    ChargeOutcome.OfAuthorize done =
        asked.status() == AuthorizationStatus.PENDING_APPROVAL
            ? new ChargeOutcome.PendingApproval(asked, command.request().body())
            : new ChargeOutcome.Held(asked, command.request().body());
    if (bound != null && bound.authorizationId().equals(asked.id())) {
      return new Outcome(done);
    }
    if (bound != null) {
      return new Outcome(again(bound, command.request().usageHash()));
    }
    Wallet wallet = state.wallets.get(asked.creatorId());
    if (link == null || wallet == null) {
      return new Outcome(new ChargeOutcome.NotLinked());
    }
    if (asked.status() == AuthorizationStatus.PENDING_APPROVAL) {
      changes.authorize(command, link.id().orElse(null), now);
      return new Outcome(done);
    }
    Optional<Reason> full = state.ceilings.full(asked);
    if (full.isPresent()) {
      return new Outcome(new ChargeOutcome.Refused(List.of(full.get()), asked.matches()));
    }
    return switch (holds.reserve(wallet, link, asked.heldMicros())) {
      case NoCredits refusal -> new Outcome(refusal.credits());
      case OverLimit refusal -> new Outcome(refusal.limit());
      case Reserved reserved -> {
        state.ceilings.take(asked);
        changes.authorize(command, link.id().orElse(null), now);
        holds.note(wallet, asked.id(), reserved.holds());
        yield new Outcome(done);
      }
    };
  }

  private Answer recall(Command.Recall command) {
    BoundKey bound = state.keys.get(command.key().orElseThrow());
    if (bound != null) {
      return new Outcome(again(bound, command.usageHash()));
    }
    boolean linked =
        state.links.containsKey(new LinkRef(command.creatorId(), command.generatorId()))
            && state.wallets.containsKey(command.creatorId());
    return new Outcome(linked ? command.refused() : new ChargeOutcome.NotLinked());
  }

  private static ChargeOutcome.OfAuthorize again(BoundKey bound, String usageHash) {
    return bound.usageHash().equals(usageHash)
        ? new ChargeOutcome.Replayed(bound.status(), bound.body())
        : new ChargeOutcome.KeyReused();
  }

  private Answer settle(Command.Settle command) {
    Authorization granted = command.granted();
    Standing standing = state.authorizations.get(granted.id());
    if (standing == null || !standing.generatorId.equals(granted.generatorId())) {
      return new Outcome(new ChargeOutcome.NotFound());
    }
    Optional<Answer> refusal = whyNotSettled(standing, command.seconds());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (granted.price().totalMicros() != standing.priceMicros
        || command.actual().totalMicros() > standing.priceMicros) {
      throw new IllegalStateException("a settlement beyond its hold: " + granted.id());
    }
    Wallet wallet = state.wallet(granted.creatorId());
    if (standing.status == AuthorizationStatus.EXPIRED) {
      Optional<Answer> unheld = holdAnew(command, standing, wallet);
      if (unheld.isPresent()) {
        return unheld.get();
      }
    }
    return new Outcome(new ChargeOutcome.Settled(charge(command, standing, wallet)));
  }

  private static Optional<Answer> whyNotSettled(Standing standing, int seconds) {
    return switch (standing.status) {
      case SETTLED ->
          Optional.of(
              standing.settledSeconds.orElseThrow() == seconds
                  ? new AsBefore()
                  : new Outcome(new ChargeOutcome.AlreadySettled()));
      case VOIDED -> Optional.of(new Outcome(new ChargeOutcome.AlreadyVoided()));
      case PENDING_APPROVAL -> Optional.of(new Outcome(new ChargeOutcome.NotYetApproved()));
      case AUTHORIZED, EXPIRED -> {
        if (!standing.granted) {
          yield Optional.of(new Outcome(new ChargeOutcome.NotYetApproved()));
        }
        if (seconds > standing.seconds) {
          yield Optional.of(new Outcome(new ChargeOutcome.AboveHold(standing.seconds)));
        }
        yield standing.stopped
            ? Optional.of(new Outcome(new ChargeOutcome.Killed()))
            : Optional.empty();
      }
    };
  }

  /** After expiry only what is charged is held again: the rest would be released at once. */
  private Optional<Answer> holdAnew(Command.Settle command, Standing standing, Wallet wallet) {
    Authorization granted = command.granted();
    Link link = state.links.get(new LinkRef(granted.creatorId(), granted.generatorId()));
    if (link == null) {
      return Optional.of(new Outcome(new ChargeOutcome.NotLinked()));
    }
    return switch (holds.reserve(wallet, link, command.actual().totalMicros())) {
      case NoCredits refusal -> Optional.of(new Outcome(refusal.credits()));
      case OverLimit refusal -> Optional.of(new Outcome(refusal.limit()));
      case Reserved reserved -> {
        standing.linkId = link.id().orElse(null);
        holds.post(wallet, granted.id(), reserved.holds());
        standing.holds = reserved.holds();
        yield Optional.empty();
      }
    };
  }

  private Authorization charge(Command.Settle command, Standing standing, Wallet wallet) {
    Authorization granted = command.granted();
    long charged = command.actual().totalMicros();
    long held = Holds.total(standing.holds);
    Settlement settlement =
        Settlement.of(
            granted.id(),
            granted.generatorId(),
            wallet.purse,
            standing.holds,
            command.actual(),
            par);
    changes.transfers().addAll(settlement.postings());
    wallet.burn(charged);
    wallet.release(held - charged);
    state.spend(standing.linkId, charged - held);
    holds.end(granted.id(), standing);
    standing.chargedMicros = charged;
    standing.settledSeconds = OptionalInt.of(command.seconds());
    standing.become(AuthorizationStatus.SETTLED);
    Authorization settled = granted.settled(command.seconds(), charged, settlement.splits());
    changes.settle(settled, command.actual(), settlement, now);
    return settled;
  }

  private Answer release(Command.Release command) {
    Authorization granted = command.granted();
    Standing standing = state.authorizations.get(granted.id());
    if (standing == null || !standing.generatorId.equals(granted.generatorId())) {
      return new Outcome(new ChargeOutcome.NotFound());
    }
    return switch (standing.status) {
      case SETTLED -> new Outcome(new ChargeOutcome.AlreadySettled());
      case VOIDED -> new AsBefore();
      case PENDING_APPROVAL, AUTHORIZED, EXPIRED -> {
        holds.release(granted.id(), standing, AuthorizationStatus.VOIDED);
        yield new Outcome(new ChargeOutcome.Voided(granted.voided()));
      }
    };
  }

  private Answer expire(Command.Expire command) {
    Standing standing = state.authorizations.get(command.id());
    if (standing != null && isOpen(standing) && !standing.expiresAt.isAfter(now)) {
      holds.release(command.id(), standing, AuthorizationStatus.EXPIRED);
    }
    return new AsBefore();
  }

  private Answer sweep(Command.SweepStopped command) {
    Standing standing = state.authorizations.get(command.id());
    if (standing != null && isOpen(standing) && standing.stopped) {
      holds.release(command.id(), standing, AuthorizationStatus.VOIDED);
    }
    return new AsBefore();
  }

  private Answer expireLots(Command.ExpireLots command) {
    Wallet wallet = state.wallets.get(command.creatorId());
    if (wallet != null) {
      for (Lot lot : wallet.purse.lots()) {
        if (lot.expiredAt(now) && lot.spendable() > 0) {
          long credits = lot.spendable();
          wallet.expire(credits);
          changes.transfers().addAll(LotPostings.expired(lot.books(), credits, lot.expire()));
        }
      }
    }
    return new AsBefore();
  }

  private static boolean isOpen(Standing standing) {
    return standing.status == AuthorizationStatus.AUTHORIZED
        || standing.status == AuthorizationStatus.PENDING_APPROVAL;
  }
}
