package io.kyodaku.generation;

import io.kyodaku.shared.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * One party's part of one licence fee. The shares of one claim add up exactly to its fee, in the
 * owner's currency; compute and the platform's margin stand apart.
 *
 * @param claimId whose fee is split
 * @param partyId the tenant, also of what is held of its royalty; empty for the platform
 */
public record PartyShare(UUID claimId, Kind kind, Optional<UUID> partyId, Money amount) {

  /** Who takes the part. */
  public enum Kind {
    OWNER,
    /** Earned under the owner's contract, and held: in dispute, or nobody's. */
    HELD,
    PLATFORM
  }
}
