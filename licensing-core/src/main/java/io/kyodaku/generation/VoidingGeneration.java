package io.kyodaku.generation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * A generator gives up what it was granted, or what it waits for; the creator has its credits back.
 */
@Dependent
public class VoidingGeneration {

  private final Authorizations authorizations;
  private final Charges charges;

  @Inject
  public VoidingGeneration(Authorizations authorizations, Charges charges) {
    this.authorizations = authorizations;
    this.charges = charges;
  }

  /** Again: the same. */
  public ChargeOutcome.OfVoid release(UUID generatorId, UUID authorizationId) {
    return authorizations
        .ofGenerator(generatorId, authorizationId)
        .map(charges::release)
        .orElseGet(ChargeOutcome.NotFound::new);
  }
}
