package io.kyodaku.generation;

import java.util.Set;
import java.util.UUID;

/**
 * A decision to be made good: credits held, or an owner asked.
 *
 * @param authorization as it will be if nothing refuses it; its status says which of the two
 * @param idempotencyKey the generator's own
 * @param usageHash of the parsed usage, 64 hex digits: what the key is bound to
 * @param body the answer, kept with the key
 * @param approvers the tenants that have to approve; empty when it is AUTHORIZED
 */
public record HoldRequest(
    Authorization authorization,
    String idempotencyKey,
    String usageHash,
    String body,
    Set<UUID> approvers) {

  public static final int KEY_LENGTH_AT_MOST = 255;

  public HoldRequest {
    approvers = Set.copyOf(approvers);
    boolean pending = authorization.status() == AuthorizationStatus.PENDING_APPROVAL;
    if (pending == approvers.isEmpty()) {
      throw new IllegalArgumentException("exactly a pending authorization has approvers");
    }
    if (idempotencyKey.isEmpty() || idempotencyKey.length() > KEY_LENGTH_AT_MOST) {
      throw new IllegalArgumentException("an idempotency key has 1 to 255 characters");
    }
  }

  /** 201 for what was granted, 202 for what waits. */
  public int status() {
    return authorization.status() == AuthorizationStatus.PENDING_APPROVAL ? 202 : 201;
  }
}
