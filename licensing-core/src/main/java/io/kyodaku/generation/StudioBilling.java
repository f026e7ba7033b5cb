package io.kyodaku.generation;

import io.kyodaku.decision.Usage;
import java.util.Optional;
import java.util.UUID;

/**
 * What the portal's own generator asks for, at the hand of a creator who is signed in. The same use
 * cases that partners call, so that the portal gets nothing cheaper or easier than they do.
 */
interface StudioBilling {

  ChargeOutcome.OfAuthorize authorize(Usage usage, UUID generatorId, String idempotencyKey);

  /** What an idempotency key is bound to. */
  Optional<Authorization> ofKey(UUID generatorId, String idempotencyKey);

  Optional<Authorization> ofCreator(UUID creatorId, UUID authorizationId);

  ChargeOutcome.OfSettle settle(UUID generatorId, UUID authorizationId, int seconds);

  ChargeOutcome.OfVoid release(UUID generatorId, UUID authorizationId);
}
