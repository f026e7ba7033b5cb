package io.kyodaku.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What counts of a tenant.
 *
 * @param verified whether it may license anything now
 * @param stopped whether it stopped everything it has
 * @param contracts the version in force and one that is agreed for later, each from every moment on
 *     at which its terms plugin is another version; the latest first
 */
record TenantFacts(UUID id, boolean verified, boolean stopped, List<ContractFacts> contracts) {

  TenantFacts {
    contracts =
        contracts.stream()
            .sorted(Comparator.comparing(ContractFacts::effectiveFrom).reversed())
            .toList();
  }

  /** The latest that has begun, unless the contract has ended by then. */
  Optional<ContractFacts> contractAt(Instant now) {
    for (ContractFacts contract : contracts) {
      if (!contract.effectiveFrom().isAfter(now)) {
        return contract.isInForceAt(now) ? Optional.of(contract) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
