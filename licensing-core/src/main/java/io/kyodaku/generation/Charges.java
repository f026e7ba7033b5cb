package io.kyodaku.generation;

import io.kyodaku.decision.Price;
import io.kyodaku.shared.TenantId;
import java.util.Set;
import java.util.UUID;

/**
 * The money behind a generation. Every call is durable when it answers, is serialised with all
 * others of the same creator, and may be repeated: what took effect before is found, not done
 * twice.
 */
public interface Charges {

  /** Holds credits for a granted usage, or records one that waits for approval. */
  ChargeOutcome.OfAuthorize hold(HoldRequest request);

  /**
   * What an idempotency key is bound to, for a request that was refused meanwhile: the original
   * answer, {@link ChargeOutcome.KeyReused}, {@link ChargeOutcome.NotLinked}, or else {@code
   * refused}.
   */
  ChargeOutcome.OfAuthorize recall(
      UUID generatorId,
      UUID creatorId,
      String idempotencyKey,
      String usageHash,
      ChargeOutcome.Refused refused);

  /**
   * Charges what was rendered.
   *
   * @param granted as read before; only its unchanging parts count
   * @param seconds at most those of the usage
   * @param actual the granted price for these seconds
   */
  ChargeOutcome.OfSettle settle(Authorization granted, int seconds, Price actual);

  /** Gives up what was granted or is pending; nobody's approval is needed for that. */
  ChargeOutcome.OfVoid release(Authorization granted);

  /**
   * An owner says yes.
   *
   * @param decidedAnew what it will be: AUTHORIZED, with price, obligations, version and expiry as
   *     they are decided now
   * @param approvers the tenants that have to approve by that decision; empty if none has to any
   *     more
   */
  ChargeOutcome.OfApprove approve(
      TenantId tenant, UUID accountId, Authorization decidedAnew, Set<UUID> approvers);

  /** An owner says no. */
  ChargeOutcome.OfDecline decline(TenantId tenant, UUID accountId, Authorization pending);
}
