package io.kyodaku.contract;

import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** A rightsholder lets go of a draft that it does not want to sign. What was signed stays. */
@Dependent
public class DiscardingDraft {

  private final JpaContracts contracts;

  @Inject
  DiscardingDraft(JpaContracts contracts) {
    this.contracts = contracts;
  }

  /** What became of it. */
  public enum Outcome {
    DISCARDED,
    /** There is no such draft of this tenant, or it is signed by now. */
    NOT_A_DRAFT
  }

  /** A signature that comes at the same time waits, and then finds nothing; or was there first. */
  @TenantScoped
  public Outcome discard(TenantId tenant, UUID versionId) {
    Optional<ContractVersion> draft =
        contracts
            .lockVersion(versionId)
            .filter(version -> version.status() == ContractStatus.DRAFT);
    draft.ifPresent(contracts::remove);
    return draft.isPresent() ? Outcome.DISCARDED : Outcome.NOT_A_DRAFT;
  }
}
