package io.kyodaku.wallet;

import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.HoldRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One thing to be done to one creator's credits. Each may be repeated without another effect. */
sealed interface Command {

  UUID creatorId();

  /** The idempotency key that it needs, if it needs one. */
  default Optional<KeyRef> key() {
    return Optional.empty();
  }

  /** The generator whose link to the creator matters, if it matters. */
  default Optional<UUID> linkedGenerator() {
    return Optional.empty();
  }

  /** The authorization that it is about, if that exists already. */
  default Optional<UUID> authorizationId() {
    return Optional.empty();
  }

  /** An idempotency key, which is its generator's. */
  record KeyRef(UUID generatorId, String key) {}

  /**
   * Hold credits, or note that an owner has to be asked.
   *
   * @param receipt the text of the grant receipt; empty while pending
   */
  record Hold(HoldRequest request, String receipt) implements Command {
    @Override
    public UUID creatorId() {
      return request.authorization().creatorId();
    }

    @Override
    public Optional<KeyRef> key() {
      return Optional.of(
          new KeyRef(request.authorization().generatorId(), request.idempotencyKey()));
    }

    @Override
    public Optional<UUID> linkedGenerator() {
      return Optional.of(request.authorization().generatorId());
    }
  }

  /** Find what a key is bound to, because the decision was no this time. */
  record Recall(
      UUID generatorId,
      UUID creatorId,
      String idempotencyKey,
      String usageHash,
      ChargeOutcome.Refused refused)
      implements Command {
    @Override
    public Optional<KeyRef> key() {
      return Optional.of(new KeyRef(generatorId, idempotencyKey));
    }

    @Override
    public Optional<UUID> linkedGenerator() {
      return Optional.of(generatorId);
    }
  }

  /** Charge what was rendered. */
  record Settle(Authorization granted, int seconds, Price actual) implements Command {
    @Override
    public UUID creatorId() {
      return granted.creatorId();
    }

    @Override
    public Optional<UUID> linkedGenerator() {
      return Optional.of(granted.generatorId());
    }

    @Override
    public Optional<UUID> authorizationId() {
      return Optional.of(granted.id());
    }
  }

  /** Give up. */
  record Release(Authorization granted) implements Command {
    @Override
    public UUID creatorId() {
      return granted.creatorId();
    }

    @Override
    public Optional<UUID> authorizationId() {
      return Optional.of(granted.id());
    }
  }

  /** An owner says yes. */
  record Approve(
      UUID tenantId, UUID accountId, Authorization decidedAnew, Set<UUID> approvers, String receipt)
      implements Command {
    @Override
    public UUID creatorId() {
      return decidedAnew.creatorId();
    }

    @Override
    public Optional<UUID> linkedGenerator() {
      return Optional.of(decidedAnew.generatorId());
    }

    @Override
    public Optional<UUID> authorizationId() {
      return Optional.of(decidedAnew.id());
    }
  }

  /** An owner says no. */
  record Decline(UUID tenantId, UUID accountId, Authorization pending) implements Command {
    @Override
    public UUID creatorId() {
      return pending.creatorId();
    }

    @Override
    public Optional<UUID> authorizationId() {
      return Optional.of(pending.id());
    }
  }

  /** An authorization's time may have run out. */
  record Expire(UUID creatorId, UUID id) implements Command {
    @Override
    public Optional<UUID> authorizationId() {
      return Optional.of(id);
    }
  }

  /** An authorization may use what was stopped. */
  record SweepStopped(UUID creatorId, UUID id) implements Command {
    @Override
    public Optional<UUID> authorizationId() {
      return Optional.of(id);
    }
  }

  /** Some of a creator's lots may have run out of time. */
  record ExpireLots(UUID creatorId) implements Command {}

  /**
   * Money of a lot may have gone back to the buyer, or come again; or credits that are due since
   * then may be free now.
   *
   * @param moneyBackId the refund or dispute; empty where it is only about what is due
   */
  record TakeBack(UUID creatorId, UUID lotId, Optional<UUID> moneyBackId) implements Command {}
}
