package io.kyodaku.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What counts of a tenant.
 *
 * @param verified whether it may license anything now
 * @param stopped whether it stopped everything it has
 * @param contract the version whose status is in force
 */
record TenantFacts(UUID id, boolean verified, boolean stopped, Optional<ContractFacts> contract) {

  /** Dated ahead, a contract is not in force yet. */
  Optional<ContractFacts> contractAt(Instant now) {
    return contract.filter(terms -> !terms.effectiveFrom().isAfter(now));
  }
}
