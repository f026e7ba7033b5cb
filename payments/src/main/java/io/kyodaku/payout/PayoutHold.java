package io.kyodaku.payout;

import java.time.Instant;
import java.util.Optional;

/**
 * For how long and why a tenant was sent nothing.
 *
 * @param reason what the tenant reads
 * @param heldBy an operator's name; empty for the tenant
 * @param releasedBy the same
 */
public record PayoutHold(
    String reason,
    String heldBy,
    Instant heldAt,
    Optional<String> releasedBy,
    Optional<Instant> releasedAt) {

  public boolean isOpen() {
    return releasedAt.isEmpty();
  }
}
