package io.kyodaku.generation;

import io.kyodaku.decision.Deciding;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.Usage;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An owner says yes to a usage that waits for it. It is decided, priced and held anew: what was
 * true when it was asked may have changed, and another owner may have to answer still.
 */
@Dependent
public class ApprovingGeneration {

  private final Authorizations authorizations;
  private final Deciding deciding;
  private final Charges charges;

  @Inject
  public ApprovingGeneration(Authorizations authorizations, Deciding deciding, Charges charges) {
    this.authorizations = authorizations;
    this.deciding = deciding;
    this.charges = charges;
  }

  /**
   * @param accountId who answers for the tenant, checked by the caller
   * @throws io.kyodaku.decision.OutOfTouchException when this node can't know what has changed
   */
  public ChargeOutcome.OfApprove approve(TenantId tenant, UUID accountId, UUID authorizationId) {
    Optional<Authorization> found = authorizations.ofTenant(tenant.value(), authorizationId);
    if (found.isEmpty()) {
      return new ChargeOutcome.NotFound();
    }
    Authorization pending = found.get();
    if (pending.status() != AuthorizationStatus.PENDING_APPROVAL) {
      return new ChargeOutcome.NotPending(pending.status());
    }
    return switch (deciding.decide(asked(pending), pending.generatorId())) {
      case Decision.Granted now -> {
        Authorization anew = Drafts.approved(pending, now.price(), now.obligations(), now.basis());
        yield charges.approve(tenant, accountId, anew, Set.of());
      }
      case Decision.NeedsApproval now -> {
        Authorization anew = Drafts.approved(pending, now.price(), now.obligations(), now.basis());
        yield charges.approve(tenant, accountId, anew, now.approvers());
      }
      case Decision.Refused now -> new ChargeOutcome.Refused(now.reasons(), pending.matches());
    };
  }

  /** The prompt is not kept: what was found in it is asked for by id. */
  private static Usage asked(Authorization pending) {
    AuthorizedUsage usage = pending.usage();
    List<UUID> assets =
        Stream.concat(usage.assets().stream(), pending.matches().stream().map(Match::assetId))
            .distinct()
            .toList();
    return new Usage(
        pending.creatorId(),
        "",
        assets,
        usage.use(),
        usage.territories(),
        usage.seconds(),
        usage.quality(),
        usage.themes());
  }
}
