package io.kyodaku.generation;

import io.kyodaku.decision.Usage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Asks the use cases that partners reach over REST. */
@Dependent
class UseCaseBilling implements StudioBilling {

  private final AuthorizingGeneration authorizing;
  private final SettlingGeneration settling;
  private final VoidingGeneration voiding;
  private final Authorizations authorizations;

  @Inject
  UseCaseBilling(
      AuthorizingGeneration authorizing,
      SettlingGeneration settling,
      VoidingGeneration voiding,
      Authorizations authorizations) {
    this.authorizing = authorizing;
    this.settling = settling;
    this.voiding = voiding;
    this.authorizations = authorizations;
  }

  /** The answer goes over no wire, so its id is all that is kept with the key. */
  @Override
  public ChargeOutcome.OfAuthorize authorize(Usage usage, UUID generatorId, String idempotencyKey) {
    return authorizing.authorize(
        usage, generatorId, idempotencyKey, authorization -> authorization.id().toString());
  }

  @Override
  public Optional<Authorization> ofKey(UUID generatorId, String idempotencyKey) {
    return authorizations.ofKey(generatorId, idempotencyKey);
  }

  @Override
  public Optional<Authorization> ofCreator(UUID creatorId, UUID authorizationId) {
    return authorizations.ofCreator(creatorId, authorizationId);
  }

  @Override
  public ChargeOutcome.OfSettle settle(UUID generatorId, UUID authorizationId, int seconds) {
    return settling.settle(generatorId, authorizationId, seconds);
  }

  @Override
  public ChargeOutcome.OfVoid release(UUID generatorId, UUID authorizationId) {
    return voiding.release(generatorId, authorizationId);
  }
}
